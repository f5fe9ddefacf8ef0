// SPDX-License-Identifier: Apache-2.0
// Optimal one-to-one assignment. Ours because Boost.Graph has only matchings without weights on bipartite graphs of this kind.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace entente {

// A gold item and a predicted one, by their positions.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Weights of pairs that may be matched, in the order in which they were first set: among matchings of equal weight, that order
// decides, so that the same input gives the same figures.
class Weights {
 public:
  // The pair's weight, 0 at first.
  double& operator[](Pair pair);
  bool contains(Pair pair) const { return positions_.contains(pair); }
  double get(Pair pair) const;
  const std::vector<std::pair<Pair, double>>& items() const { return items_; }

 private:
  std::vector<std::pair<Pair, double>> items_;
  std::map<Pair, std::size_t> positions_;
};

// The one-to-one matching of greatest total weight; every weight is above 0.
std::vector<Pair> assign(const Weights& weights);

}  // namespace entente
