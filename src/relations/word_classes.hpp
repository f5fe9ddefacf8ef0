// SPDX-License-Identifier: Apache-2.0
// Words by what they mean for relations: "attack" names the verbs and nouns of attacking. Rules speak of classes, not of words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/document.hpp>

#include "core/resources.hpp"

namespace entente {

using ClassId = Id<class WordClasses>;

// Proper nouns count as nouns and auxiliaries as verbs: a title or a "will" is not the less one for it.
constexpr Upos coarse(Upos pos) { return pos == Upos::PROPN ? Upos::NOUN : pos == Upos::AUX ? Upos::VERB : pos; }

// The table's key of a word as a part of speech.
constexpr std::uint64_t word_key(Symbol lemma, Upos pos) {
  return (std::uint64_t{lemma.value} << 8) | static_cast<std::uint64_t>(coarse(pos));
}

// en/relation_words.tsv.
class WordClasses {
 public:
  WordClasses(const Resources& resources, SymbolTable& shared);

  std::span<const ClassId> classes(Symbol lemma, Upos pos) const;
  bool has(ClassId word_class, Symbol lemma, Upos pos) const;
  // The class of the name; none if no word has it.
  ClassId find(std::string_view name) const;
  // The class that the program relies on; throws Error if the table lacks it.
  ClassId require(std::string_view name) const;
  std::vector<std::string_view> names() const;
  // The words of a class.
  std::vector<std::uint64_t> words(ClassId word_class) const;

 private:
  ClassId add(std::string_view name);

  std::vector<std::string> names_;
  std::unordered_map<std::uint64_t, std::vector<ClassId>> classes_;
};

// The lemmas of a document's tokens without regard to case, so that "Minister" in a title is the noun "minister".
std::vector<Symbol> lower_lemmas(const Document& document);

}  // namespace entente
