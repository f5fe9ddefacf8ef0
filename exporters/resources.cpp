// SPDX-License-Identifier: Apache-2.0
#include "resources.hpp"

#include <algorithm>
#include <map>

#include "linked_data.hpp"

namespace entente {
namespace {

std::string_view schema_class(const Node& node) {
  switch (node.kind) {
    case OrganizationKind::media: return "schema:NewsMediaOrganization";
    case OrganizationKind::government: return "schema:GovernmentOrganization";
    case OrganizationKind::party: return "schema:PoliticalParty";
    case OrganizationKind::company: return "schema:Corporation";
    default: break;
  }
  switch (node.type) {
    case EntityType::Person: return "schema:Person";
    case EntityType::Organization: return "schema:Organization";
    case EntityType::Country: return "schema:Country";
    case EntityType::Place: return "schema:Place";
    case EntityType::Event: return "schema:Event";
    case EntityType::Group: break;
  }
  return "foaf:Group";
}

// Fills one resource; what is empty gets no field.
class Builder {
 public:
  Builder(const Graph& graph, std::string id, ArticleId article = {}) : graph_(graph) {
    resource_.id = std::move(id);
    resource_.article = article;
  }

  Builder& types(std::vector<std::string> classes) {
    const bool several = classes.size() > 1;
    return add({"type", ValueKind::term, std::move(classes), several});
  }
  Builder& word(std::string_view term, std::string_view value) { return one(term, ValueKind::term, value); }
  Builder& text(std::string_view term, std::string_view value) { return one(term, ValueKind::literal, value); }
  Builder& plain(std::string_view term, std::string_view value) { return one(term, ValueKind::plain, value); }
  Builder& iri(std::string_view term, std::string_view value) { return one(term, ValueKind::iri, value); }
  Builder& integer(std::string_view term, std::uint32_t value) { return one(term, ValueKind::integer, std::to_string(value)); }
  Builder& node(std::string_view term, NodeId id) { return id ? iri(term, entity_iri(graph_, id)) : *this; }
  Builder& texts(std::string_view term, const std::vector<std::string>& values) { return add({term, ValueKind::literal, values, true}); }
  Builder& iris(std::string_view term, std::vector<std::string> values) { return add({term, ValueKind::iri, std::move(values), true}); }
  Builder& nodes(std::string_view term, const std::vector<NodeId>& ids) {
    std::vector<std::string> values;
    for (const NodeId id : ids) values.push_back(entity_iri(graph_, id));
    return iris(term, std::move(values));
  }
  Builder& articles(std::string_view term, const std::vector<ArticleId>& ids) {
    std::vector<std::string> values;
    for (const ArticleId id : ids) values.push_back(article_iri(graph_[id]));
    return iris(term, std::move(values));
  }
  Builder& part(std::string_view term, Resource part) {
    resource_.part_term = term;
    resource_.parts.push_back(std::move(part));
    return *this;
  }
  Resource take() { return std::move(resource_); }

 private:
  Builder& one(std::string_view term, ValueKind kind, std::string_view value) {
    return value.empty() ? *this : add({term, kind, {std::string(value)}, false});
  }
  Builder& add(Field field) {
    if (!field.values.empty()) resource_.fields.push_back(std::move(field));
    return *this;
  }

  const Graph& graph_;
  Resource resource_;
};

class Resources {
 public:
  Resources(const Graph& graph, const std::function<void(const Resource&)>& visit) : graph_(graph), visit_(visit) {}

  void each() {
    for (const ArticleInfo& article : graph_.articles) visit_(of(article));
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) visit_(entity(NodeId{i}));
    for (const Edge& edge : graph_.edges) visit_(of(edge));
    const PassageIndex index(graph_);
    auto quote = graph_.quotes.begin();  // they are sorted by article
    for (std::size_t i = 0; i < graph_.articles.size(); ++i) {
      for (; quote != graph_.quotes.end() && quote->article == ArticleId{i}; ++quote) visit_(of(*quote));
      for (const Passage& passage : index.of(ArticleId{i})) visit_(of(passage));
    }
  }

 private:
  Resource of(const ArticleInfo& article) const {
    Builder builder(graph_, article_iri(article));
    builder.types({"Article"}).text("headline", article.title).text("publisher", article.source);
    if (is_date(article.date)) builder.text("date", article.date);
    if (const std::string url = external_iri(article.url); !url.empty()) builder.iri("url", url);
    else builder.plain("url", article.url);
    return builder.text("sha256", article.sha256).take();
  }

  Resource entity(NodeId id) {
    const Node& node = graph_[id];
    Builder builder(graph_, entity_iri(graph_, id));
    builder.types({"ent:" + std::string(name(node.type)), std::string(schema_class(node))})
        .text("name", node.name)
        .texts("aliases", node.aliases)
        .text("kind", name(node.kind))
        .iri("wikidata", wikidata_iri(node.wikidata));
    add_asserted(builder, id);
    return builder.take();
  }

  // Edges are sorted by subject: one pass over the entities walks over all of them.
  void add_asserted(Builder& builder, NodeId id) {
    std::map<RelationType, std::vector<NodeId>> objects;
    for (; next_edge_ < graph_.edges.size() && graph_.edges[next_edge_].subject <= id; ++next_edge_) {
      const Edge& edge = graph_.edges[next_edge_];
      if (edge.subject == id && edge.status == Status::asserted) objects[edge.type].push_back(edge.object);
    }
    for (auto& [type, ids] : objects) {
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      builder.nodes(name(type), ids);
    }
  }

  Resource of(const Edge& edge) const {
    std::vector<std::string> evidence;
    for (const Evidence& piece : edge.evidence) {
      std::string iri = passage_iri(graph_, piece.article, piece.span);
      if (std::find(evidence.begin(), evidence.end(), iri) == evidence.end()) evidence.push_back(std::move(iri));
    }
    return Builder(graph_, relation_iri(edge))
        .types({"Relation"})
        .node("subject", edge.subject)
        .word("relation", name(edge.type))
        .node("object", edge.object)
        .text("status", name(edge.status))
        .text("role", edge.role)
        .nodes("holders", edge.holders)
        .node("according_to", edge.according_to)
        .text("time", edge.time)
        .node("place", edge.place)
        .iris("evidence", std::move(evidence))
        .articles("derivedFrom", edge.articles())
        .take();
  }

  Resource of(const Quote& quote) const {
    const bool indirect = quote.form == Form::indirect;
    std::vector<std::string> evidence;
    for (const CharSpan span : quote.spans) evidence.push_back(passage_iri(graph_, quote.article, span));
    Builder builder(graph_, statement_iri(quote), quote.article);
    builder.types({"Statement", indirect ? "Claim" : "Quotation"}).text("text", quote.text).text("form", name(quote.form)).text("cue", quote.cue);
    if (quote.speaker) builder.node("speaker", quote.speaker);
    else builder.text("speaker_text", quote.speaker_text);
    builder.node("addressee", quote.addressee)
        .node("occasion", quote.occasion)
        .text("time", quote.time)
        .nodes("about", quote.about)
        .iris("evidence", std::move(evidence))
        .articles("derivedFrom", {quote.article});
    if (!indirect) builder.articles("quotedFrom", {quote.article});
    return builder.take();
  }

  Resource of(const Passage& passage) const {
    const std::string source = article_iri(graph_[passage.article]);
    const std::string range = std::to_string(passage.span.begin) + "," + std::to_string(passage.span.end);
    Builder position(graph_, source + "#pos=" + range, passage.article);
    position.types({"TextPositionSelector"}).integer("start", passage.span.begin).integer("end", passage.span.end);
    Builder quotation(graph_, source + "#quote=" + range, passage.article);
    quotation.types({"TextQuoteSelector"}).text("exact", passage.text);
    return Builder(graph_, passage_iri(graph_, passage.article, passage.span), passage.article)
        .types({"Evidence"})
        .iri("source", source)
        .part("selector", position.take())
        .part("selector", quotation.take())
        .take();
  }

  const Graph& graph_;
  const std::function<void(const Resource&)>& visit_;
  std::size_t next_edge_ = 0;
};

}  // namespace

void each_resource(const Graph& graph, const std::function<void(const Resource&)>& visit) { Resources(graph, visit).each(); }

}  // namespace entente
