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

// Remembers over which edge each vertex is reached best.
struct Arrivals : boost::dijkstra_visitor<> {
  explicit Arrivals(std::vector<std::uint32_t>& edge_to) : edge_to_(&edge_to) {}
  template <class EdgeDescriptor>
  void edge_relaxed(EdgeDescriptor edge, const Topology& topology) const {
    (*edge_to_)[boost::target(edge, topology)] = topology[edge].index;
  }
  std::vector<std::uint32_t>* edge_to_;
};

}  // namespace

std::optional<std::vector<Step>> shortest_path(const Graph& graph, NodeId from, NodeId to, const std::vector<Status>& statuses) {
  const auto keep = [&](const Edge& edge) {
    return statuses.empty() || std::find(statuses.begin(), statuses.end(), edge.status) != statuses.end();
  };
  const Topology map = topology(graph, keep, step_cost);
  constexpr std::uint32_t unreached = ~std::uint32_t{0};
  std::vector<std::uint32_t> edge_to(graph.nodes.size(), unreached);
  boost::dijkstra_shortest_paths(map, Vertex{from.value}, boost::weight_map(boost::get(&TopologyEdge::weight, map)).visitor(Arrivals(edge_to)));

  std::vector<Step> path;
  for (NodeId at = to; at != from;) {
    if (edge_to[at.value] == unreached) return std::nullopt;
    const Edge& edge = graph.edges[edge_to[at.value]];
    path.push_back({edge_to[at.value], edge.object == at});
    at = edge.object == at ? edge.subject : edge.object;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace entente
