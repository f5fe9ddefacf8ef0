// SPDX-License-Identifier: Apache-2.0
#include "topology.hpp"

namespace entente {

Topology topology(const Graph& graph, const std::function<bool(const Edge&)>& keep, const std::function<std::uint64_t(const Edge&)>& weight) {
  Topology result(graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Edge& edge = graph.edges[i];
    if (keep(edge)) boost::add_edge(edge.subject.value, edge.object.value, TopologyEdge{i, weight(edge)}, result);
  }
  return result;
}

}  // namespace entente
