// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <vector>

#include <entente/query.hpp>

#include "topology.hpp"

namespace entente {
namespace {

using Vertex = Topology::vertex_descriptor;

// A step costs a whole, and a fraction that is less the more evidence there is: fractions never add up to a step.
std::uint64_t step_cost(const Edge& edge) {
  constexpr std::uint64_t step = std::uint64_t{1} << 40U;
  constexpr std::uint64_t fraction = 1U << 12U;
  return step + fraction / edge.evidence.size();
}

// Remembers by which step each vertex is reached best.
struct Arrivals : boost::dijkstra_visitor<> {
  explicit Arrivals(std::vector<std::optional<Step>>& last_steps) : last_steps_(&last_steps) {}
  template <class EdgeDescriptor>
  void edge_relaxed(EdgeDescriptor edge, const Topology& topology) const {
    const Vertex to = boost::target(edge, topology);
    (*last_steps_)[to] = Step{topology[edge].index, NodeId{boost::source(edge, topology)}, NodeId{to}};
  }
  std::vector<std::optional<Step>>* last_steps_;
};

}  // namespace

std::optional<std::vector<Step>> shortest_path(const Graph& graph, NodeId from, NodeId to, const std::vector<Status>& statuses) {
  const auto keep = [&](const Edge& edge) {
    return statuses.empty() || std::find(statuses.begin(), statuses.end(), edge.status) != statuses.end();
  };
  const Topology map = topology(graph, keep, step_cost);
  std::vector<std::optional<Step>> last_steps(graph.nodes.size());
  boost::dijkstra_shortest_paths(map, Vertex{from.value},
                                 boost::weight_map(boost::get(&TopologyEdge::weight, map)).visitor(Arrivals(last_steps)));

  std::vector<Step> path;
  for (NodeId at = to; at != from; at = path.back().from) {
    if (!last_steps[at.value]) return std::nullopt;
    path.push_back(*last_steps[at.value]);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace entente
