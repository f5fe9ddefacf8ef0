// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <entente/review.hpp>

#include "core/edit_distance.hpp"
#include "core/utf8.hpp"
#include "identity.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t largest_block = 60;  // nodes that share a word; a word of more tells nothing
constexpr std::size_t shortest_spelling = 6;   // letters of a name that may be misspelt by one
constexpr std::size_t longer_spelling = 10;    // by two
constexpr std::size_t block_letters = 4;

using Words = std::vector<std::string>;

// Whether all words of `part` are in `whole`, in order, an initial standing for its word; the last ones the same.
bool shortens(const Words& part, const Words& whole) {
  if (part.empty() || part.size() > whole.size() || part == whole || part.back() != whole.back()) return false;
  std::size_t at = 0;
  for (const std::string& word : part) {
    const auto same = [&](const std::string& other) {
      return other == word || (word.size() == 1 && other.front() == word.front());
    };
    while (at < whole.size() && !same(whole[at])) ++at;
    if (at++ == whole.size()) return false;
  }
  return true;
}

bool misspells(const std::string& a, const std::string& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < shortest_spelling || std::max(a.size(), b.size()) - shorter > 2) return false;
  return edit_distance(a, b) <= (shorter < longer_spelling ? 1U : 2U);
}

class Reviewer {
 public:
  Reviewer(const Graph& graph, const Decisions& decisions) : graph_(graph), decisions_(decisions) {
    for (const Node& node : graph.nodes) {
      folded_.push_back(comparable(node.name));
      words_.push_back(words_of(folded_.back()));
    }
  }

  std::vector<Doubt> run() {
    for (const auto& [key, block] : blocks())
      for (std::size_t i = 0; block.size() <= largest_block && i < block.size(); ++i)
        for (std::size_t j = i + 1; j < block.size(); ++j) compare(block[i], block[j]);
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) question_names(NodeId{i});
    std::sort(found_.begin(), found_.end(), [&](const Doubt& a, const Doubt& b) { return order(a) < order(b); });
    return std::move(found_);
  }

 private:
  // Nodes worth comparing: of one type, and with a word or the first letters in common.
  std::map<std::string, std::vector<NodeId>> blocks() const {
    std::map<std::string, std::vector<NodeId>> blocks;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].id.find('@') != std::string::npos) continue;  // described in one article
      const std::string type = std::string(name(graph_.nodes[i].type)) + ':';
      const std::set<std::string> words(words_[i].begin(), words_[i].end());
      for (const std::string& word : words) blocks[type + word].push_back(NodeId{i});
      blocks[type + folded_[i].substr(0, block_letters) + '\n'].push_back(NodeId{i});
    }
    return blocks;
  }

  void compare(NodeId a, NodeId b) {
    const Words& x = words_[a.value];
    const Words& y = words_[b.value];
    if (!graph_[a].wikidata.empty() && !graph_[b].wikidata.empty()) return;
    if (!shortens(x, y) && !shortens(y, x) && !misspells(folded_[a.value], folded_[b.value])) return;
    if (graph_[a].mentions < graph_[b].mentions) std::swap(a, b);
    if (seen_.insert(std::minmax(a, b)).second && open(graph_[a].id, graph_[b].id))
      found_.push_back({a, b, graph_[b].id, graph_[b].name});
  }

  void question_names(NodeId id) {
    const Node& node = graph_[id];
    if (!node.wikidata.empty()) return;  // the gazetteer knows its names
    const Words& own = words_[id.value];
    for (const std::string& alias : node.aliases) {
      const Words words = words_of(comparable(alias));
      const bool related = std::any_of(words.begin(), words.end(),
                                       [&](const std::string& w) { return std::find(own.begin(), own.end(), w) != own.end(); });
      const std::string other = identity_id(node.type, alias);
      if (!related && other != node.id && open(node.id, other)) found_.push_back({id, {}, other, alias});
    }
  }

  bool open(const std::string& a, const std::string& b) const {
    for (const std::vector<std::string>& decided : {decisions_.same_as(a), decisions_.different_from(a)})
      if (std::find(decided.begin(), decided.end(), b) != decided.end()) return false;
    return !decisions_.drops(a) && !decisions_.drops(b);
  }

  std::tuple<std::int64_t, NodeId, std::string> order(const Doubt& doubt) const {
    const std::uint32_t mentions =
        doubt.other ? std::min(graph_[doubt.node].mentions, graph_[doubt.other].mentions) : graph_[doubt.node].mentions;
    return {-std::int64_t{mentions}, doubt.node, doubt.other_id};
  }

  const Graph& graph_;
  const Decisions& decisions_;
  std::vector<std::string> folded_;
  std::vector<Words> words_;
  std::set<std::pair<NodeId, NodeId>> seen_;
  std::vector<Doubt> found_;
};

}  // namespace

std::vector<Doubt> doubts(const Graph& graph, const Decisions& decisions) { return Reviewer(graph, decisions).run(); }

}  // namespace entente
