// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <limits>
#include <vector>

#include <entente/query.hpp>

#include "topology.hpp"

namespace entente {
namespace {

using Vertex = Topology::vertex_descriptor;

// By what the path comes to `at`: of the cheapest ways the one from the least vertex, over the edge of the least index.
Step last_step(const Topology& map, const std::vector<std::uint64_t>& costs, Vertex at) {
  std::optional<Step> best;
  const auto [first, last] = boost::out_edges(at, map);
  for (auto edge = first; edge != last; ++edge) {
    const Vertex from = boost::target(*edge, map);
    if (from == at || costs[from] > costs[at] || costs[from] + map[*edge].weight != costs[at]) continue;
    const Step step{map[*edge].index, NodeId{from}, NodeId{at}};
    if (!best || std::pair(step.from, step.edge) < std::pair(best->from, best->edge)) best = step;
  }
  return best.value();
}

}  // namespace

std::uint64_t step_cost(std::size_t evidence) {
  constexpr std::uint64_t step = std::uint64_t{1} << 40U;
  constexpr std::uint64_t fraction = 1U << 12U;
  return step + fraction / evidence;
}

std::optional<std::vector<Step>> cheapest_path(const Topology& map, NodeId from, NodeId to) {
  constexpr std::uint64_t unreached = std::numeric_limits<std::uint64_t>::max();
  std::vector<std::uint64_t> costs(boost::num_vertices(map), unreached);
  boost::dijkstra_shortest_paths(
      map, Vertex{from.value},
      boost::weight_map(boost::get(&TopologyEdge::weight, map))
          .distance_map(boost::make_iterator_property_map(costs.begin(), boost::get(boost::vertex_index, map)))
          .distance_inf(unreached));
  if (costs[to.value] == unreached) return std::nullopt;
  std::vector<Step> path;
  for (NodeId at = to; at != from; at = path.back().from) path.push_back(last_step(map, costs, at.value));
  std::reverse(path.begin(), path.end());
  return path;
}

std::optional<std::vector<Step>> shortest_path(const Graph& graph, NodeId from, NodeId to, const std::vector<Status>& statuses) {
  const auto keep = [&](const Edge& edge) {
    return statuses.empty() || std::find(statuses.begin(), statuses.end(), edge.status) != statuses.end();
  };
  return cheapest_path(topology(graph, keep, [](const Edge& edge) { return step_cost(edge.evidence.size()); }), from, to);
}

}  // namespace entente
