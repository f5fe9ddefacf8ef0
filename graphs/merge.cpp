// SPDX-License-Identifier: Apache-2.0
// The graph of a set of facts, made in memory at once: what a graph file, which grows by batches, must agree with.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <entente/decisions.hpp>
#include <entente/error.hpp>
#include <entente/graph.hpp>

#include "claims.hpp"
#include "clusters.hpp"
#include "fingerprint.hpp"
#include "identity.hpp"
#include "near_copies.hpp"

namespace entente {
namespace {

class Merger {
 public:
  Merger(std::vector<ArticleFacts> articles, const Decisions& decisions)
      : articles_(std::move(articles)), decisions_(decisions) {}

  Graph run() {
    sort_articles();
    find_identities();
    add_nodes(cluster());
    add_claims();
    find_reports();
    return std::move(graph_);
  }

 private:
  void sort_articles() {
    std::sort(articles_.begin(), articles_.end(),
              [](const ArticleFacts& a, const ArticleFacts& b) { return a.facts.article.id < b.facts.article.id; });
    for (const ArticleFacts& article : articles_) {
      if (!graph_.articles.empty() && graph_.articles.back().id == article.facts.article.id)
        throw InputError({}, "two articles have the id '" + article.facts.article.id + "'");
      graph_.articles.push_back(article.facts.article);
    }
  }

  void find_identities() {
    std::unordered_map<std::string, std::uint32_t> by_id;
    for (const ArticleFacts& article : articles_) {
      std::vector<std::uint32_t>& of = identity_of_.emplace_back();
      const auto count_in = [&](const Entity& entity, IdentityKey key) {
        const auto [entry, is_new] = by_id.try_emplace(key.id, identities_.size());
        if (is_new) identities_.push_back({std::move(key), {}, {}, {}, {}, 0});
        count(entity, identities_[entry->second]);
        return entry->second;
      };
      const auto namesakes = namesake_keys(article.facts);
      for (std::size_t e = 0; e < namesakes.size(); ++e) {
        const Entity& entity = article.facts.entities[e];
        const std::uint32_t whole = count_in(entity, identity_key(entity, article.facts.article.id));
        if (!namesakes[e]) {
          of.push_back(whole);
          continue;
        }
        of.push_back(count_in(entity, *namesakes[e]));
        namesakes_[whole].insert(of.back());
      }
    }
  }

  // Of these namesakes the one that counts in most articles.
  std::uint32_t foremost(const std::set<std::uint32_t>& namesakes) const {
    const auto rank = [&](std::uint32_t i) {
      return std::pair(-static_cast<std::int64_t>(entities(identities_[i])), std::string_view(identities_[i].key.id));
    };
    return *std::min_element(namesakes.begin(), namesakes.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  }

  static void count(const Entity& entity, Identity& identity) {
    ++identity.names[entity.name];
    ++identity.types[entity.type];
    if (entity.kind != OrganizationKind::none) ++identity.kinds[entity.kind];
    for (const std::string& alias : entity.aliases) ++identity.aliases[alias];
    identity.mentions += static_cast<std::uint32_t>(entity.mentions.size());
  }

  std::vector<std::uint32_t> cluster() const {
    std::map<std::pair<EntityType, std::string>, Bearers> all;
    for (std::uint32_t i = 0; i < identities_.size(); ++i)
      for (const NameRow& row : name_rows(identities_[i])) {
        Bearers& bearers = all[{row.type, row.name}];
        if (row.bearing == Bearing::known_by_name) bearers.known_by_name.push_back(i);
        if (row.bearing <= Bearing::known_by_alias && (bearers.known.empty() || bearers.known.back() != i))
          bearers.known.push_back(i);
        if (row.bearing == Bearing::unknown_by_alias) bearers.unknown_by_alias.push_back(i);
      }
    const BearersOf bearers = [&](EntityType type, const std::string& name) {
      const auto found = all.find({type, name});
      return found == all.end() ? Bearers{} : found->second;
    };
    std::vector<std::string_view> ids;
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < identities_.size(); ++i) {
      ids.push_back(identities_[i].key.id);
      if (identities_[i].key.known || identities_[i].key.local) continue;
      if (const auto other = belongs_to(identities_[i], i, bearers)) links.push_back({i, *other});
    }
    for (const auto& [whole, namesakes] : namesakes_) links.push_back({foremost(namesakes), whole});
    return partition(ids, std::move(links), decisions_);
  }

  // What namesakes say counts once: in their own node, or in that of all who are called so.
  void part_namesakes(const std::vector<std::uint32_t>& cluster_of) {
    for (const auto& [whole, namesakes] : namesakes_)
      for (const std::uint32_t namesake : namesakes) {
        if (cluster_of[namesake] == cluster_of[whole]) identities_[namesake].names.clear();
        else identities_[whole] -= identities_[namesake];
      }
  }

  void add_nodes(const std::vector<std::uint32_t>& cluster_of) {
    part_namesakes(cluster_of);
    std::map<std::uint32_t, std::vector<const Identity*>> clusters;
    for (std::uint32_t i = 0; i < identities_.size(); ++i) clusters[cluster_of[i]].push_back(&identities_[i]);
    std::vector<std::pair<Node, std::uint32_t>> sorted;
    for (auto& [cluster, identities] : clusters) {
      std::sort(identities.begin(), identities.end(), [](const Identity* a, const Identity* b) { return a->key.id < b->key.id; });
      const auto dropped = [&](const Identity* identity) { return decisions_.drops(identity->key.id); };
      if (std::any_of(identities.begin(), identities.end(), dropped)) continue;
      std::erase_if(identities, [](const Identity* identity) { return identity->names.empty(); });
      if (!identities.empty()) sorted.emplace_back(make_node(identities, decisions_), cluster);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
    std::vector<NodeId> node_of(clusters.size());
    for (auto& [node, cluster] : sorted) {
      node_of[cluster] = NodeId{graph_.nodes.size()};
      graph_.nodes.push_back(std::move(node));
    }
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      std::vector<NodeId>& nodes = nodes_.emplace_back();
      for (const std::uint32_t identity : identity_of_[a]) {
        nodes.push_back(node_of[cluster_of[identity]]);
        if (!nodes.back()) continue;
        std::vector<ArticleId>& articles = graph_.nodes[nodes.back().value].articles;
        if (articles.empty() || articles.back().value != a) articles.push_back(ArticleId{a});
      }
    }
  }

  void add_claims() {
    std::map<EdgeKey, std::vector<Piece>> edges;
    std::vector<Spoken> spoken;
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      const ArticleFacts& article = articles_[a];
      ArticleClaims said =
          read_claims(article.facts, article.text.empty() ? article.facts.text : article.text, ArticleId{a}, nodes_[a]);
      for (Claim& claim : said.claims) edges[std::move(claim.key)].push_back(std::move(claim.piece));
      std::move(said.spoken.begin(), said.spoken.end(), std::back_inserter(spoken));
    }
    const IdOfNode id = [&](NodeId node) { return std::string_view(graph_[node].id); };
    for (auto& [key, pieces] : edges) {
      Edge& edge = graph_.edges.emplace_back(make_edge(key, std::move(pieces)));
      edge.id = digits(edge_hash(key, id));
    }
    for (Spoken& one : spoken) {
      one.quote.id = digits(quote_hash(one, graph_[one.quote.article].id, id));
      graph_.quotes.push_back(std::move(one.quote));
    }
    sort(graph_);
  }

  void find_reports() {
    std::vector<std::string_view> texts;
    for (const ArticleFacts& article : articles_) texts.push_back(article.text.empty() ? article.facts.text : article.text);
    graph_.reports = reports(texts);
  }

  std::vector<ArticleFacts> articles_;
  const Decisions& decisions_;
  Graph graph_;
  std::vector<Identity> identities_;
  std::map<std::uint32_t, std::set<std::uint32_t>> namesakes_;  // of an identity
  std::vector<std::vector<std::uint32_t>> identity_of_;  // [article][entity]
  std::vector<std::vector<NodeId>> nodes_;               // [article][entity]
};

}  // namespace

Graph merge(std::vector<ArticleFacts> facts) { return merge(std::move(facts), Decisions{}); }

Graph merge(std::vector<ArticleFacts> facts, const Decisions& decisions) { return Merger(std::move(facts), decisions).run(); }

std::vector<ArticleId> Edge::articles() const {
  std::vector<ArticleId> result;
  for (const Evidence& piece : evidence)
    if (result.empty() || result.back() != piece.article) result.push_back(piece.article);
  return result;
}

}  // namespace entente
