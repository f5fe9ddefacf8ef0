// SPDX-License-Identifier: Apache-2.0
#include "property_graph.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "escape.hpp"
#include "linked_data.hpp"

namespace entente {
namespace {

using enum PropertyKind;

constexpr std::array<PropertyInfo, 20> node_table{{
    {"type", text},      {"label", text},     {"name", text}, {"aliases", list},   {"kind", text},         {"wikidata", text},
    {"mentions", integer}, {"text", text},    {"form", text}, {"cue", text},       {"speaker_text", text}, {"addressee", text},
    {"occasion", text},  {"time", text},      {"source", text}, {"date", text},    {"url", text},          {"sha256", text},
    {"evidence", json},  {"evidence_count", integer},
}};

constexpr std::array<PropertyInfo, 13> edge_table{{
    {"relation", text}, {"label", text}, {"status", text},      {"role", text},     {"holders", list},  {"according_to", text}, {"time", text},
    {"place", text},    {"symmetric", boolean}, {"articles", list}, {"evidence", json}, {"evidence_count", integer}, {"weight", number},
}};

constexpr std::size_t label_length = 60;  // code points

// White space runs become one space; what is longer than a label ends in "…".
std::string one_line(std::string_view name) {
  std::string result;
  std::size_t length = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_char(name, at);
    const bool gap = is_space(c);
    if (gap && (result.empty() || result.back() == ' ')) continue;
    if (length++ == label_length) {
      std::string_view kept = result;
      while (count_chars(kept) > label_length - 1) kept = kept.substr(0, byte_of_char(kept, label_length - 1));
      return std::string(kept) + "…";
    }
    append_utf8(result, gap ? U' ' : c);
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

class Properties {
 public:
  explicit Properties(std::size_t most) { all_.reserve(most); }
  Properties& text_of(std::string_view key, std::string_view value) { return value.empty() ? *this : add(key, text, std::string(value)); }
  Properties& json_of(std::string_view key, std::string value) { return add(key, json, std::move(value)); }
  Properties& integer_of(std::string_view key, std::size_t value) { return add(key, integer, std::to_string(value)); }
  Properties& number_of(std::string_view key, std::size_t value) { return add(key, number, std::to_string(value) + ".0"); }
  Properties& boolean_of(std::string_view key, bool value) { return add(key, boolean, value ? "true" : "false"); }
  Properties& list_of(std::string_view key, std::vector<std::string> values) {
    if (!values.empty()) all_.push_back({key, list, {}, std::move(values)});
    return *this;
  }
  Properties& node_of(std::string_view key, const Graph& graph, NodeId id) { return id ? text_of(key, graph[id].id) : *this; }
  std::vector<Property> take() { return std::move(all_); }

 private:
  Properties& add(std::string_view key, PropertyKind kind, std::string value) {
    all_.push_back({key, kind, std::move(value), {}});
    return *this;
  }
  std::vector<Property> all_;
};

void append_place(std::string& result, const ArticleInfo& article, CharSpan span, std::string_view exact) {
  result += result.empty() ? "[{\"article\": " : ", {\"article\": ";
  append_json(result, article.id);
  result += ", \"start\": " + std::to_string(span.begin) + ", \"end\": " + std::to_string(span.end) + ", \"text\": ";
  append_json(result, exact);
}

void append_member(std::string& result, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  ((result += ", \"") += key) += "\": ";
  append_json(result, value);
}

std::string evidence_json(const Graph& graph, const Edge& edge) {
  std::string result;
  for (const Evidence& piece : edge.evidence) {
    append_place(result, graph[piece.article], piece.span, piece.text);
    if (piece.according_to) append_member(result, "according_to", graph[piece.according_to].id);
    append_member(result, "according_to_text", piece.according_to_text);
    append_member(result, "time", piece.time);
    if (piece.place) append_member(result, "place", graph[piece.place].id);
    result += '}';
  }
  return result + ']';
}

std::string evidence_json(const Graph& graph, const Quote& quote) {
  std::string result;
  for (const Passage& passage : passages(quote)) {
    append_place(result, graph[passage.article], passage.span, passage.text);
    result += '}';
  }
  return result + ']';
}

std::vector<std::string> ids_of(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::vector<std::string> result;
  for (const NodeId id : nodes) result.push_back(graph[id].id);
  return result;
}

std::vector<std::string> article_ids(const Graph& graph, const Edge& edge) {
  std::vector<std::string> result;
  for (const ArticleId id : edge.articles()) result.push_back(graph[id].id);
  return result;
}

std::string words(std::string_view relation) {
  std::string result(relation);
  std::replace(result.begin(), result.end(), '_', ' ');
  return result;
}

FlatEdge structural(std::string id, std::string source, std::string target, std::string_view relation) {
  return {std::move(id), std::move(source), std::move(target), relation,
          Properties(3).text_of("relation", relation).text_of("label", words(relation)).number_of("weight", 1).take()};
}

std::string statement_id(const Quote& quote) { return "statement:" + quote.id; }
std::string article_id(const ArticleInfo& article) { return "article:" + article.id; }

}  // namespace

std::span<const PropertyInfo> node_properties() { return node_table; }
std::span<const PropertyInfo> edge_properties() { return edge_table; }

std::string upper_case(std::string_view relation) {
  std::string result(relation);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

FlatNode flat_node(const Graph&, const Node& node) {
  const std::string_view type = name(node.type);
  return {node.id, type, true,
          Properties(node_table.size())
              .text_of("type", type)
              .text_of("label", one_line(node.name))
              .text_of("name", node.name)
              .list_of("aliases", node.aliases)
              .text_of("kind", name(node.kind))
              .text_of("wikidata", node.wikidata)
              .integer_of("mentions", node.mentions)
              .take()};
}

FlatNode flat_node(const Graph& graph, const Quote& quote) {
  return {statement_id(quote), "Statement", false,
          Properties(node_table.size())
              .text_of("type", "Statement")
              .text_of("label", one_line(quote.text))
              .text_of("name", quote.text)
              .text_of("text", quote.text)
              .text_of("form", name(quote.form))
              .text_of("cue", quote.cue)
              .text_of("speaker_text", quote.speaker ? std::string_view() : std::string_view(quote.speaker_text))
              .node_of("addressee", graph, quote.addressee)
              .node_of("occasion", graph, quote.occasion)
              .text_of("time", quote.time)
              .json_of("evidence", evidence_json(graph, quote))
              .integer_of("evidence_count", quote.spans.size())
              .take()};
}

FlatNode flat_node(const ArticleInfo& article) {
  return {article_id(article), "Article", false,
          Properties(node_table.size())
              .text_of("type", "Article")
              .text_of("label", one_line(article.title.empty() ? article.id : article.title))
              .text_of("name", article.title)
              .text_of("source", article.source)
              .text_of("date", article.date)
              .text_of("url", article.url)
              .text_of("sha256", article.sha256)
              .take()};
}

FlatEdge flat_edge(const Graph& graph, const Edge& edge) {
  const RelationInfo& relation = info(edge.type);
  return {edge.id, graph[edge.subject].id, graph[edge.object].id, relation.name,
          Properties(edge_table.size())
              .text_of("relation", relation.name)
              .text_of("label", words(relation.name))
              .text_of("status", name(edge.status))
              .text_of("role", edge.role)
              .list_of("holders", ids_of(graph, edge.holders))
              .node_of("according_to", graph, edge.according_to)
              .text_of("time", edge.time)
              .node_of("place", graph, edge.place)
              .boolean_of("symmetric", relation.symmetric)
              .list_of("articles", article_ids(graph, edge))
              .json_of("evidence", evidence_json(graph, edge))
              .integer_of("evidence_count", edge.evidence.size())
              .number_of("weight", edge.evidence.size())
              .take()};
}

void each_node(const Graph& graph, const std::function<void(const FlatNode&)>& visit) {
  for (const Node& node : graph.nodes) visit(flat_node(graph, node));
  for (const ArticleInfo& article : graph.articles) visit(flat_node(article));
  for (const Quote& quote : graph.quotes) visit(flat_node(graph, quote));
}

void each_edge(const Graph& graph, const std::function<void(const FlatEdge&)>& visit) {
  for (const Edge& edge : graph.edges) visit(flat_edge(graph, edge));
  each_statement_edge(graph, visit);
}

void each_statement_edge(const Graph& graph, const std::function<void(const FlatEdge&)>& visit) {
  for (const Quote& quote : graph.quotes) {
    const std::string statement = statement_id(quote);
    if (quote.speaker) visit(structural(quote.id + ".said", graph[quote.speaker].id, statement, "said"));
    for (std::size_t i = 0; i < quote.about.size(); ++i)
      visit(structural(quote.id + ".about." + std::to_string(i), statement, graph[quote.about[i]].id, "about"));
    visit(structural(quote.id + ".in", statement, article_id(graph[quote.article]), "in_article"));
  }
}

}  // namespace entente
