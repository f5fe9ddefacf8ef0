// SPDX-License-Identifier: Apache-2.0
#include "core/linear_model.hpp"

#include <algorithm>
#include <array>

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
  features = features.first(std::min(features.size(), most_features));
  for (const std::uint64_t feature : features) __builtin_prefetch(slots_.data() + home(check_of(feature)));
  std::array<std::uint32_t, most_features> rows;
  std::size_t count = 0;
  for (const std::uint64_t feature : features) {
    rows[count] = find(feature);
    count += rows[count] != absent;
  }
  sum(std::span(rows).first(count), scores);
}

void LinearModel::score(std::span<const std::uint64_t> features, std::int32_t* scores, Recent& recent) const {
  features = features.first(std::min(features.size(), most_features));
  const std::size_t mask = recent.entries.size() - 1;
  std::array<std::uint64_t, most_features> missed;
  std::array<std::uint32_t, most_features> rows;
  std::size_t misses = 0;
  std::size_t count = 0;
  for (const std::uint64_t feature : features) {
    const Recent::Entry& entry = recent.entries[feature & mask];
    const bool known = entry.feature == feature;
    missed[misses] = feature;
    misses += !known;
    rows[count] = entry.row;
    count += known && entry.row != absent;
    if (!known) __builtin_prefetch(slots_.data() + home(check_of(feature)));
  }
  for (const std::uint64_t feature : std::span(missed).first(misses)) {
    rows[count] = find(feature);
    recent.entries[feature & mask] = {feature, rows[count]};
    count += rows[count] != absent;
  }
  sum(std::span(rows).first(count), scores);
}

void LinearModel::sum(std::span<const std::uint32_t> rows, std::int32_t* scores) const {
  std::fill_n(scores, classes_, 0);
  for (const std::uint32_t row : rows)
    if ((row & dense) == 0) __builtin_prefetch(weights_.data() + row);
  for (const std::uint32_t row : rows) {
    if ((row & dense) != 0) {
      const std::int16_t* weights = dense_.data() + (row & ~dense) * classes_;
      for (std::size_t k = 0; k < classes_; k += block) add_block(weights + k, scores + k);
      continue;
    }
    for (const Weight* weight = weights_.data() + row;; ++weight) {
      scores[weight->key & (last - 1U)] += weight->value;
      if ((weight->key & last) != 0) break;
    }
  }
}

}  // namespace entente
