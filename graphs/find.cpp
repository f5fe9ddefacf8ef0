// SPDX-License-Identifier: Apache-2.0
// Nodes by the names that people type.
#include <algorithm>

#include <entente/graph.hpp>

#include "core/utf8.hpp"
#include "names.hpp"

namespace entente {

std::vector<NodeId> find_nodes(const Graph& graph, std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<NodeId> found;
  Match best = Match::none;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Match how = match(graph.nodes[i], name, folded);
    if (how == Match::none || how > best) continue;
    if (how < best) found.clear();
    best = how;
    found.push_back(NodeId{i});
  }
  std::stable_sort(found.begin(), found.end(), [&](NodeId a, NodeId b) { return graph[a].mentions > graph[b].mentions; });
  return found;
}

std::vector<std::string> similar_names(const Graph& graph, std::string_view name, std::size_t limit) {
  const std::string folded = fold_name(name);
  const std::size_t most = farthest(folded);
  struct Candidate {
    std::size_t distance;
    const Node* node;
  };
  std::vector<Candidate> candidates;
  for (const Node& node : graph.nodes) {
    std::size_t least = name_distance(fold_name(node.name), folded, most);
    for (const std::string& alias : node.aliases) least = std::min(least, name_distance(fold_name(alias), folded, most));
    if (least <= most) candidates.push_back({least, &node});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.node->mentions > b.node->mentions;
  });
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates)
    if (names.size() < limit && std::find(names.begin(), names.end(), candidate.node->name) == names.end())
      names.push_back(candidate.node->name);
  return names;
}

}  // namespace entente
