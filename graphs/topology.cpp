// SPDX-License-Identifier: Apache-2.0
#include "topology.hpp"

namespace entente {

Topology topology(const Graph& graph, const std::function<bool(const Edge&)>& keep,
                  const std::function<std::uint64_t(const Edge&)>& weight) {
  Topology result(graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Edge& edge = graph.edges[i];
    if (!keep(edge)) continue;
    const TopologyEdge tie{i, weight(edge)};
    boost::add_edge(edge.subject.value, edge.object.value, tie, result);
    for (const NodeId holder : edge.holders)
      for (const NodeId end : {edge.subject, edge.object}) boost::add_edge(holder.value, end.value, tie, result);
  }
  return result;
}

}  // namespace entente
