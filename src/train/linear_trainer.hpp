// SPDX-License-Identifier: Apache-2.0
// Trains a LinearModel: a perceptron whose weights are averaged over all its updates.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"

namespace entente {

class LinearTrainer {
 public:
  explicit LinearTrainer(std::size_t classes);

  std::size_t classes() const { return classes_; }
  // Count features of right decisions first, then keep those seen often: no others will have weights.
  void count(std::span<const std::uint64_t> features);
  void keep_counted(std::uint32_t least);
  // Overwrites `scores`, one for each class.
  void score(std::span<const std::uint64_t> features, float* scores) const;
  void update(std::span<const std::uint64_t> features, std::size_t key, float delta);
  // One more example seen: averages count in these.
  void tick() { ++now_; }

  static constexpr double mean_weight = 1024;  // what weights are scaled to, where the largest one still fits
  struct Pruning {
    double relative = 0.0;  // weights below this part of the mean absolute weight are left out
    std::uint32_t updates = 1;  // as are features with fewer updates
  };
  // Sections NAME.slots, NAME.weights and NAME.dense, with the averaged weights scaled to 16 bits.
  void write(ModelWriter& writer, std::string_view name, const Pruning& pruning) const;

 private:
  struct Cell {
    std::uint32_t key;
    float weight;
  };
  struct History {
    double total;  // sum of weight × time
    std::uint32_t since;
  };
  struct Row {
    std::uint64_t feature;
    std::uint32_t counted = 0;
    std::uint32_t updates = 0;
    std::vector<Cell> cells;
    std::vector<History> histories;  // of the cells; apart, as scoring doesn't need them
  };
  struct Averaged {
    std::uint16_t key;
    double value;
  };

  std::uint32_t find(std::uint64_t feature) const;
  std::uint32_t find_or_add(std::uint64_t feature);
  void grow();
  void index(std::size_t slots);
  std::vector<Averaged> averaged(const Row& row, const Pruning& pruning) const;

  std::size_t classes_;
  std::uint32_t now_ = 1;
  bool closed_ = false;  // no new features
  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // open addressing, 0 is free, else row + 1
};

}  // namespace entente
