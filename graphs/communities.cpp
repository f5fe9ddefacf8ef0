// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>

#include <entente/query.hpp>

namespace entente {
namespace {

// Who is tied to whom, and by how many articles. All numbers are whole, so that the result is the same on every machine.
struct Ties {
  explicit Ties(std::size_t count) : of(count), within(count) {}
  void add(std::uint32_t a, std::uint32_t b, std::int64_t weight) {
    if (a == b) {
      within[a] += 2 * weight;
    } else {
      of[a][b] += weight;
      of[b][a] += weight;
    }
  }
  std::vector<std::map<std::uint32_t, std::int64_t>> of;
  std::vector<std::int64_t> within;  // twice what ties a node to itself
};

// One level of Louvain: nodes move to the community of a neighbour while that makes more of all ties lie within communities
// than chance would.
class Level {
 public:
  explicit Level(const Ties& ties) : ties_(ties), community_(ties.of.size()), strength_(ties.within) {
    std::iota(community_.begin(), community_.end(), 0U);
    for (std::uint32_t i = 0; i < ties.of.size(); ++i)
      for (const auto& [other, weight] : ties.of[i]) strength_[i] += weight;
    total_ = strength_;
    all_ = std::accumulate(strength_.begin(), strength_.end(), std::int64_t{0});
  }

  // Gives whether any node moved.
  bool run() {
    bool any = false;
    bool moved = true;
    for (int pass = 0; moved && pass < most_passes; ++pass) {
      moved = false;
      for (std::uint32_t i = 0; i < community_.size(); ++i) moved = move(i) || moved;
      any = any || moved;
    }
    return any;
  }

  // Numbered from 0 on, by their first nodes.
  std::vector<std::uint32_t> communities() const {
    std::vector<std::uint32_t> numbers(community_.size());
    std::map<std::uint32_t, std::uint32_t> known;
    for (std::size_t i = 0; i < community_.size(); ++i)
      numbers[i] = known.try_emplace(community_[i], static_cast<std::uint32_t>(known.size())).first->second;
    return numbers;
  }

 private:
  static constexpr int most_passes = 100;

  bool move(std::uint32_t node) {
    const std::uint32_t old = community_[node];
    total_[old] -= strength_[node];
    std::map<std::uint32_t, std::int64_t> weights{{old, 0}};  // of ties, by community
    for (const auto& [other, weight] : ties_.of[node]) weights[community_[other]] += weight;
    const auto gain = [&](std::uint32_t to) { return weights.at(to) * all_ - strength_[node] * total_[to]; };
    std::uint32_t best = old;
    for (const auto& [to, weight] : weights)
      if (gain(to) > gain(best)) best = to;
    community_[node] = best;
    total_[best] += strength_[node];
    return best != old;
  }

  const Ties& ties_;
  std::vector<std::uint32_t> community_;
  std::vector<std::int64_t> strength_;  // of all ties of a node
  std::vector<std::int64_t> total_;     // by community
  std::int64_t all_ = 0;
};

Ties joined(const Ties& ties, const std::vector<std::uint32_t>& communities) {
  Ties result(1 + *std::max_element(communities.begin(), communities.end()));
  for (std::uint32_t i = 0; i < ties.of.size(); ++i) {
    result.within[communities[i]] += ties.within[i];
    for (const auto& [other, weight] : ties.of[i])
      if (i < other) result.add(communities[i], communities[other], weight);
  }
  return result;
}

}  // namespace

// Louvain (Blondel and others 2008) is ours, for Boost.Graph finds communities by edge betweenness only, which takes nodes times
// edges.
std::vector<std::size_t> communities(std::size_t nodes, const std::vector<WeightedTie>& given) {
  if (nodes == 0) return {};
  Ties ties(nodes);
  for (const WeightedTie& tie : given) ties.add(static_cast<std::uint32_t>(tie.a), static_cast<std::uint32_t>(tie.b), tie.weight);
  std::vector<std::size_t> community_of(nodes);
  std::iota(community_of.begin(), community_of.end(), std::size_t{0});
  for (;;) {
    Level level(ties);
    if (!level.run()) break;
    const std::vector<std::uint32_t> next = level.communities();
    for (std::size_t& community : community_of) community = next[community];
    ties = joined(ties, next);
  }
  std::vector<std::size_t> size(nodes), order(nodes), number(nodes);
  for (const std::size_t community : community_of) ++size[community];
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
  for (std::size_t i = 0; i < nodes; ++i) number[order[i]] = i;
  for (std::size_t& community : community_of) community = number[community];
  return community_of;
}

std::vector<std::vector<NodeId>> communities(const Graph& graph) {
  return grouped(communities(graph.nodes.size(), ties(graph)));
}

std::vector<std::vector<NodeId>> grouped(const std::vector<std::size_t>& community_of) {
  std::vector<std::vector<NodeId>> result;
  for (std::size_t i = 0; i < community_of.size(); ++i) {
    if (community_of[i] >= result.size()) result.resize(community_of[i] + 1);
    result[community_of[i]].push_back(NodeId{i});
  }
  return result;
}

}  // namespace entente
