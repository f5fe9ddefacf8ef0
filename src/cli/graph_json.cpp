// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_json.hpp"

#include <ostream>

#include <entente/query.hpp>

namespace entente {

void GraphJson::reference(NodeId node) {
  open_object();
  field("id", graph_[node].id);
  field("name", graph_[node].name);
  close_object();
}

void GraphJson::node(NodeId id, std::size_t articles) {
  const Node& node = graph_[id];
  open_object();
  field("id", node.id);
  field("name", node.name);
  field("type", name(node.type));
  field("kind", name(node.kind));
  field("wikidata", node.wikidata);
  if (!node.aliases.empty()) {
    key("aliases");
    open_list();
    for (const std::string& alias : node.aliases) string(alias);
    close_list();
  }
  number("mentions", std::size_t{node.mentions});
  number("articles", articles);
  close_object();
}

void GraphJson::edge(const Edge& edge, const std::vector<std::string>& against) {
  open_object();
  field("id", edge.id);
  field("subject", edge.subject);
  field("relation", name(edge.type));
  field("object", edge.object);
  field("role", edge.role);
  field("status", name(edge.status));
  field("holders", edge.holders);
  field("according_to", edge.according_to);
  field("time", edge.time);
  field("place", edge.place);
  if (!against.empty()) {
    key("contradicted_by");
    open_list();
    for (const std::string& id : against) string(id);
    close_list();
  }
  const Spread spread = entente::spread(graph_, edge);
  number("articles", spread.articles);
  number("outlets", spread.outlets);
  number("reports", spread.reports);
  key("evidence");
  open_list();
  for (const Evidence& piece : edge.evidence) {
    open_object();
    key("article");
    article(piece.article);
    key("span");
    span(piece.span);
    field("text", piece.text);
    field("according_to", piece.according_to);
    field("according_to_text", piece.according_to_text);
    field("time", piece.time);
    field("place", piece.place);
    close_object();
  }
  close_list();
  close_object();
}

void GraphJson::quote(const Quote& quote) {
  open_object();
  field("id", quote.id);
  field("date", graph_[quote.article].date);
  field("speaker", quote.speaker);
  field("speaker_text", quote.speaker_text);
  field("cue", quote.cue);
  field("text", quote.text);
  field("form", name(quote.form));
  field("about", quote.about);
  field("addressee", quote.addressee);
  field("occasion", quote.occasion);
  field("time", quote.time);
  key("article");
  article(quote.article);
  key("spans");
  open_list();
  for (const CharSpan part : quote.spans) span(part);
  close_list();
  close_object();
}

void GraphJson::dispute(const Dispute& dispute) {
  const auto ids = [&](std::string_view name, const std::vector<std::uint32_t>& edges) {
    key(name);
    open_list();
    for (const std::uint32_t edge : edges) string(graph_.edges[edge].id);
    close_list();
  };
  open_object();
  ids("asserted", dispute.asserted);
  ids("denied", dispute.denied);
  close_object();
}

void GraphJson::article(ArticleId id) {
  const ArticleInfo& article = graph_[id];
  open_object();
  field("id", article.id);
  field("source", article.source);
  field("date", article.date);
  field("title", article.title);
  field("url", article.url);
  close_object();
}

void GraphJson::field(std::string_view name, std::string_view text) {
  if (text.empty()) return;
  key(name);
  string(text);
}

void GraphJson::field(std::string_view name, NodeId node) {
  if (!node) return;
  key(name);
  reference(node);
}

void GraphJson::field(std::string_view name, const std::vector<NodeId>& nodes) {
  if (nodes.empty()) return;
  key(name);
  open_list();
  for (const NodeId node : nodes) reference(node);
  close_list();
}

void GraphJson::number(std::string_view name, std::size_t value) {
  key(name);
  out_.Uint64(value);
}

void GraphJson::number(std::string_view name, double value) {
  key(name);
  out_.Double(value);
}

void GraphJson::write(std::ostream& out) const { out << buffer_.GetString() << '\n'; }

void GraphJson::span(CharSpan span) {
  open_list();
  out_.Uint(span.begin);
  out_.Uint(span.end);
  close_list();
}

}  // namespace entente
