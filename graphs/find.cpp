// SPDX-License-Identifier: Apache-2.0
// Nodes by the names that people type.
#include <algorithm>

#include <entente/graph.hpp>

#include "core/edit_distance.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

// Whether `part` stands in `name` from the start of a word to the end of one.
bool has_words(std::string_view name, std::string_view part) {
  for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

// How well a node matches; less is better.
enum class Match { id, name, alias, words_of_name, words_of_alias, none };

Match match(const Node& node, std::string_view typed, const std::string& folded) {
  if (node.id == typed) return Match::id;
  const std::string name = fold_name(node.name);
  if (name == folded) return Match::name;
  Match best = has_words(name, folded) ? Match::words_of_name : Match::none;
  for (const std::string& alias : node.aliases) {
    const std::string other = fold_name(alias);
    if (other == folded) return Match::alias;
    if (best == Match::none && has_words(other, folded)) best = Match::words_of_alias;
  }
  return best;
}

// More than `limit` where the lengths alone tell so.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  return edit_distance(a, b);
}

// The least distance from `typed` to the name or to one of its words.
std::size_t name_distance(const std::string& name, std::string_view typed, std::size_t limit) {
  std::size_t least = distance(name, typed, limit);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    least = std::min(least, distance(std::string_view(name).substr(begin, end - begin), typed, limit));
    begin = end + 1;
  }
  return least;
}

}  // namespace

std::vector<NodeId> find_nodes(const Graph& graph, std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<NodeId> found;
  Match best = Match::none;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Match how = folded.empty() && graph.nodes[i].id != name ? Match::none : match(graph.nodes[i], name, folded);
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
  const std::size_t most = std::max<std::size_t>(1, folded.size() / 3);
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
