// SPDX-License-Identifier: Apache-2.0
// What the network sees of a word by itself: rows of its table of embeddings, which are added up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/lexicon.hpp"

namespace entente {

// The table's parts, one after the other. All but the words themselves are found by hash.
namespace input_rows {
constexpr std::uint32_t bits = 0;      // a row for each bit of WordInfo::dictionary
constexpr std::uint32_t classes = 64;  // and of WordInfo::classes
constexpr std::uint32_t shapes = classes + Dictionary::class_bits;
constexpr std::uint32_t shape_rows = 1024;
constexpr std::uint32_t affixes = shapes + shape_rows;
constexpr std::uint32_t affix_rows = 32768;
constexpr std::uint32_t trigrams = affixes + affix_rows;
constexpr std::uint32_t trigram_rows = 16384;
constexpr std::uint32_t words = trigrams + trigram_rows;  // the first of these is for words not known
}  // namespace input_rows

// The words that have rows of their own.
class NetworkVocabulary {
 public:
  NetworkVocabulary() = default;
  // WordInfo::lower of each, in ascending order, which is that of their rows. Not owned.
  explicit NetworkVocabulary(std::span<const std::uint64_t> words) : words_(words) {}

  std::uint32_t row(const WordInfo& word) const;
  std::uint32_t rows() const { return static_cast<std::uint32_t>(input_rows::words + 1 + words_.size()); }  // of the whole table

 private:
  std::span<const std::uint64_t> words_;
};

// Which number is added to an arc's score for how far the head is from the word, and on which side.
constexpr std::size_t distance_kinds = 21;
std::size_t distance_kind(std::size_t word, std::size_t head);  // both from 1; 0 is the root

// Appends to `rows`: the word's own row first.
void network_rows(const WordInfo& word, std::string_view form, const NetworkVocabulary& vocabulary,
                  std::vector<std::uint32_t>& rows);

}  // namespace entente
