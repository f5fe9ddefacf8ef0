// SPDX-License-Identifier: Apache-2.0
// A linear classifier over hashed features: each feature has a sparse row of weights, one for each class it speaks about.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/model_file.hpp"

namespace entente {

class LinearModel {
 public:
  struct Slot {
    std::uint32_t check = 0;  // the upper half of the feature's hash; 0 is free
    std::uint32_t row = 0;    // index of its first weight
  };
  struct Weight {
    std::uint16_t key = 0;  // class; the highest bit marks the last one of a row
    std::int16_t value = 0;
  };
  static constexpr std::uint16_t last = 0x8000;

  LinearModel() = default;
  // Sections NAME.slots and NAME.weights.
  LinearModel(const ModelFile& file, std::string_view name);

  void prefetch(std::uint64_t feature) const { __builtin_prefetch(slots_.data() + (feature & mask_)); }

  // Adds the feature's weights to the scores, one for each class.
  void add(std::uint64_t feature, std::int32_t* scores) const {
    const Weight* weight = find(feature);
    if (weight == nullptr) return;
    for (;; ++weight) {
      scores[weight->key & (last - 1U)] += weight->value;
      if ((weight->key & last) != 0) return;
    }
  }

 private:
  const Weight* find(std::uint64_t feature) const {
    const std::uint32_t check = check_of(feature);
    for (std::size_t i = feature & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].check == check) return weights_.data() + slots_[i].row;
      if (slots_[i].check == 0) return nullptr;
    }
  }

 public:
  static std::uint32_t check_of(std::uint64_t feature) { return static_cast<std::uint32_t>(feature >> 32) | 1U; }

 private:
  std::span<const Slot> slots_;  // a power of two, open addressing by the lower half of the hash
  std::span<const Weight> weights_;
  std::uint64_t mask_ = 0;
};

}  // namespace entente
