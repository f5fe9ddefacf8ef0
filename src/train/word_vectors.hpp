// SPDX-License-Identifier: Apache-2.0
// Vectors of words, learnt elsewhere from far more text than treebanks have: what kind of word one is that they never show.
#pragma once

#include <cstdint>
#include <filesystem>
#include <unordered_map>

#include "train/network_layers.hpp"

namespace entente {

struct WordVectors {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  Rows values;                                           // a row for each word
  std::unordered_map<std::uint64_t, std::uint32_t> rows;  // by WordInfo::lower

  std::uint32_t find(std::uint64_t lower) const {
    const auto found = rows.find(lower);
    return found == rows.end() ? none : found->second;
  }
};

// The first `most` words of a file as GloVe has them (Pennington, Socher and Manning 2014): a line for each word, then its numbers,
// all parted by spaces; the most frequent words first. Words with digits are passed over: they are known by their shape. Throws
// Error where a line has another count of numbers than the first.
WordVectors read_word_vectors(const std::filesystem::path& path, std::size_t most);

}  // namespace entente
