// SPDX-License-Identifier: Apache-2.0
// JSON-LD 1.1 with its context embedded: schema.org, PROV-O and Web Annotation terms. No blank nodes, no relative IRIs.
// A relation is an rdf:Statement with its status; the direct triple is there for asserted relations only.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "formats.hpp"
#include "jsonld_context.hpp"
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

// One resource a line, so that memory does not grow with the graph and a line is a record.
class JsonldWriter {
 public:
  JsonldWriter(const Graph& graph, std::ostream& out) : graph_(graph), out_(out) {}

  void write() {
    out_ << "{\n\"@context\": " << jsonld_context() << ",\n\"@graph\": [";
    for (const ArticleInfo& article : graph_.articles) resource([&] { write_article(article); });
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) resource([&] { write_entity(NodeId{i}); });
    for (const Edge& edge : graph_.edges) resource([&] { write_relation(edge); });
    for (const Quote& quote : graph_.quotes) resource([&] { write_statement(quote); });
    for (const Passage& passage : passages(graph_)) resource([&] { write_passage(passage); });
    out_ << "\n]\n}\n";
  }

 private:
  template <class Fill>
  void resource(Fill&& fill) {
    out_ << (first_ ? "\n" : ",\n");
    first_ = false;
    buffer_.Clear();
    json_.Reset(buffer_);
    json_.StartObject();
    fill();
    json_.EndObject();
    out_.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
  }

  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void field(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    string(text);
  }
  void node_field(std::string_view name, NodeId id) {
    if (id) field(name, entity_iri(graph_, id));
  }
  // A set: where `values` is empty there is no field.
  template <class Values, class Text>
  void set(std::string_view name, const Values& values, Text&& text) {
    if (values.empty()) return;
    key(name);
    json_.StartArray();
    for (const auto& value : values) string(text(value));
    json_.EndArray();
  }
  void nodes_field(std::string_view name, const std::vector<NodeId>& ids) {
    set(name, ids, [&](NodeId id) { return entity_iri(graph_, id); });
  }
  void articles_field(std::string_view name, const std::vector<ArticleId>& ids) {
    set(name, ids, [&](ArticleId id) { return article_iri(graph_[id]); });
  }
  // A value that its term's type does not fit, as a plain string.
  void plain_field(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    json_.StartObject();
    field("@value", text);
    json_.EndObject();
  }

  void write_article(const ArticleInfo& article) {
    field("id", article_iri(article));
    field("type", "Article");
    field("headline", article.title);
    field("publisher", article.source);
    if (is_date(article.date)) field("date", article.date);
    if (const std::string url = external_iri(article.url); !url.empty()) field("url", url);
    else plain_field("url", article.url);
    field("sha256", article.sha256);
  }

  void write_entity(NodeId id) {
    const Node& node = graph_[id];
    field("id", entity_iri(graph_, id));
    set("type", std::vector<std::string>{"ent:" + std::string(name(node.type)), std::string(schema_class(node))}, [](const std::string& t) { return t; });
    field("name", node.name);
    set("aliases", node.aliases, [](const std::string& alias) { return alias; });
    field("kind", name(node.kind));
    field("wikidata", wikidata_iri(node.wikidata));
    write_asserted(id);
  }

  // Edges are sorted by subject, then type: one pass over the entities walks over all of them.
  void write_asserted(NodeId id) {
    std::map<RelationType, std::vector<NodeId>> objects;
    for (; next_edge_ < graph_.edges.size() && graph_.edges[next_edge_].subject <= id; ++next_edge_) {
      const Edge& edge = graph_.edges[next_edge_];
      if (edge.subject == id && edge.status == Status::asserted) objects[edge.type].push_back(edge.object);
    }
    for (auto& [type, ids] : objects) {
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      nodes_field(name(type), ids);
    }
  }

  void write_relation(const Edge& edge) {
    field("id", relation_iri(edge));
    field("type", "Relation");
    node_field("subject", edge.subject);
    field("relation", name(edge.type));
    node_field("object", edge.object);
    field("status", name(edge.status));
    field("role", edge.role);
    nodes_field("holders", edge.holders);
    node_field("according_to", edge.according_to);
    field("time", edge.time);
    node_field("place", edge.place);
    set("evidence", edge.evidence, [&](const Evidence& piece) { return passage_iri(graph_, piece.article, piece.span); });
    articles_field("derivedFrom", edge.articles());
  }

  void write_statement(const Quote& quote) {
    const std::vector<ArticleId> article{quote.article};
    field("id", statement_iri(quote));
    set("type", std::vector<std::string_view>{"Statement", quote.form == Form::indirect ? "Claim" : "Quotation"}, [](std::string_view t) { return t; });
    field("text", quote.text);
    field("form", name(quote.form));
    field("cue", quote.cue);
    if (quote.speaker) node_field("speaker", quote.speaker);
    else field("speaker_text", quote.speaker_text);
    node_field("addressee", quote.addressee);
    node_field("occasion", quote.occasion);
    field("time", quote.time);
    nodes_field("about", quote.about);
    set("evidence", quote.spans, [&](CharSpan span) { return passage_iri(graph_, quote.article, span); });
    articles_field("derivedFrom", article);
    if (quote.form != Form::indirect) articles_field("quotedFrom", article);
  }

  void write_selector(const std::string& id, std::string_view type) {
    json_.StartObject();
    field("id", id);
    field("type", type);
  }

  void write_passage(const Passage& passage) {
    const std::string source = article_iri(graph_[passage.article]);
    const std::string range = std::to_string(passage.span.begin) + "," + std::to_string(passage.span.end);
    field("id", passage_iri(graph_, passage.article, passage.span));
    field("type", "Evidence");
    field("source", source);
    key("selector");
    json_.StartArray();
    write_selector(source + "#pos=" + range, "TextPositionSelector");
    key("start");
    json_.Uint(passage.span.begin);
    key("end");
    json_.Uint(passage.span.end);
    json_.EndObject();
    write_selector(source + "#quote=" + range, "TextQuoteSelector");
    field("exact", passage.text);
    json_.EndObject();
    json_.EndArray();
  }

  const Graph& graph_;
  std::ostream& out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
  std::size_t next_edge_ = 0;
  bool first_ = true;
};

}  // namespace

void write_jsonld(const Graph& graph, const ExportOptions&, std::ostream& out) { JsonldWriter(graph, out).write(); }

}  // namespace entente
