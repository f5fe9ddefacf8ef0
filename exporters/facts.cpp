// SPDX-License-Identifier: Apache-2.0
// Facts: what the graph was made of, an article a line with its text, as `entente extract --text` writes it and `entente build` reads it.
// Of a part of a graph, the facts that its relations and statements rest on, and the entities that these need.
#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <tuple>

#include <entente/entity_nodes.hpp>
#include <entente/error.hpp>

#include "core/utf8.hpp"
#include "formats.hpp"

namespace entente {
namespace {

bool has_name(const Node& node, const std::string& name) {
  return node.name == name || std::binary_search(node.aliases.begin(), node.aliases.end(), name);
}

// How surely an entity of an article that tells of this node is the node; 0 for not at all. A capital has a name of its country's.
int likeness(const Entity& entity, const Node& node) {
  const bool known = !entity.wikidata.empty() && !node.wikidata.empty();
  if (known && entity.wikidata == node.wikidata) return 4;
  if (entity.type != node.type) return !known && node.name == entity.name ? 1 : 0;
  return node.name == entity.name ? 3 : has_name(node, entity.name) ? 2 : 0;
}

// What a graph has of each article.
class Parts {
 public:
  explicit Parts(const Graph& graph) : graph_(graph), of_(graph.articles.size()) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
      for (const ArticleId article : graph.nodes[i].articles) of_[article.value].nodes.push_back(NodeId{i});
    for (const Edge& edge : graph.edges)
      for (const Evidence& piece : edge.evidence) of_[piece.article.value].evidence.emplace(piece.span, &edge);
    for (const Quote& quote : graph.quotes) of_[quote.article.value].quotes.emplace(quote.spans, &quote);
  }

  // The facts that are in the graph, with their entities; nothing of an article that has none.
  std::optional<Facts> of(ArticleId article, Facts facts, std::string_view text) {
    part_ = &of_[article.value];
    text_ = text;
    std::vector<NodeId> nodes;
    for (const Entity& entity : facts.entities) nodes.push_back(find(entity));
    node_ = EntityNodes(std::move(nodes));
    std::erase_if(facts.relations, [&](Relation& relation) { return !keep(relation); });
    std::erase_if(facts.statements, [&](Statement& statement) { return !keep(statement); });
    renumber(facts);
    if (facts.entities.empty()) return {};
    return facts;
  }

 private:
  struct Part {
    std::vector<NodeId> nodes;  // that the article mentions
    std::multimap<CharSpan, const Edge*> evidence;
    std::multimap<std::vector<CharSpan>, const Quote*> quotes;
  };

  NodeId find(const Entity& entity) const {
    NodeId best;
    int most = 0;
    for (const NodeId node : part_->nodes)
      if (const int found = likeness(entity, graph_[node]); found > most) {
        most = found;
        best = node;
      }
    return best;
  }

  bool is_one(const Relation& relation, const Edge& edge) const {
    if (relation.type != edge.type || relation.status != edge.status || node_[relation.holders] != edge.holders) return false;
    const std::pair ends(node_[relation.subject], node_[relation.object]);
    const bool turned = info(edge.type).symmetric && ends == std::pair(edge.object, edge.subject);
    return turned || ends == std::pair(edge.subject, edge.object);
  }

  // With the evidence that the graph has.
  bool keep(Relation& relation) const {
    std::erase_if(relation.evidence, [&](CharSpan span) {
      const auto [begin, end] = part_->evidence.equal_range(span);
      return std::none_of(begin, end, [&](const auto& piece) { return is_one(relation, *piece.second); });
    });
    return !relation.evidence.empty();
  }

  std::string_view words(CharSpan span) const {
    const std::string_view rest = text_.substr(byte_of_char(text_, span.begin));
    return rest.substr(0, byte_of_char(rest, span.end - span.begin));
  }

  bool is_by(const Statement& statement, const Quote& quote) const {
    const NodeId speaker = node_[statement.speaker];
    return speaker || quote.speaker ? speaker == quote.speaker : words(statement.speaker_span) == quote.speaker_text;
  }

  // About whom the graph says it is.
  bool keep(Statement& statement) const {
    const auto [begin, end] = part_->quotes.equal_range(statement.content);
    const auto found = std::find_if(begin, end, [&](const auto& quote) { return is_by(statement, *quote.second); });
    if (found == end) return false;
    const std::vector<NodeId>& about = found->second->about;
    std::erase_if(statement.about, [&](EntityId entity) { return !std::binary_search(about.begin(), about.end(), node_[entity]); });
    return true;
  }

  // Drops the entities that are no nodes of the graph; who is named by others stays.
  void renumber(Facts& facts) const {
    std::vector<EntityId> number(facts.entities.size());
    std::vector<Entity> kept;
    for (std::size_t i = 0; i < facts.entities.size(); ++i) {
      if (!node_[EntityId{i}]) continue;
      number[i] = EntityId{kept.size()};
      kept.push_back(std::move(facts.entities[i]));
    }
    facts.entities = std::move(kept);
    const auto move = [&](EntityId& entity) { entity = entity ? number[entity.value] : entity; };
    const auto move_all = [&](std::vector<EntityId>& entities) {
      std::for_each(entities.begin(), entities.end(), move);
      std::erase(entities, EntityId{});
    };
    for (Relation& relation : facts.relations) {
      for (EntityId* entity : {&relation.subject, &relation.object, &relation.according_to, &relation.place}) move(*entity);
      move_all(relation.holders);
    }
    for (Statement& statement : facts.statements) {
      for (EntityId* entity : {&statement.speaker, &statement.addressee, &statement.occasion}) move(*entity);
      move_all(statement.about);
    }
  }

  const Graph& graph_;
  std::vector<Part> of_;  // of each article
  const Part* part_ = nullptr;   // of the article at hand
  std::string_view text_;        // of the article
  EntityNodes node_;             // of the article
};

}  // namespace

void write_facts(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  if (!options.article && !graph.articles.empty()) throw Error("facts are not in a graph but in the file that it was read from");
  std::optional<Parts> parts;
  if (options.is_part) parts.emplace(graph);
  for (std::size_t i = 0; i < graph.articles.size(); ++i) {
    ArticleFacts article = options.article(graph.articles[i]);
    std::optional<Facts> facts = parts ? parts->of(ArticleId{i}, std::move(article.facts), article.text) : std::move(article.facts);
    if (!facts) continue;
    facts->text = std::move(article.text);
    write_facts(*facts, out);
  }
}

}  // namespace entente
