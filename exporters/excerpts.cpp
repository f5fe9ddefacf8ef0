// SPDX-License-Identifier: Apache-2.0
// The parts of a graph that make a picture, as whole graphs: so every format can write them.
#include <algorithm>
#include <cmath>
#include <set>

#include <entente/exporter.hpp>
#include <entente/query.hpp>

namespace entente {
namespace {

constexpr std::size_t story_names = 12;
constexpr std::size_t most_paths = 4;
constexpr std::size_t detour = 1;  // steps that a path may be longer than the shortest

// These nodes, their relations among each other, and what they said.
Graph among(const Graph& graph, const std::set<NodeId>& nodes) {
  Filter filter;
  filter.about.assign(nodes.begin(), nodes.end());
  filter.hops = 0;
  Graph whole = graph;
  std::erase_if(whole.quotes, [&](const Quote& quote) { return !nodes.contains(quote.speaker); });
  return select(whole, filter);
}

}  // namespace

Graph story(const Graph& graph) {
  if (graph.edges.empty()) return graph;
  const std::vector<double> rank = page_rank(graph);
  const auto weight = [&](const Edge& edge) {
    return (1 + std::log2(static_cast<double>(edge.evidence.size()))) * (std::sqrt(rank[edge.subject.value]) + std::sqrt(rank[edge.object.value]));
  };
  std::vector<const Edge*> edges;
  for (const Edge& edge : graph.edges)
    if (edge.subject != edge.object) edges.push_back(&edge);
  std::stable_sort(edges.begin(), edges.end(), [&](const Edge* a, const Edge* b) { return weight(*a) > weight(*b); });
  std::set<NodeId> nodes;
  while (nodes.size() < story_names) {
    const auto grows = [&](const Edge* edge) { return nodes.empty() || nodes.contains(edge->subject) != nodes.contains(edge->object); };
    const auto next = std::find_if(edges.begin(), edges.end(), grows);
    if (next == edges.end()) break;
    nodes.insert({(*next)->subject, (*next)->object});
  }
  return among(graph, nodes);
}

Graph between(const Graph& graph, NodeId from, NodeId to) {
  Graph rest = graph;
  std::set<NodeId> nodes{from, to};
  std::size_t shortest = 0;
  for (std::size_t i = 0; i < most_paths; ++i) {
    const auto path = shortest_path(rest, from, to, {});
    if (!path || (shortest > 0 && path->size() > shortest + detour)) break;
    shortest = shortest > 0 ? shortest : path->size();
    std::set<NodeId> inner;
    for (const Step& step : *path) {
      const Edge& edge = rest.edges[step.edge];
      for (const NodeId node : {edge.subject, edge.object, step.from, step.to})
        if (node != from && node != to) inner.insert(node);
    }
    nodes.insert(inner.begin(), inner.end());
    const auto used = [&](NodeId node) { return inner.contains(node) || (inner.empty() && (node == from || node == to)); };
    std::erase_if(rest.edges, [&](const Edge& edge) {
      if (inner.empty()) return used(edge.subject) && used(edge.object);
      return used(edge.subject) || used(edge.object) || std::any_of(edge.holders.begin(), edge.holders.end(), used);
    });
  }
  return among(graph, nodes);
}

}  // namespace entente
