// SPDX-License-Identifier: Apache-2.0
// The Louvain method (Blondel et al. 2008): nodes move to the neighbouring community that gains most modularity, then communities
// become the nodes of a smaller graph. Ours, because Boost.Graph has none, and deterministic: nodes come in order, the lowest number wins.
#include "communities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente {
namespace {

constexpr std::size_t most_rounds = 30;  // of moves at one level; few are ever needed
constexpr double least_gain = 1e-9;      // less is rounding

class Level {
 public:
  Level(std::size_t nodes, const std::map<std::pair<std::size_t, std::size_t>, double>& ties) : neighbours_(nodes), strength_(nodes), community_(nodes) {
    for (const auto& [ends, weight] : ties) {
      const auto [a, b] = ends;
      strength_[a] += weight;
      strength_[b] += weight;
      total_ += 2 * weight;
      if (a == b) continue;
      neighbours_[a].emplace_back(b, weight);
      neighbours_[b].emplace_back(a, weight);
    }
    std::iota(community_.begin(), community_.end(), std::size_t{0});
    sum_ = strength_;
  }

  // Whether anything moved.
  bool settle() {
    bool moved = false;
    for (std::size_t round = 0; round < most_rounds; ++round) {
      bool again = false;
      for (std::size_t node = 0; node < community_.size(); ++node) again = move(node) || again;
      if (!again) break;
      moved = true;
    }
    return moved;
  }

  // Numbered from 0 on.
  std::vector<std::size_t> communities() const {
    std::map<std::size_t, std::size_t> numbers;
    std::vector<std::size_t> result;
    for (const std::size_t community : community_) result.push_back(numbers.emplace(community, numbers.size()).first->second);
    return result;
  }

 private:
  bool move(std::size_t node) {
    const std::size_t from = community_[node];
    std::map<std::size_t, double> towards{{from, 0}};
    for (const auto& [neighbour, weight] : neighbours_[node]) towards[community_[neighbour]] += weight;
    sum_[from] -= strength_[node];
    const auto gain = [&](std::size_t community, double weight) { return weight - strength_[node] * sum_[community] / total_; };
    std::size_t best = from;
    double most = gain(from, towards[from]);
    for (const auto& [community, weight] : towards)
      if (const double found = gain(community, weight); found > most + least_gain) {
        most = found;
        best = community;
      }
    sum_[best] += strength_[node];
    community_[node] = best;
    return best != from;
  }

  std::vector<std::vector<std::pair<std::size_t, double>>> neighbours_;
  std::vector<double> strength_;  // of a node's ties
  std::vector<std::size_t> community_;
  std::vector<double> sum_;  // of a community's strengths
  double total_ = 0;         // of all strengths
};

}  // namespace

std::vector<std::size_t> communities(std::size_t nodes, const std::vector<Tie>& ties) {
  std::vector<std::size_t> result(nodes);
  std::iota(result.begin(), result.end(), std::size_t{0});
  std::map<std::pair<std::size_t, std::size_t>, double> all;
  std::vector<Tie> sorted = ties;  // sums of floating point depend on the order
  std::sort(sorted.begin(), sorted.end(), [](const Tie& x, const Tie& y) { return x.weight < y.weight; });
  for (const Tie& tie : sorted) all[std::minmax(tie.a, tie.b)] += tie.weight;
  for (std::size_t count = nodes;;) {
    Level level(count, all);
    if (!level.settle()) break;
    const std::vector<std::size_t> joined = level.communities();
    for (std::size_t& community : result) community = joined[community];
    count = 1 + *std::ranges::max_element(joined);
    std::map<std::pair<std::size_t, std::size_t>, double> between;
    for (const auto& [ends, weight] : all) between[std::minmax(joined[ends.first], joined[ends.second])] += weight;
    all = std::move(between);
  }
  std::vector<std::size_t> size(nodes), order(nodes), number(nodes);
  for (const std::size_t community : result) ++size[community];
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
  for (std::size_t i = 0; i < nodes; ++i) number[order[i]] = i;
  for (std::size_t& community : result) community = number[community];
  return result;
}

}  // namespace entente
