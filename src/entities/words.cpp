// SPDX-License-Identifier: Apache-2.0
#include "entities/words.hpp"

#include "core/utf8.hpp"

namespace entente {
namespace {

Shape shape(std::string_view form) {
  std::size_t offset = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t digits = 0;
  bool first_upper = false;
  bool first = true;
  while (offset < form.size()) {
    const char32_t c = next_char(form, offset);
    if (is_upper(c)) {
      ++upper;
      first_upper = first_upper || first;
    } else if (is_letter(c)) {
      ++lower;
    } else if (is_digit(c)) {
      ++digits;
    }
    first = false;
  }
  if (upper == 0) return lower > 0 ? Shape::lower : digits > 0 ? Shape::number : Shape::other;
  if (lower == 0 && upper + digits >= 2) return Shape::all_caps;
  // "iPhone" is a name though its first letter is small; "pro-Beijing" isn't.
  if (!first_upper && form.find('-') != form.npos) return Shape::lower;
  return lower > 0 ? Shape::capital : Shape::all_caps;
}

}  // namespace

Words::Words(const Document& document) : document_(document), words_(document.tokens.size()) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const TokenId id{i};
    NameKey key;
    key.add(document.form(id));
    if (!key.empty()) words_[i].key = key.value();
    const Token& token = document[id];
    words_[i].lemma = !token.lemma || token.lemma == token.form ? words_[i].key : name_key(document.lemma(id));
    words_[i].shape = shape(document.form(id));
  }
  for (const TokenRange& range : document.sentences) read_sentence(range);
}

void Words::read_sentence(TokenRange range) {
  std::size_t capitals = 0;
  std::size_t counted = 0;
  bool small = false;  // some verb or noun has no capital
  bool opens = true;
  for (std::size_t i = range.begin.value; i < range.end.value; ++i) {
    Word& word = words_[i];
    word.opens = opens;
    if (word.key != 0) opens = false;
    const Upos pos = document_.tokens[i].pos;
    if (pos == Upos::PUNCT && document_.tokens[i].span.end > 0) {
      const std::string_view form = document_.form(TokenId{i});
      if (form != "," && form != "-" && form != "(" && form != ")") opens = true;
    }
    // Short words stay small even in headlines.
    const std::uint32_t size = document_.tokens[i].span.end - document_.tokens[i].span.begin;
    const bool content = pos == Upos::VERB || pos == Upos::AUX || pos == Upos::NOUN || pos == Upos::PRON;
    small |= content && word.shape == Shape::lower;
    if (word.key == 0 || size < 4 || word.shape == Shape::number) continue;
    ++counted;
    capitals += word.shape == Shape::capital || word.shape == Shape::all_caps;
  }
  const bool full_stop = range.end.value > range.begin.value && document_.form(TokenId{range.end.value - 1U}) == ".";
  const bool title = range.begin.value == 0 && capitals == counted && !small;  // some papers end it with a full stop
  if (counted < 4 || capitals * 10 < counted * 7 || (full_stop && !title)) return;
  for (std::size_t i = range.begin.value; i < range.end.value; ++i) words_[i].headline = true;
}

std::uint64_t Words::phrase(std::size_t begin, std::size_t end) const {
  if (end == begin + 1) return words_[begin].key;
  NameKey key;
  for (std::size_t i = begin; i < end; ++i) key.add(document_.form(TokenId{i}));
  return key.value();
}

std::uint64_t Words::term(std::size_t begin, std::size_t end) const {
  NameKey key;
  for (std::size_t i = begin; i + 1 < end; ++i) key.add(document_.form(TokenId{i}));
  key.add(document_.lemma(TokenId{end - 1}));
  return key.value();
}

}  // namespace entente
