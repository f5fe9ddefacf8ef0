// SPDX-License-Identifier: Apache-2.0
// Collects features of the trained models: a template's number and the values that it combines become one hash.
#pragma once

#include <cstdint>
#include <vector>

#include "core/hash.hpp"

namespace entente {

class FeatureCollector {
 public:
  // Appends to `features`, which outlives it.
  explicit FeatureCollector(std::vector<std::uint64_t>& features) : features_(features) {}

  template <class... Values>
  void operator()(std::uint64_t which, Values... values) {
    std::uint64_t hash = which * 0x9e3779b97f4a7c15ULL;
    ((hash = mix(hash ^ static_cast<std::uint64_t>(values)) + 0x9e3779b97f4a7c15ULL), ...);
    features_.push_back(mix(hash));
  }

 private:
  std::vector<std::uint64_t>& features_;
};

}  // namespace entente
