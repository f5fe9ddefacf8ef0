// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include <entente/error.hpp>
#include <entente/graph.hpp>

#include "core/hash.hpp"
#include "core/utf8.hpp"
#include "identity.hpp"
#include "text_slices.hpp"

namespace entente {
namespace {

// The value with the most votes; among equals the one that `better` puts first.
template <class T, class Better>
T most_voted(const std::map<T, std::uint32_t>& votes, Better better) {
  const std::pair<const T, std::uint32_t>* best = nullptr;
  for (const auto& entry : votes)
    if (!best || entry.second > best->second || (entry.second == best->second && better(entry.first, best->first))) best = &entry;
  return best ? best->first : T{};
}

bool longer(const std::string& a, const std::string& b) { return a.size() > b.size(); }

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// 16 hexadecimal digits made from all parts.
class Fingerprint {
 public:
  Fingerprint& operator<<(std::string_view part) {
    text_ += part;
    text_ += '\x1f';
    return *this;
  }
  Fingerprint& operator<<(std::uint32_t number) { return *this << std::string_view(std::to_string(number)); }
  std::string digits() const {
    static constexpr char hex[] = "0123456789abcdef";
    std::string digits(16, '0');
    std::uint64_t hash = hash64(text_);
    for (std::size_t i = digits.size(); i-- > 0; hash >>= 4U) digits[i] = hex[hash & 15U];
    return digits;
  }

 private:
  std::string text_;
};

// What the articles say of one node, before the majority is taken.
struct NodeVotes {
  std::map<std::string, std::uint32_t> names;
  std::vector<std::string> aliases;
  std::map<EntityType, std::uint32_t> types;
  std::map<OrganizationKind, std::uint32_t> kinds;
  std::string_view only_in;  // the article of one that is described, not named
  Node node;

  void add(const Entity& entity, ArticleId article, std::string_view article_id) {
    ++names[entity.name];
    ++types[entity.type];
    if (entity.kind != OrganizationKind::none) ++kinds[entity.kind];
    aliases.insert(aliases.end(), entity.aliases.begin(), entity.aliases.end());
    if (!entity.wikidata.empty()) node.wikidata = entity.wikidata;
    if (described(entity)) only_in = article_id;
    node.mentions += static_cast<std::uint32_t>(entity.mentions.size());
    if (node.articles.empty() || node.articles.back() != article) node.articles.push_back(article);
  }

  Node result() {
    node.name = most_voted(names, longer);
    node.type = most_voted(types, std::less<>());
    if (node.type == EntityType::Organization) node.kind = most_voted(kinds, std::less<>());
    for (const auto& [name, votes] : names) aliases.push_back(name);
    sort_unique(aliases);
    std::erase(aliases, node.name);
    node.aliases = std::move(aliases);
    node.id = node.wikidata.empty() ? id_of_name() : node.wikidata;
    return std::move(node);
  }

 private:
  std::string id_of_name() const {
    std::string slug = fold_name(node.name);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    if (slug.empty()) slug = (Fingerprint() << node.name).digits();
    if (!only_in.empty()) slug += '@' + std::string(only_in);
    return std::string(name(node.type)) + ':' + slug;
  }
};

// An edge while evidence for it comes in.
struct Draft {
  Edge edge;
  std::map<std::string, std::uint32_t> roles;  // as the articles spell it
  bool turned = false;                         // the first article that says so has object and subject the other way round
};

class Merger {
 public:
  explicit Merger(std::vector<ArticleFacts> articles) : articles_(std::move(articles)) {}

  Graph run() {
    sort_articles();
    add_nodes();
    for (std::uint32_t i = 0; i < articles_.size(); ++i) add_article(i);
    finish_edges();
    finish_quotes();
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

  void add_nodes() {
    const Clusters clusters = identify(articles_);
    std::vector<NodeVotes> votes(clusters.count);
    for (std::uint32_t a = 0; a < articles_.size(); ++a)
      for (std::size_t e = 0; e < clusters.of[a].size(); ++e)
        votes[clusters.of[a][e]].add(articles_[a].facts.entities[e], ArticleId{a}, graph_.articles[a].id);

    std::vector<std::pair<Node, std::uint32_t>> sorted;
    for (std::uint32_t cluster = 0; cluster < clusters.count; ++cluster) sorted.emplace_back(votes[cluster].result(), cluster);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
    std::vector<NodeId> node_of(clusters.count);
    for (auto& [node, cluster] : sorted) {
      node_of[cluster] = NodeId{graph_.nodes.size()};
      graph_.nodes.push_back(std::move(node));
    }
    for (const std::vector<std::uint32_t>& article : clusters.of) {
      std::vector<NodeId>& nodes = nodes_.emplace_back();
      for (const std::uint32_t cluster : article) nodes.push_back(node_of[cluster]);
    }
  }

  void add_article(std::uint32_t index) {
    const ArticleFacts& article = articles_[index];
    article_ = ArticleId{index};
    const TextSlices slices(article.text.empty() ? std::string_view(article.facts.text) : std::string_view(article.text));
    slices_ = &slices;
    for (const Relation& relation : article.facts.relations) add_relation(relation);
    for (const Statement& statement : article.facts.statements) add_statement(statement);
    slices_ = nullptr;
  }

  NodeId node(EntityId entity) const { return entity ? nodes_[article_.value][entity.value] : NodeId{}; }
  std::vector<NodeId> nodes(const std::vector<EntityId>& entities) const {
    std::vector<NodeId> result;
    for (const EntityId entity : entities) result.push_back(node(entity));
    sort_unique(result);
    return result;
  }
  std::string_view id(NodeId node) const { return node ? std::string_view(graph_[node].id) : std::string_view(); }

  // "" where there is no span, or no text to take it from.
  std::string slice(CharSpan span, std::string_view what) const {
    if (slices_->chars() == 0 || span == CharSpan{}) return {};
    if (const auto text = slices_->at(span)) return std::string(*text);
    throw InputError({graph_[article_].id}, std::string(what) + " at [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
                                                ") is outside the text, which has " + std::to_string(slices_->chars()) +
                                                " characters; extract the article again");
  }

  void add_relation(const Relation& relation) {
    Edge edge;
    edge.subject = node(relation.subject);
    edge.type = relation.type;
    edge.object = node(relation.object);
    edge.status = relation.status;
    edge.holders = nodes(relation.holders);
    if (info(edge.type).relation_class == RelationClass::action) edge.time = relation.time;
    // Either way round it is one edge. A role says what the subject is to the object, so it holds in one direction only.
    const bool turned = info(edge.type).symmetric && relation.role.empty() && edge.object < edge.subject;
    if (turned) std::swap(edge.subject, edge.object);

    Draft& draft = draft_of(std::move(edge), fold_name(relation.role));
    if (draft.edge.evidence.empty()) draft.turned = turned;
    if (!relation.role.empty()) ++draft.roles[relation.role];
    for (const CharSpan span : relation.evidence)
      draft.edge.evidence.push_back({article_, span, slice(span, "evidence"), node(relation.according_to),
                                     slice(relation.according_to_span, "a source"), relation.time, node(relation.place)});
  }

  Draft& draft_of(Edge edge, const std::string& role) {
    Fingerprint key;
    key << id(edge.subject) << name(edge.type) << id(edge.object) << role << name(edge.status) << edge.time;
    for (const NodeId holder : edge.holders) key << id(holder);
    edge.id = key.digits();
    const auto [entry, is_new] = draft_by_id_.try_emplace(edge.id, drafts_.size());
    if (is_new) drafts_.push_back({std::move(edge), {}, false});
    return drafts_[entry->second];
  }

  void add_statement(const Statement& statement) {
    Quote quote;
    quote.speaker = node(statement.speaker);
    quote.speaker_text = slice(statement.speaker_span, "a speaker");
    quote.cue = slice(statement.cue, "a cue");
    quote.spans = statement.content;
    for (const CharSpan span : statement.content) quote.text += (quote.text.empty() ? "" : " ") + slice(span, "a statement");
    quote.form = statement.form;
    quote.about = nodes(statement.about);
    quote.addressee = node(statement.addressee);
    quote.occasion = node(statement.occasion);
    quote.time = statement.time;
    quote.article = article_;
    Fingerprint key;
    key << graph_[article_].id << id(quote.speaker) << statement.speaker_span.begin << statement.speaker_span.end << statement.cue.begin;
    for (const CharSpan span : quote.spans) key << span.begin << span.end;
    quote.id = key.digits();
    graph_.quotes.push_back(std::move(quote));
  }

  void finish_edges() {
    for (Draft& draft : drafts_) graph_.edges.push_back(finished(draft));
    const auto key = [](const Edge& e) { return std::tie(e.subject, e.type, e.object, e.status, e.role, e.holders, e.time, e.id); };
    std::sort(graph_.edges.begin(), graph_.edges.end(), [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
  }

  static Edge finished(Draft& draft) {
    Edge& edge = draft.edge;
    if (draft.turned) std::swap(edge.subject, edge.object);
    edge.role = most_voted(draft.roles, longer);
    const auto key = [](const Evidence& e) { return std::tie(e.article, e.span, e.according_to, e.according_to_text, e.time, e.place); };
    std::sort(edge.evidence.begin(), edge.evidence.end(), [&](const Evidence& a, const Evidence& b) { return key(a) < key(b); });
    const auto same = [&](const Evidence& a, const Evidence& b) { return key(a) == key(b); };
    edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end(), same), edge.evidence.end());

    std::map<std::string, std::uint32_t> times;
    std::map<NodeId, std::uint32_t> places;
    edge.according_to = edge.evidence.front().according_to;
    for (const Evidence& evidence : edge.evidence) {
      if (!evidence.time.empty()) ++times[evidence.time];
      if (evidence.place) ++places[evidence.place];
      if (evidence.according_to != edge.according_to) edge.according_to = NodeId{};
    }
    edge.time = most_voted(times, longer);
    edge.place = most_voted(places, std::less<>());
    return std::move(edge);
  }

  void finish_quotes() {
    const auto key = [](const Quote& q) { return std::tie(q.article, q.spans, q.id); };
    const auto less = [&](const Quote& a, const Quote& b) { return key(a) < key(b); };
    std::stable_sort(graph_.quotes.begin(), graph_.quotes.end(), less);
    const auto same = [](const Quote& a, const Quote& b) { return a.id == b.id; };
    graph_.quotes.erase(std::unique(graph_.quotes.begin(), graph_.quotes.end(), same), graph_.quotes.end());
  }

  std::vector<ArticleFacts> articles_;
  Graph graph_;
  std::vector<std::vector<NodeId>> nodes_;  // [article][entity]
  ArticleId article_;                       // being added
  const TextSlices* slices_ = nullptr;      // its text
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, std::size_t> draft_by_id_;
};

}  // namespace

Graph merge(std::vector<ArticleFacts> facts) { return Merger(std::move(facts)).run(); }

std::vector<ArticleId> Edge::articles() const {
  std::vector<ArticleId> result;
  for (const Evidence& piece : evidence)
    if (result.empty() || result.back() != piece.article) result.push_back(piece.article);
  return result;
}

}  // namespace entente
