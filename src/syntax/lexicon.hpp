// SPDX-License-Identifier: Apache-2.0
// What is known of a word by itself: its hashes, its shape, the tags that it had in the treebanks.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "core/hash.hpp"
#include "core/model_file.hpp"
#include "syntax/dictionary.hpp"

namespace entente {

// A pair of UPOS and XPOS, as an index into the model's table.
using TagClass = std::uint8_t;
constexpr TagClass no_tag = 255;  // before a sentence, or for a word not seen

inline std::uint64_t combine(std::uint64_t a, std::uint64_t b) { return mix(a * 0x9e3779b97f4a7c15ULL + b + 1); }

struct WordInfo {
  std::uint64_t exact = 0;  // hash of the form
  std::uint64_t lower = 0;  // hash of the lower-case form with all digits alike
  std::array<std::uint64_t, 5> suffixes{};  // of the lower-case form
  std::array<std::uint64_t, 3> prefixes{};
  std::uint64_t dictionary = 0;     // Dictionary::describe()
  Dictionary::Classes classes{};
  std::uint32_t shape = 0;          // hash of its kinds of characters
  std::uint32_t traits = 0;         // capital, all capitals, digit, hyphen
  TagClass common = no_tag;         // its most frequent tag
  TagClass lower_common = no_tag;   // that of its lower-case form
  bool restricted = false;          // seen often enough: no tags but those below
  std::span<const TagClass> tags;   // seen, the most frequent first

  enum Trait : std::uint32_t { capital = 1, all_capitals = 2, digit = 4, hyphen = 8 };
};

class Lexicon {
 public:
  Lexicon() = default;
  // Words of the model get symbols of the shared table.
  Lexicon(const ModelFile& file, SymbolTable& shared);

  // Fills in what the form itself shows and what the lexicon knows of it.
  WordInfo describe(std::string_view form) const;
  // For a symbol below shared_words(): made once for all.
  const WordInfo& info(Symbol symbol) const { return words_[symbol.value]; }
  const Dictionary& dictionary() const { return dictionary_; }
  std::size_t shared_words() const { return words_.size(); }

 private:
  struct Entry {
    std::span<const TagClass> tags;
    std::uint8_t count = 0;
  };
  const Entry* find(std::string_view form) const;

  Dictionary dictionary_;
  const SymbolTable* shared_ = nullptr;
  std::vector<Entry> entries_;   // by symbol; without tags for symbols of others
  std::vector<WordInfo> words_;  // by symbol
};

// The infos of a document's words; those not in the lexicon are described once a document.
class WordInfos {
 public:
  void read(const Document& document, const Lexicon& lexicon);
  // For a document whose symbols don't stand on the lexicon's.
  void describe_all(const Document& document, const Lexicon& lexicon);
  const WordInfo& operator[](std::size_t token) const { return *infos_[token]; }
  std::size_t size() const { return infos_.size(); }
  // Symbols below are words of the lexicon.
  std::size_t shared() const { return shared_; }

 private:
  std::size_t shared_ = 0;
  std::vector<WordInfo> own_;  // by local symbol
  std::vector<const WordInfo*> infos_;
};

}  // namespace entente
