// SPDX-License-Identifier: Apache-2.0
#include "core/linear_model.hpp"

#include <algorithm>

namespace entente {

LinearModel::LinearModel(const ModelFile& file, std::string_view name, std::size_t classes)
    : slots_(file.array<Slot>(std::string(name) + ".slots")),
      weights_(file.array<Weight>(std::string(name) + ".weights")),
      dense_(file.array<std::int16_t>(std::string(name) + ".dense")),
      classes_(padded(classes)) {
  if (slots_.size() <= spare || slots_.back().check != 0) file.fail("a table is damaged");
  if (dense_.size() % classes_ != 0) file.fail("its weights don't fit its classes");
  homes_ = slots_.size() - spare;
}

namespace {

// A loop of known length, which the compiler turns into vector instructions.
void add_block(const std::int16_t* __restrict row, std::int32_t* __restrict scores) {
  for (std::size_t k = 0; k < LinearModel::block; ++k) scores[k] += row[k];
}

}  // namespace

// Look-ups wait for memory: the slots of all features are asked for at once, then all rows, then they are summed.
void LinearModel::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  std::fill_n(scores, classes_, 0);
  features = features.first(std::min(features.size(), most_features));
  for (const std::uint64_t feature : features) __builtin_prefetch(slots_.data() + home(check_of(feature)));
  std::array<std::uint32_t, most_features> rows;
  std::size_t count = 0;
  for (const std::uint64_t feature : features) {
    const Slot* slot = find(feature);
    if (slot == nullptr) continue;
    rows[count++] = slot->row;
    if ((slot->row & dense) == 0) __builtin_prefetch(weights_.data() + slot->row);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if ((rows[i] & dense) != 0) {
      const std::int16_t* row = dense_.data() + (rows[i] & ~dense) * classes_;
      for (std::size_t k = 0; k < classes_; k += block) add_block(row + k, scores + k);
      continue;
    }
    for (const Weight* weight = weights_.data() + rows[i];; ++weight) {
      scores[weight->key & (last - 1U)] += weight->value;
      if ((weight->key & last) != 0) break;
    }
  }
}

}  // namespace entente
