// SPDX-License-Identifier: Apache-2.0
// The graph as Boost.Graph's algorithms see it: vertices are positions in Graph::nodes, each edge knows its own in
// Graph::edges. Undirected, for what ties two together ties both ways.
#pragma once

#include <boost/graph/adjacency_list.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <entente/query.hpp>

namespace entente {

struct TopologyEdge {
  std::uint32_t index = 0;   // into Graph::edges
  std::uint64_t weight = 1;  // what a step over it costs
};

using Topology = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, TopologyEdge>;

// All nodes, and the edges that `keep` holds for: between their ends, and from each holder to both ends.
Topology topology(const Graph& graph, const std::function<bool(const Edge&)>& keep,
                  const std::function<std::uint64_t(const Edge&)>& weight);

// What a step costs: a whole, and a fraction that is less the more evidence there is. Fractions never add up to a step.
std::uint64_t step_cost(std::size_t evidence);

// Of all cheapest paths the one that comes, seen from its end, from the least vertices over the edges of the least indices.
std::optional<std::vector<Step>> cheapest_path(const Topology& map, NodeId from, NodeId to);

}  // namespace entente
