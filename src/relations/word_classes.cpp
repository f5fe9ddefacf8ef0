// SPDX-License-Identifier: Apache-2.0
#include "relations/word_classes.hpp"

#include <algorithm>

#include <entente/error.hpp>

#include "core/tsv.hpp"

namespace entente {
namespace {

Upos part_of_speech(const TsvReader& lines, std::string_view name) {
  const Upos pos = upos(name);
  if (pos == Upos::X) lines.fail("unknown part of speech '" + std::string(name) + "'");
  return pos;
}

}  // namespace

WordClasses::WordClasses(const Resources& resources, SymbolTable& shared) {
  constexpr std::string_view file = "en/relation_words.tsv";
  TsvReader lines(resources.get(file), resources.where(file), 3);
  while (lines.next()) {
    const ClassId word_class = add(lines[0]);
    const Upos pos = part_of_speech(lines, lines[1]);
    for (const std::string_view word : split(lines[2], ' ')) {
      std::vector<ClassId>& list = classes_[word_key(shared.intern(word), pos)];
      if (std::find(list.begin(), list.end(), word_class) == list.end()) list.push_back(word_class);
    }
  }
}

ClassId WordClasses::add(std::string_view name) {
  if (const ClassId known = find(name)) return known;
  names_.emplace_back(name);
  return ClassId{names_.size() - 1};
}

std::span<const ClassId> WordClasses::classes(Symbol lemma, Upos pos) const {
  const auto found = classes_.find(word_key(lemma, pos));
  return found == classes_.end() ? std::span<const ClassId>() : std::span<const ClassId>(found->second);
}

bool WordClasses::has(ClassId word_class, Symbol lemma, Upos pos) const {
  const std::span<const ClassId> list = classes(lemma, pos);
  return std::find(list.begin(), list.end(), word_class) != list.end();
}

ClassId WordClasses::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? ClassId() : ClassId{static_cast<std::size_t>(found - names_.begin())};
}

ClassId WordClasses::require(std::string_view name) const {
  if (const ClassId found = find(name)) return found;
  throw Error("relation_words.tsv has no class '" + std::string(name) + "'" + did_you_mean(name, names()));
}

std::vector<std::string_view> WordClasses::names() const { return {names_.begin(), names_.end()}; }

std::vector<std::uint64_t> WordClasses::words(ClassId word_class) const {
  std::vector<std::uint64_t> keys;
  for (const auto& [key, list] : classes_)
    if (std::find(list.begin(), list.end(), word_class) != list.end()) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<Symbol> lower_lemmas(const Document& document) {
  std::vector<Symbol> keys(document.tokens.size());
  std::string lower;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = document.tokens[i].lemma;
    const std::string_view lemma = document.symbols.view(keys[i]);
    if (std::none_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
    lower.assign(lemma);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    keys[i] = document.symbols.find(lower);
  }
  return keys;
}

}  // namespace entente
