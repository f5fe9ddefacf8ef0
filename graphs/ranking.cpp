// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include <entente/query.hpp>

namespace entente {
namespace {

constexpr double damping = 0.85;      // the chance to walk on (Brin and Page 1998)
constexpr int rounds = 50;            // 0.85^50 < 0.0003: far less than what tells two nodes apart

// One a pair, in the order of the pairs: the sums below must not depend on the order that the ties came in.
std::vector<WeightedTie> merged(std::vector<WeightedTie> ties) {
  for (WeightedTie& tie : ties)
    if (tie.b < tie.a) std::swap(tie.a, tie.b);
  std::sort(ties.begin(), ties.end(),
            [](const WeightedTie& x, const WeightedTie& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  std::vector<WeightedTie> result;
  for (const WeightedTie& tie : ties) {
    if (!result.empty() && result.back().a == tie.a && result.back().b == tie.b) result.back().weight += tie.weight;
    else result.push_back(tie);
  }
  return result;
}

}  // namespace

std::vector<WeightedTie> ties(const Graph& graph) {
  std::vector<WeightedTie> result;
  result.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges)
    result.push_back({edge.subject.value, edge.object.value, static_cast<std::int64_t>(edge.articles().size())});
  return result;
}

std::vector<double> page_rank(const Graph& graph) { return page_rank(graph.nodes.size(), ties(graph)); }

// Boost's page_rank() knows neither weights nor undirected graphs, so the power iteration is ours.
std::vector<double> page_rank(std::size_t nodes, const std::vector<WeightedTie>& given) {
  if (nodes == 0) return {};
  const double share = 1.0 / static_cast<double>(nodes);
  const std::vector<WeightedTie> ties = merged(given);
  std::vector<double> strength(nodes);
  for (const WeightedTie& tie : ties) {
    strength[tie.a] += static_cast<double>(tie.weight);
    strength[tie.b] += static_cast<double>(tie.weight);
  }
  std::vector<double> rank(nodes, share);
  for (int round = 0; round < rounds; ++round) {
    double alone = 0;  // what nodes without ties hold goes to all
    for (std::size_t i = 0; i < nodes; ++i)
      if (strength[i] == 0) alone += rank[i];
    std::vector<double> next(nodes, (1 - damping + damping * alone) * share);
    for (const WeightedTie& tie : ties) {
      const auto weight = static_cast<double>(tie.weight);
      next[tie.b] += damping * rank[tie.a] * weight / strength[tie.a];
      next[tie.a] += damping * rank[tie.b] * weight / strength[tie.b];
    }
    rank = std::move(next);
  }
  return rank;
}

}  // namespace entente
