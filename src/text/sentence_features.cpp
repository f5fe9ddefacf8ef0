// SPDX-License-Identifier: Apache-2.0
#include "text/sentence_features.hpp"

#include <algorithm>

#include "core/hash.hpp"

namespace entente {
namespace {

std::uint64_t combine(std::uint64_t a, std::uint64_t b) { return mix(a * 0x9e3779b97f4a7c15ULL + b + 1); }

bool starts_sentence(CharKind kind) { return kind != CharKind::lower && kind != CharKind::letter && kind != CharKind::comma; }

// The kinds of characters, repeated ones once, and how long the word is.
std::uint64_t shape_of(const std::vector<Character>& characters) {
  std::uint64_t shape = std::min<std::size_t>(characters.size(), 4);
  CharKind before = CharKind::none;
  for (std::size_t i = 0; i < std::min<std::size_t>(characters.size(), 24); ++i) {
    if (characters[i].kind != before) shape = shape * 32 + static_cast<std::uint64_t>(characters[i].kind);
    before = characters[i].kind;
  }
  return shape;
}

}  // namespace

SentenceEnds::Word SentenceEnds::describe(const std::vector<Character>& characters, const Abbreviations& abbreviations) {
  Word word;
  if (characters.empty()) return word;
  word.hash = hash_characters(std::span(characters).first(std::min<std::size_t>(characters.size(), 32)));
  word.shape = shape_of(characters);
  word.first = characters.front().kind;
  word.last = characters.back().kind;
  if (word.last == CharKind::period) word.abbreviation = abbreviations.find(word.hash);
  return word;
}

void SentenceEnds::read(const Document& document, const Abbreviations& abbreviations) {
  words_.clear();
  counted_ = quotes_ = 0;
  brackets_ = 0;
  std::vector<Character> characters;
  for (const Token& token : document.tokens) {
    read_characters(document.article->text, token.span.begin, token.span.end, characters);
    words_.push_back(describe(characters, abbreviations));
    words_.back().space_before = token.has(Token::space_before);
    words_.back().new_paragraph = token.has(Token::paragraph_start);
  }
}

const SentenceEnds::Word& SentenceEnds::at(std::size_t token, int distance) const {
  static const Word outside{};
  const auto index = static_cast<std::ptrdiff_t>(token) + distance;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(words_.size()) ? outside : words_[static_cast<std::size_t>(index)];
}

bool SentenceEnds::possible(std::size_t token) const {
  const Word& word = words_[token];
  if (word.abbreviation == Abbreviations::Kind::title) return false;
  const bool punctuation = !is_alphabetic(word.last) && word.last != CharKind::digit && word.last != CharKind::comma;
  const Word& next = at(token, 1);
  if (!next.space_before) return punctuation && word.last != CharKind::hyphen && next.first != CharKind::hyphen;
  return punctuation || starts_sentence(next.first);
}

void SentenceEnds::features(std::size_t token, std::size_t first, std::vector<std::uint64_t>& features) {
  if (counted_ <= first) quotes_ = 0, brackets_ = 0, counted_ = first;
  for (; counted_ <= token; ++counted_) {
    quotes_ += words_[counted_].first == CharKind::quote;
    brackets_ += words_[counted_].first == CharKind::open ? 1 : words_[counted_].first == CharKind::close ? -1 : 0;
  }
  const Word& word = words_[token];
  const Word& next = at(token, 1);
  const Word& before = at(token, -1);
  const Word& after = at(token, 2);
  const std::uint64_t open = (quotes_ & 1U) | (brackets_ > 0 ? 2U : 0U) | (next.space_before ? 4U : 0U) |
                             (after.space_before ? 8U : 0U) | (after.new_paragraph ? 16U : 0U);
  const std::uint64_t length = std::min<std::uint64_t>(token - first + 1, 6);
  const auto kind = [](CharKind k) { return static_cast<std::uint64_t>(k); };
  const std::uint64_t shapes = combine(word.shape, next.shape);
  features.clear();
  std::uint64_t number = 100;
  const auto add = [&](std::uint64_t value) { features.push_back(combine(++number, value)); };
  add(0);
  add(word.hash);
  add(next.hash);
  add(combine(word.hash, next.hash));
  add(combine(word.hash, next.shape));
  add(combine(word.shape, next.hash));
  add(shapes);
  add(combine(shapes, open));
  add(combine(shapes, length));
  add(combine(word.hash, combine(kind(next.first), open)));
  add(combine(before.hash, combine(word.hash, kind(next.first))));
  add(combine(before.shape, combine(word.hash, next.shape)));
  add(combine(word.hash, combine(next.shape, after.shape)));
  add(combine(kind(word.last), combine(next.hash, after.hash)));
  add(combine(combine(kind(before.last), kind(word.last)), combine(kind(next.first), kind(after.first))));
  add(combine(before.hash, combine(kind(word.last), next.hash)));
  add(combine(at(token, -2).hash, combine(before.hash, shapes)));
  add(combine(combine(static_cast<std::uint64_t>(word.abbreviation), kind(word.last)), combine(next.shape, open)));
  add(combine(combine(at(token, -2).shape, before.shape), shapes));
  add(combine(shapes, combine(after.shape, at(token, 3).shape)));
  add(combine(next.hash, next.shape));
  add(combine(combine(next.hash, next.shape), kind(word.last)));
  add(combine(combine(next.hash, next.shape), combine(word.shape, length)));
  add(combine(combine(word.hash, word.shape), kind(next.first)));
  add(combine(after.hash, shapes));
  add(combine(combine(next.shape, after.shape), combine(at(token, 3).shape, kind(word.last))));
  add(combine(combine(before.shape, word.shape), combine(next.shape, after.shape)));
  add(combine(std::min<std::uint64_t>((token - first) / 8, 6), shapes));
  add(combine(std::min<std::uint64_t>((token - first) / 8, 6), combine(kind(word.last), kind(next.first))));
  add(combine(words_[first].hash, combine(word.hash, length)));
  add(combine(words_[first].shape, combine(shapes, length)));
}

}  // namespace entente
