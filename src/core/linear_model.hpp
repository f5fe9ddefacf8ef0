// SPDX-License-Identifier: Apache-2.0
// A linear classifier over hashed features: each feature has a row of weights, one for each class it speaks about.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"

namespace entente {

class LinearModel {
 public:
  struct Slot {
    std::uint32_t check = 0;  // the upper half of the feature's hash, which also says where to look; 0 is free
    std::uint32_t row = 0;    // index of its first weight; with `dense`, of its row of weights for all classes
  };
  struct Weight {
    std::uint16_t key = 0;  // class; the highest bit marks the last one of a row
    std::int16_t value = 0;
  };
  static constexpr std::uint16_t last = 0x8000;
  static constexpr std::uint32_t dense = 0x80000000;
  static constexpr std::size_t most_features = 128;  // of one decision

  LinearModel() = default;
  // Sections NAME.slots, NAME.weights, NAME.dense.
  LinearModel(const ModelFile& file, std::string_view name, std::size_t classes);

  // Where the rows of recent features are. Decisions made one after the other share most of their features, and a look-up
  // in the whole table waits for memory. Kept by one thread, for one model.
  struct Recent {
    struct Entry {
      std::uint64_t feature = 0;
      std::uint32_t row = absent;
    };
    std::vector<Entry> entries = std::vector<Entry>(4096);  // a power of two; each feature has one place
  };
  static constexpr std::uint32_t absent = 0xFFFFFFFF;  // a row that is not there

  // Overwrites the scores with the sums of the features' weights, one for each class; there must be room for padded(classes).
  void score(std::span<const std::uint64_t> features, std::int32_t* scores) const;
  void score(std::span<const std::uint64_t> features, std::int32_t* scores, Recent& recent) const;

  // A table for so many features has so many homes.
  static constexpr std::size_t homes(std::size_t features) { return features * 4 / 3 + 1; }
  static constexpr std::size_t spare = 1024;  // slots behind the homes
  // Rows of weights for all classes are of whole vector registers.
  static constexpr std::size_t block = 16;
  static constexpr std::size_t padded(std::size_t classes) { return (classes + block - 1) / block * block; }
  static constexpr std::uint32_t check_of(std::uint64_t feature) { return static_cast<std::uint32_t>(feature >> 32) | 1U; }

 private:
  std::size_t home(std::uint32_t check) const { return static_cast<std::size_t>(check * homes_ >> 32); }
  std::uint32_t find(std::uint64_t feature) const {
    const std::uint32_t check = check_of(feature);
    const Slot* slot = slots_.data() + home(check);
    while (slot->check != 0 && slot->check < check) ++slot;
    return slot->check == check ? slot->row : absent;
  }
  void sum(std::span<const std::uint32_t> rows, std::int32_t* scores) const;

  std::span<const Slot> slots_;  // sorted by check, with free ones between; the last one is free
  std::span<const Weight> weights_;
  std::span<const std::int16_t> dense_;
  std::uint64_t homes_ = 0;  // slots where a feature can start; behind them is room for what doesn't fit
  std::size_t classes_ = 0;  // padded
};

}  // namespace entente
