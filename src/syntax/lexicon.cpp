// SPDX-License-Identifier: Apache-2.0
#include "syntax/lexicon.hpp"

#include <algorithm>
#include <string>

#include "core/tsv.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint8_t often = 8;  // a word seen so often shows all its tags
constexpr std::size_t longest_form = 64;  // bytes of a word that are looked at

std::string_view head_of(std::string_view form) {
  if (form.size() <= longest_form) return form;
  std::size_t end = longest_form;
  while (end > 0 && (static_cast<unsigned char>(form[end]) & 0xC0U) == 0x80U) --end;
  return form.substr(0, end);
}

std::string lower_of(std::string_view form) {
  if (std::all_of(form.begin(), form.end(), [](char c) { return static_cast<signed char>(c) >= 0 && (c < 'A' || c > 'Z'); }))
    return std::string(form);
  return to_lower(form);
}

char shape_of(char32_t c) {
  if (is_lower(c)) return 'a';
  if (is_upper(c)) return 'A';
  if (is_digit(c)) return '0';
  return c < 0x80 ? static_cast<char>(c) : '_';
}

void describe_characters(std::string_view form, WordInfo& info) {
  std::string shape;
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  for (std::size_t i = 0; i < form.size();) {
    const bool first = i == 0;
    const char kind = shape_of(next_char(form, i));
    uppers += kind == 'A';
    lowers += kind == 'a';
    if (kind == 'A' && first) info.traits |= WordInfo::capital;
    if (kind == '0') info.traits |= WordInfo::digit;
    if (kind == '-') info.traits |= WordInfo::hyphen;
    if (shape.size() < 2 || shape.back() != kind || shape[shape.size() - 2] != kind) shape += kind;
  }
  if (uppers > 0 && lowers == 0) info.traits |= WordInfo::all_capitals;
  info.shape = hash32(shape);
}

void describe_affixes(std::string_view lower, WordInfo& info) {
  for (std::size_t i = 0; i < info.suffixes.size(); ++i)
    info.suffixes[i] = hash64(lower.substr(lower.size() - std::min(lower.size(), i + 1)), 2 * i);
  for (std::size_t i = 0; i < info.prefixes.size(); ++i) info.prefixes[i] = hash64(lower.substr(0, i + 1), 2 * i + 1);
}

}  // namespace

Lexicon::Lexicon(const ModelFile& file, SymbolTable& shared) : dictionary_(file), shared_(&shared) {
  const auto offsets = file.array<std::uint32_t>("forms.offsets");
  const auto tags = file.array<TagClass>("forms.tags");
  const auto counts = file.array<std::uint8_t>("forms.counts");
  const std::vector<std::string_view> forms = split(file.section("forms"), '\n');
  if (offsets.size() != forms.size() + 1 || counts.size() != forms.size() || offsets.back() > tags.size()) file.fail("its words don't fit");
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const Symbol symbol = shared.intern(forms[i]);
    if (entries_.size() <= symbol.value) entries_.resize(symbol.value + 1);
    entries_[symbol.value] = {tags.subspan(offsets[i], offsets[i + 1] - offsets[i]), counts[i]};
  }
  for (std::uint32_t s = 0; s < entries_.size(); ++s) words_.push_back(describe(shared.view(Symbol{s})));
}

const Lexicon::Entry* Lexicon::find(std::string_view form) const {
  const Symbol symbol = shared_->find(form);
  return symbol && symbol.value < entries_.size() && !entries_[symbol.value].tags.empty() ? &entries_[symbol.value] : nullptr;
}

WordInfo Lexicon::describe(std::string_view whole) const {
  const std::string_view form = head_of(whole);
  WordInfo info;
  std::string lower = lower_of(form);
  const Entry* exact_entry = shared_ == nullptr ? nullptr : find(form);
  const Entry* lower_entry = shared_ == nullptr ? nullptr : lower == form ? exact_entry : find(lower);
  describe_characters(form, info);
  info.dictionary = dictionary_.describe(lower);
  info.classes = dictionary_.classes(lower, info.dictionary);
  for (char& c : lower)
    if (c >= '0' && c <= '9') c = '0';
  info.exact = hash64(form);
  info.lower = hash64(lower);
  describe_affixes(lower, info);
  if (exact_entry != nullptr) info.common = exact_entry->tags.front();
  if (lower_entry != nullptr) info.lower_common = lower_entry->tags.front();
  if (exact_entry != nullptr) {
    info.tags = exact_entry->tags;
    info.restricted = exact_entry->count >= often;
  } else if (lower_entry != nullptr) {
    info.tags = lower_entry->tags;
  }
  return info;
}

void WordInfos::describe_all(const Document& document, const Lexicon& lexicon) {
  shared_ = 0;
  own_.clear();
  infos_.clear();
  own_.resize(document.symbols.size());
  for (const Token& token : document.tokens) {
    WordInfo& info = own_[token.form.value];
    if (info.exact == 0) info = lexicon.describe(document.symbols.view(token.form));
    infos_.push_back(&info);
  }
}

void WordInfos::read(const Document& document, const Lexicon& lexicon) {
  const std::size_t shared = shared_ = lexicon.shared_words();
  own_.clear();
  infos_.clear();
  if (document.symbols.size() > shared) own_.resize(document.symbols.size() - shared);
  for (const Token& token : document.tokens) {
    if (token.form.value < shared) {
      infos_.push_back(&lexicon.info(token.form));
      continue;
    }
    WordInfo& info = own_[token.form.value - shared];
    if (info.exact == 0) info = lexicon.describe(document.symbols.view(token.form));
    infos_.push_back(&info);
  }
}

}  // namespace entente
