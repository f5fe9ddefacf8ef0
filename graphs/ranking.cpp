// SPDX-License-Identifier: Apache-2.0
#include <entente/query.hpp>

namespace entente {
namespace {

constexpr double damping = 0.85;      // the chance to walk on (Brin and Page 1998)
constexpr int rounds = 50;            // 0.85^50 < 0.0003: far less than what tells two nodes apart

struct Tie {
  std::uint32_t a;
  std::uint32_t b;
  double weight;
};

std::vector<Tie> ties_of(const Graph& graph) {
  std::vector<Tie> ties;
  ties.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges) ties.push_back({edge.subject.value, edge.object.value, static_cast<double>(edge.articles().size())});
  return ties;
}

}  // namespace

// Boost's page_rank() knows neither weights nor undirected graphs, so the power iteration is ours.
std::vector<double> page_rank(const Graph& graph) {
  const std::size_t count = graph.nodes.size();
  if (count == 0) return {};
  const double share = 1.0 / static_cast<double>(count);
  const std::vector<Tie> ties = ties_of(graph);
  std::vector<double> strength(count);
  for (const Tie& tie : ties) {
    strength[tie.a] += tie.weight;
    strength[tie.b] += tie.weight;
  }
  std::vector<double> rank(count, share);
  for (int round = 0; round < rounds; ++round) {
    double alone = 0;  // what nodes without ties hold goes to all
    for (std::size_t i = 0; i < count; ++i)
      if (strength[i] == 0) alone += rank[i];
    std::vector<double> next(count, (1 - damping + damping * alone) * share);
    for (const Tie& tie : ties) {
      next[tie.b] += damping * rank[tie.a] * tie.weight / strength[tie.a];
      next[tie.a] += damping * rank[tie.b] * tie.weight / strength[tie.b];
    }
    rank = std::move(next);
  }
  return rank;
}

}  // namespace entente
