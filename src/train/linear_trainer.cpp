// SPDX-License-Identifier: Apache-2.0
#include "train/linear_trainer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/linear_model.hpp"

namespace entente {
namespace {

constexpr std::size_t dense_share = 4;  // rows that speak about one class in so many are kept whole

// The table of features and where their rows start. Sorted, so that a search for what isn't there ends early.
std::vector<LinearModel::Slot> place(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& starts) {
  std::vector<LinearModel::Slot> sorted;
  for (const auto& [feature, start] : starts) sorted.push_back({LinearModel::check_of(feature), start});
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.check < b.check; });
  const std::size_t homes = LinearModel::homes(sorted.size());
  std::vector<LinearModel::Slot> slots(homes + LinearModel::spare);
  std::size_t next = 0;
  for (const LinearModel::Slot& slot : sorted) {
    next = std::max(next, static_cast<std::size_t>(slot.check * static_cast<std::uint64_t>(homes) >> 32));
    slots.at(next++) = slot;
  }
  if (slots.back().check != 0) throw Error("a table of features is overfull");
  return slots;
}

}  // namespace

LinearTrainer::LinearTrainer(std::size_t classes) : classes_(classes), slots_(1U << 16U, 0) {}

std::uint32_t LinearTrainer::find(std::uint64_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = feature & mask;; i = (i + 1) & mask) {
    if (slots_[i] == 0) return 0;
    if (rows_[slots_[i] - 1].feature == feature) return slots_[i];
  }
}

std::uint32_t LinearTrainer::find_or_add(std::uint64_t feature) {
  if (const std::uint32_t found = find(feature)) return found;
  if ((rows_.size() + 1) * 2 > slots_.size()) grow();
  rows_.push_back({feature, 0, 0, {}, {}});
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = feature & mask;
  while (slots_[i] != 0) i = (i + 1) & mask;
  return slots_[i] = static_cast<std::uint32_t>(rows_.size());
}

void LinearTrainer::grow() { index(slots_.size() * 2); }

void LinearTrainer::index(std::size_t slots) {
  slots_.assign(slots, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t r = 0; r < rows_.size(); ++r) {
    std::size_t i = rows_[r].feature & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = r + 1;
  }
}

void LinearTrainer::count(std::span<const std::uint64_t> features) {
  for (const std::uint64_t feature : features) ++rows_[find_or_add(feature) - 1].counted;
}

void LinearTrainer::keep_counted(std::uint32_t least) {
  std::erase_if(rows_, [&](const Row& row) { return row.counted < least; });
  index(std::bit_ceil(rows_.size() * 2 + 2));
  closed_ = true;
}

void LinearTrainer::score(std::span<const std::uint64_t> features, float* scores) const {
  std::fill_n(scores, classes_, 0.0F);
  for (const std::uint64_t feature : features) __builtin_prefetch(&slots_[feature & (slots_.size() - 1)]);
  for (const std::uint64_t feature : features) {
    const std::uint32_t row = find(feature);
    if (row == 0) continue;
    for (const Cell& cell : rows_[row - 1].cells) scores[cell.key] += cell.weight;
  }
}

void LinearTrainer::update(std::span<const std::uint64_t> features, std::size_t key, float delta) {
  for (const std::uint64_t feature : features) {
    const std::uint32_t known = closed_ ? find(feature) : find_or_add(feature);
    if (known == 0) continue;
    Row& row = rows_[known - 1];
    ++row.updates;
    auto cell = std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& c) { return c.key == key; });
    const auto index = static_cast<std::size_t>(cell - row.cells.begin());
    if (cell == row.cells.end()) {
      row.cells.push_back({static_cast<std::uint32_t>(key), 0.0F});
      row.histories.push_back({0.0, now_});
    }
    History& history = row.histories[index];
    float& weight = row.cells[index].weight;
    history.total += static_cast<double>(weight) * (now_ - history.since);
    weight += delta;
    history.since = now_;
  }
}

std::vector<LinearTrainer::Averaged> LinearTrainer::averaged(const Row& row, const Pruning& pruning) const {
  std::vector<Averaged> result;
  if (row.updates < pruning.updates) return result;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const double pending = static_cast<double>(row.cells[i].weight) * (now_ - row.histories[i].since);
    result.push_back({static_cast<std::uint16_t>(row.cells[i].key), (row.histories[i].total + pending) / now_});
  }
  return result;
}

void LinearTrainer::write(ModelWriter& writer, std::string_view name, const Pruning& pruning) const {
  double largest = 1e-9;
  double sum = 0;
  std::size_t count = 0;
  for (const Row& row : rows_)
    for (const Averaged& weight : averaged(row, pruning)) {
      largest = std::max(largest, std::abs(weight.value));
      sum += std::abs(weight.value);
      ++count;
    }
  const double scale = std::min(32767.0 / largest, mean_weight * static_cast<double>(std::max<std::size_t>(count, 1)) / std::max(sum, 1e-9));
  const double least = count == 0 ? 0 : pruning.relative * sum / static_cast<double>(count);

  std::vector<LinearModel::Weight> weights;
  std::vector<std::int16_t> dense;
  const std::size_t width = LinearModel::padded(classes_);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> starts;
  for (const Row& row : rows_) {
    const std::size_t start = weights.size();
    for (const Averaged& weight : averaged(row, pruning)) {
      const long value = std::lround(weight.value * scale);
      if (value != 0 && std::abs(weight.value) >= least) weights.push_back({weight.key, static_cast<std::int16_t>(value)});
    }
    if (weights.size() == start) continue;
    if ((weights.size() - start) * dense_share >= width) {
      starts.emplace_back(row.feature, static_cast<std::uint32_t>(dense.size() / width) | LinearModel::dense);
      dense.resize(dense.size() + width);
      for (std::size_t i = start; i < weights.size(); ++i) dense[dense.size() - width + weights[i].key] = weights[i].value;
      weights.resize(start);
      continue;
    }
    weights.back().key |= LinearModel::last;
    starts.emplace_back(row.feature, static_cast<std::uint32_t>(start));
  }
  writer.add_array(std::string(name) + ".slots", place(starts));
  writer.add_array(std::string(name) + ".weights", weights);
  writer.add_array(std::string(name) + ".dense", dense);
}

}  // namespace entente
