// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney: an entity a line, in the schemata of version 4. Memberships, occupancies, ownerships and families are so, or were so;
// what is only wanted, planned, possible, opposed or denied is an UnknownLink that says it in its role, so that no reader takes it for a fact.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <map>
#include <ostream>
#include <set>

#include "core/hash.hpp"
#include "core/hex.hpp"
#include "core/utf8.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "linked_data.hpp"
#include "words.hpp"

namespace entente {
namespace {

// What FollowTheMoney takes of a value, in characters.
constexpr std::size_t name_length = 384;
constexpr std::size_t string_length = 1024;
constexpr std::size_t text_length = 65'000;

// Ids are letters, digits, "." and "-": Wikidata's as they are, of all others a hash.
std::string ftm_id(std::string_view kind, std::string_view id) {
  if (kind == "entity" && !wikidata_iri(id).empty()) return std::string(id);
  return std::string(kind) + "-" + digits(hash64(id)) + digits(hash64(id, 1));
}

std::string entity_id(const Graph& graph, NodeId id) { return ftm_id("entity", graph[id].id); }
std::string article_id(const ArticleInfo& article) { return ftm_id("article", article.id); }

std::string_view schema_of(const Node& node) {
  switch (node.type) {
    case EntityType::Person: return "Person";
    case EntityType::Country: return "PublicBody";
    case EntityType::Place: return "Address";
    case EntityType::Event: return "Event";
    case EntityType::Group: return "LegalEntity";
    case EntityType::Organization: break;
  }
  switch (node.kind) {
    case OrganizationKind::company: return "Company";
    case OrganizationKind::government:
    case OrganizationKind::agency:
    case OrganizationKind::court:
    case OrganizationKind::military: return "PublicBody";
    default: return "Organization";
  }
}

bool is_legal_entity(std::string_view schema) { return schema != "Address" && schema != "Event"; }
bool is_organization(std::string_view schema) { return schema == "Organization" || schema == "PublicBody" || schema == "Company"; }

// One line. What is empty has no property.
class Entity {
 public:
  Entity(std::string id, std::string_view schema) : id_(std::move(id)), schema_(schema) {}

  Entity& add(std::string_view property, std::string_view value, std::size_t length = string_length) {
    if (std::string text = clip(value, length - 2); !text.empty()) values_[property].insert(std::move(text));
    return *this;
  }
  // Line ends and all.
  Entity& add_text(std::string_view property, std::string_view value) {
    if (count_chars(value) > text_length) value = value.substr(0, byte_of_char(value, text_length));
    if (!value.empty()) values_[property].insert(std::string(value));
    return *this;
  }

  std::string_view schema() const { return schema_; }

  void write(std::ostream& out) const {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    json.StartObject();
    json.Key("id");
    json.String(id_);
    json.Key("schema");
    json.String(schema_.data(), static_cast<rapidjson::SizeType>(schema_.size()));
    json.Key("properties");
    json.StartObject();
    for (const auto& [property, values] : values_) {
      json.Key(property.data(), static_cast<rapidjson::SizeType>(property.size()));
      json.StartArray();
      for (const std::string& value : values) json.String(value);
      json.EndArray();
    }
    json.EndObject();
    json.EndObject();
    out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
  }

 private:
  std::string id_;
  std::string_view schema_;
  std::map<std::string_view, std::set<std::string>> values_;
};

class FtmWriter {
 public:
  FtmWriter(const Graph& graph, const ExportOptions& options, std::ostream& out) : graph_(graph), options_(options), out_(out) {}

  void write() {
    for (const ArticleInfo& article : graph_.articles) write_article(article);
    const std::map<NodeId, std::set<NodeId>> involved = participants();
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      const auto found = involved.find(NodeId{i});
      write_node(NodeId{i}, found == involved.end() ? std::set<NodeId>() : found->second);
    }
    for (const Edge& edge : graph_.edges) write_edge(edge);
    for (const Quote& quote : graph_.quotes) write_quote(quote);
  }

 private:
  std::string_view schema(NodeId id) const { return schema_of(graph_[id]); }

  // Of events, as far as they are said to take part.
  std::map<NodeId, std::set<NodeId>> participants() const {
    std::map<NodeId, std::set<NodeId>> result;
    for (const Edge& edge : graph_.edges)
      if (edge.type == RelationType::participates_in && edge.status == Status::asserted && is_legal_entity(schema(edge.subject)))
        result[edge.object].insert(edge.subject);
    return result;
  }

  void write_article(const ArticleInfo& article) const {
    Entity entity(article_id(article), "Article");
    entity.add("fileName", article.id).add("name", article.title.empty() ? article.id : article.title, name_length).add("title", article.title);
    entity.add("publisher", article.source).add("publishedAt", article.date).add("sourceUrl", web_iri(article.url), 4096);
    if (options_.article) entity.add_text("bodyText", options_.article(article).text);
    entity.write(out_);
  }

  void write_node(NodeId id, const std::set<NodeId>& involved) const {
    const Node& node = graph_[id];
    Entity entity(entity_id(graph_, id), schema_of(node));
    entity.add("name", node.name, name_length);
    if (node.type == EntityType::Place) entity.add("full", node.name, 250);
    for (const std::string& alias : node.aliases) entity.add("alias", alias, name_length);
    if (!wikidata_iri(node.wikidata).empty()) entity.add("wikidataId", node.wikidata);
    for (const NodeId other : involved) entity.add("involved", entity_id(graph_, other));
    if (is_legal_entity(schema_of(node))) entity.add("classification", to_words(node));
    for (const ArticleId article : node.articles) entity.add("proof", article_id(graph_[article]));
    entity.write(out_);
    if (is_legal_entity(schema_of(node)))
      for (const ArticleId article : node.articles) write_mention(id, article);
  }

  static std::string_view to_words(const Node& node) { return node.kind == OrganizationKind::none ? name(node.type) : name(node.kind); }

  void write_mention(NodeId id, ArticleId article) const {
    Entity mention(ftm_id("mention", graph_[article].id + " " + graph_[id].id), "Mention");
    mention.add("document", article_id(graph_[article])).add("resolved", entity_id(graph_, id));
    mention.add("name", graph_[id].name, name_length).add("detectedSchema", schema(id)).write(out_);
  }

  // ---- relations

  void write_edge(const Edge& edge) const {
    const bool fact = edge.status == Status::asserted || edge.status == Status::ended;
    const std::string id = ftm_id("relation", edge.id);
    const std::string subject = entity_id(graph_, edge.subject);
    const std::string object = entity_id(graph_, edge.object);
    if (fact && edge.type == RelationType::holds_office && schema(edge.subject) == "Person" && is_organization(schema(edge.object)))
      return finish(Entity(id, "Occupancy").add("holder", subject).add("post", write_position(edge)), edge);
    if (fact && edge.type == RelationType::member_of && is_legal_entity(schema(edge.subject)) && is_organization(schema(edge.object)))
      return finish(Entity(id, "Membership").add("member", subject).add("organization", object).add("role", edge.role), edge);
    if (fact && edge.type == RelationType::owns && is_legal_entity(schema(edge.subject)) && schema(edge.object) == "Company")
      return finish(Entity(id, "Ownership").add("owner", subject).add("asset", object), edge);
    if (fact && edge.type == RelationType::family_of && schema(edge.subject) == "Person" && schema(edge.object) == "Person")
      return finish(Entity(id, "Family").add("person", object).add("relative", subject).add("relationship", edge.role.empty() ? "relative" : edge.role), edge);
    std::string role(phrase(edge.type, edge.role));
    if (edge.status != Status::asserted) role += " (" + std::string(name(edge.status)) + ")";
    finish(Entity(id, "UnknownLink").add("subject", subject).add("object", object).add("role", role), edge);
  }

  // One for all who hold it.
  std::string write_position(const Edge& edge) const {
    const std::string office = std::string(phrase(edge.type, edge.role)) + ", " + graph_[edge.object].name;
    std::string id = ftm_id("position", edge.role + " " + graph_[edge.object].id);
    Entity(id, "Position").add("name", office, name_length).add("organization", entity_id(graph_, edge.object)).write(out_);
    return id;
  }

  void finish(Entity& entity, const Edge& edge) const {
    add_time(entity, edge);
    if (edge.status != Status::asserted) entity.add(entity.schema() == "Family" ? "description" : "status", name(edge.status));  // families have no status
    for (const NodeId holder : edge.holders) entity.add("description", std::string(name(edge.status)) + " by " + graph_[holder].name);
    if (edge.place) entity.add("description", "in " + graph_[edge.place].name);
    for (const Evidence& piece : edge.evidence) {
      const ArticleInfo& article = graph_[piece.article];
      if (piece.according_to) entity.add("description", "according to " + graph_[piece.according_to].name);
      else if (!piece.according_to_text.empty()) entity.add("description", "according to " + piece.according_to_text);
      entity.add_text("summary", piece.text);
      entity.add("proof", article_id(article)).add("publisher", article.source).add("sourceUrl", web_iri(article.url), 4096);
    }
    entity.write(out_);
  }

  static void add_time(Entity& entity, const Edge& edge) {
    const std::size_t slash = edge.time.find('/');
    if (slash == std::string::npos) {
      entity.add(edge.status == Status::ended ? "endDate" : "date", edge.time);
      return;
    }
    if (const std::string from = edge.time.substr(0, slash); from != "..") entity.add("startDate", from);
    if (const std::string to = edge.time.substr(slash + 1); to != "..") entity.add("endDate", to);
  }

  // ---- statements

  void write_quote(const Quote& quote) const {
    const ArticleInfo& article = graph_[quote.article];
    const std::string speaker = quote.speaker ? graph_[quote.speaker].name : quote.speaker_text;
    Entity note(ftm_id("statement", quote.id), "Note");
    note.add("name", speaker.empty() ? quote.text : speaker + ": " + quote.text, name_length).add_text("description", quote.text);
    if (quote.speaker) note.add("entity", entity_id(graph_, quote.speaker));
    for (const NodeId about : quote.about) note.add("entity", entity_id(graph_, about));
    note.add("keywords", name(quote.form)).add("proof", article_id(article)).add("publisher", article.source).add("createdAt", article.date);
    note.add("sourceUrl", web_iri(article.url), 4096).write(out_);
  }

  const Graph& graph_;
  const ExportOptions& options_;
  std::ostream& out_;
};

}  // namespace

void write_ftm(const Graph& graph, const ExportOptions& options, std::ostream& out) { FtmWriter(graph, options, out).write(); }

}  // namespace entente
