// SPDX-License-Identifier: Apache-2.0
#include "score/assignment.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace entente {
namespace {

using Numbers = std::vector<std::uint32_t>;

// Items that some chain of possible pairs joins: each such part is matched by itself.
struct Component {
  Numbers left;
  Numbers right;
};

// Neighbours of one side, the sides' items in the order in which the weights name them.
class Side {
 public:
  void add(std::uint32_t item, std::uint32_t neighbour) {
    const auto [found, is_new] = positions_.try_emplace(item, neighbours_.size());
    if (is_new) {
      items_.push_back(item);
      neighbours_.emplace_back();
    }
    neighbours_[found->second].push_back(neighbour);
  }
  const Numbers& items() const { return items_; }
  const Numbers& of(std::uint32_t item) const { return neighbours_[positions_.at(item)]; }

 private:
  Numbers items_;
  std::vector<Numbers> neighbours_;
  std::map<std::uint32_t, std::size_t> positions_;
};

Component component_of(std::uint32_t start, const Side& left, const Side& right) {
  Component found;
  std::vector<std::pair<bool, std::uint32_t>> todo{{false, start}};
  std::set<std::pair<bool, std::uint32_t>> marked{{false, start}};
  while (!todo.empty()) {
    const auto [is_right, item] = todo.back();
    todo.pop_back();
    (is_right ? found.right : found.left).push_back(item);
    for (const std::uint32_t neighbour : (is_right ? right : left).of(item))
      if (marked.emplace(!is_right, neighbour).second) todo.emplace_back(!is_right, neighbour);
  }
  return found;
}

// The Hungarian method by shortest augmenting paths (Jonker and Volgenant), rows <= columns; the column of each row.
class Hungarian {
 public:
  Hungarian(std::size_t rows, std::size_t columns)
      : rows_(rows),
        columns_(columns),
        row_price_(rows + 1),
        column_price_(columns + 1),
        row_of_(columns + 1),
        way_(columns + 1) {}

  template <class Gain>
  std::vector<std::size_t> solve(Gain&& gain) {
    for (std::size_t row = 1; row <= rows_; ++row) augment(row, gain);
    return row_of_;
  }

 private:
  template <class Gain>
  void augment(std::size_t row, Gain& gain) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    std::vector<double> least(columns_ + 1, infinite);
    std::vector<char> used(columns_ + 1, 0);
    row_of_[0] = row;
    std::size_t at = 0;
    do {
      used[at] = 1;
      const std::size_t from = row_of_[at];
      double delta = infinite;
      std::size_t next = 0;
      for (std::size_t column = 1; column <= columns_; ++column) {
        if (used[column] != 0) continue;
        const double cost = -gain(from - 1, column - 1) - row_price_[from] - column_price_[column];
        if (cost < least[column]) {
          least[column] = cost;
          way_[column] = at;
        }
        if (least[column] < delta) {
          delta = least[column];
          next = column;
        }
      }
      for (std::size_t column = 0; column <= columns_; ++column) {
        if (used[column] != 0) {
          row_price_[row_of_[column]] += delta;
          column_price_[column] -= delta;
        } else {
          least[column] -= delta;
        }
      }
      at = next;
    } while (row_of_[at] != 0);
    for (; at != 0; at = way_[at]) row_of_[at] = row_of_[way_[at]];
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> row_price_;
  std::vector<double> column_price_;
  std::vector<std::size_t> row_of_;  // by column; 0 is none, as columns and rows count from 1
  std::vector<std::size_t> way_;
};

void match(const Component& part, const Weights& weights, std::vector<Pair>& pairs) {
  const bool swapped = part.left.size() > part.right.size();
  const Numbers& rows = swapped ? part.right : part.left;
  const Numbers& columns = swapped ? part.left : part.right;
  const auto pair = [&](std::size_t row, std::size_t column) {
    return swapped ? Pair{columns[column], rows[row]} : Pair{rows[row], columns[column]};
  };
  const auto gain = [&](std::size_t row, std::size_t column) { return weights.get(pair(row, column)); };
  const auto row_of = Hungarian(rows.size(), columns.size()).solve(gain);
  for (std::size_t column = 1; column < row_of.size(); ++column)
    if (row_of[column] != 0 && gain(row_of[column] - 1, column - 1) > 0) pairs.push_back(pair(row_of[column] - 1, column - 1));
}

}  // namespace

double& Weights::operator[](Pair pair) {
  const auto [found, is_new] = positions_.try_emplace(pair, items_.size());
  if (is_new) items_.emplace_back(pair, 0.0);
  return items_[found->second].second;
}

double Weights::get(Pair pair) const {
  const auto found = positions_.find(pair);
  return found == positions_.end() ? 0.0 : items_[found->second].second;
}

std::vector<Pair> assign(const Weights& weights) {
  Side left;
  Side right;
  for (const auto& [pair, weight] : weights.items()) {
    left.add(pair.first, pair.second);
    right.add(pair.second, pair.first);
  }
  std::vector<Pair> pairs;
  std::set<std::uint32_t> seen;
  const auto lighter = [&](Pair a, Pair b) { return weights.get(a) < weights.get(b); };
  for (const std::uint32_t start : left.items()) {
    if (seen.contains(start)) continue;
    const Component part = component_of(start, left, right);
    seen.insert(part.left.begin(), part.left.end());
    if (part.left.size() > 1 && part.right.size() > 1) {
      match(part, weights, pairs);
      continue;
    }
    std::vector<Pair> choices;
    for (const std::uint32_t l : part.left)
      for (const std::uint32_t r : part.right) choices.emplace_back(l, r);
    pairs.push_back(*std::max_element(choices.begin(), choices.end(), lighter));
  }
  return pairs;
}

}  // namespace entente
