// SPDX-License-Identifier: Apache-2.0
#include "cli/wording.hpp"

#include <algorithm>
#include <map>

#include <entente/query.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

void append_once(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

}  // namespace

std::string sentence(const Graph& graph, const Edge& edge) {
  std::string text = graph[edge.subject].name + " " + std::string(name(edge.type)) + " " + graph[edge.object].name;
  if (!edge.role.empty()) text += " (" + edge.role + ")";
  return text;
}

std::string status_words(const Graph& graph, const Edge& edge) {
  std::string text(name(edge.status));
  return edge.holders.empty() ? text : text + " by " + names(graph, edge.holders);
}

std::string sources(const Graph& graph, const Edge& edge) {
  std::vector<std::string> speakers;
  std::vector<std::string> outlets;
  for (const Evidence& piece : edge.evidence) {
    if (piece.according_to) append_once(speakers, graph[piece.according_to].name);
    else if (!piece.according_to_text.empty()) append_once(speakers, piece.according_to_text);
    else append_once(outlets, graph[piece.article].source.empty() ? graph[piece.article].id : graph[piece.article].source);
  }
  speakers.insert(speakers.end(), outlets.begin(), outlets.end());
  return join(speakers, "; ");
}

std::string citation(const ArticleInfo& article) {
  std::vector<std::string> parts;
  append_once(parts, article.source);
  append_once(parts, article.date);
  return parts.empty() ? article.id : join(parts, ", ") + " (" + article.id + ")";
}

std::string date_of(const Graph& graph, const Edge& edge) {
  if (!edge.time.empty()) return edge.time;
  std::string first;
  for (const Evidence& piece : edge.evidence)
    if (const std::string& date = graph[piece.article].date; !date.empty() && (first.empty() || date < first)) first = date;
  return first;
}

std::string date_of(const Graph& graph, const Quote& quote) { return quote.time.empty() ? graph[quote.article].date : quote.time; }

std::string speaker(const Graph& graph, const Quote& quote) {
  if (quote.speaker) return graph[quote.speaker].name;
  return quote.speaker_text.empty() ? "somebody" : quote.speaker_text;
}

std::string attribution(const Graph& graph, const Quote& quote) {
  return speaker(graph, quote) + (quote.cue.empty() ? "" : ", " + to_lower(quote.cue));
}

std::string words(const Quote& quote) {
  std::string text;
  std::size_t begin = 0;
  for (const CharSpan span : quote.spans) {
    const std::size_t length = byte_of_char(std::string_view(quote.text).substr(begin), span.end - span.begin);
    text += (begin == 0 ? "" : " … ") + quote.text.substr(begin, length);
    begin = std::min(begin + length + 1, quote.text.size());  // a space joins them
  }
  return quote.form == Form::direct ? "“" + text + "”" : text;
}

std::vector<std::vector<std::uint32_t>> by_words(const Graph& graph, const std::vector<std::uint32_t>& quotes) {
  std::vector<std::vector<std::uint32_t>> groups;
  std::map<std::pair<std::string, std::string>, std::size_t> group_of;
  for (const std::uint32_t index : quotes) {
    const Quote& quote = graph.quotes[index];
    const std::string who = quote.speaker ? graph[quote.speaker].id : fold_name(quote.speaker_text);
    const auto [entry, is_new] = group_of.try_emplace({who, fold_name(quote.text)}, groups.size());
    if (is_new) groups.emplace_back();
    groups[entry->second].push_back(index);
  }
  return groups;
}

std::string names(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::vector<std::string> list;
  for (const NodeId node : nodes) list.push_back(graph[node].name);
  return join(list, ", ");
}

std::string spread_words(const Graph& graph, const Edge& edge) {
  const Spread found = spread(graph, edge);
  const std::string articles = grouped(found.articles);
  return found.reports == found.articles ? articles : articles + " (" + counted(found.reports, "report") + ")";
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string counted(std::size_t count, const std::string& noun) {
  const bool ends_in_y = noun.ends_with('y');
  const std::string plural = ends_in_y ? noun.substr(0, noun.size() - 1) + "ies" : noun + "s";
  return grouped(count) + " " + (count == 1 ? noun : plural);
}

Offices::Offices(const Graph& graph) : graph_(&graph), best_(graph.nodes.size()) {
  for (const Edge& edge : graph.edges) {
    if (edge.type != RelationType::holds_office || edge.status != Status::asserted || edge.role.empty()) continue;
    const Edge*& best = best_[edge.subject.value];
    if (!best || edge.evidence.size() > best->evidence.size()) best = &edge;
  }
}

std::string Offices::of(NodeId node) const {
  const Edge* edge = node ? best_[node.value] : nullptr;
  return edge ? edge->role + ", " + (*graph_)[edge->object].name : std::string();
}

}  // namespace entente
