// SPDX-License-Identifier: Apache-2.0
// What is most frequent for a word with a tag; for words not seen, for the longest known ending with that tag.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/model_file.hpp"
#include "syntax/lexicon.hpp"

namespace entente {

// Keys from the most special to the most general.
using BackoffKeys = std::array<std::uint64_t, 7>;
BackoffKeys backoff_keys(const WordInfo& word, TagClass tag);

class BackoffTable {
 public:
  struct Slot {
    std::uint32_t check = 0;  // the upper half of the key; 0 is free
    std::uint32_t value = 0;
  };

  BackoffTable() = default;
  // Section NAME.
  BackoffTable(const ModelFile& file, std::string_view name);

  // The value of the first key that is there; 0 where none is.
  std::uint32_t find(const BackoffKeys& keys) const;
  bool has(std::uint64_t key) const;

  static std::uint32_t check_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32) | 1U; }

 private:
  std::span<const Slot> slots_;  // a power of two, open addressing by the lower half of the key
  std::uint64_t mask_ = 0;
};

}  // namespace entente
