// SPDX-License-Identifier: Apache-2.0
#include "cli/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <string_view>

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

constexpr std::size_t most_sources = 4;  // of a relation that are named
constexpr int days_in_year = 366;
constexpr int never = 1'000'000;

// Days since 1970 of an ISO date, or of the first day of its month or year; nothing where it is none.
std::optional<int> day_number(std::string_view iso) {
  const auto number = [&](std::size_t begin, std::size_t length, int otherwise) {
    int value = otherwise;
    if (iso.size() >= begin + length) std::from_chars(iso.data() + begin, iso.data() + begin + length, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4, 0)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2, 1))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2, 1)))};
  if (iso.size() < 4 || !day.ok()) return {};
  return static_cast<int>(std::chrono::sys_days(day).time_since_epoch().count());
}

// Whether the time, a date or an interval that may be open, has the date in it; nothing where there is no time.
std::optional<bool> covers(const std::string& time, const std::string& date) {
  if (time.empty()) return {};
  const std::size_t slash = time.find('/');
  const std::string begin = time.substr(0, slash), end = slash == std::string::npos ? begin : time.substr(slash + 1);
  const bool begun = begin == ".." || date.substr(0, begin.size()) >= begin;
  return begun && (end == ".." || date.substr(0, end.size()) <= end);
}

// How far the date is from what the graph knows of an office: 0 within its time, or between two articles that tell of it.
int days_from(const Graph& graph, const Edge& office, const std::string& date) {
  if (const std::optional<bool> within = covers(office.time, date)) return *within ? 0 : never;
  const std::optional<int> day = day_number(date);
  std::optional<int> first, last;
  for (const Evidence& piece : office.evidence)
    if (const std::optional<int> told = day_number(graph[piece.article].date)) {
      first = std::min(first.value_or(*told), *told);
      last = std::max(last.value_or(*told), *told);
    }
  if (!day || !first) return days_in_year;
  if (*day < *first) return *first - *day;
  return *day > *last ? *day - *last : 0;
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
  const std::size_t more = speakers.size() > most_sources + 1 ? speakers.size() - most_sources : 0;
  speakers.resize(speakers.size() - more);
  return join(speakers, "; ") + (more == 0 ? "" : " and " + grouped(more) + " more");
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
  if (quote.form != Form::direct) return text;
  text.erase(text.find_last_not_of(" ,\n") + 1);  // the comma belongs to the sentence around the quotation
  return "“" + text + "”";
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

std::string fixed(double number, int digits) {
  std::array<char, 400> text;  // the greatest number has 309 digits before the point
  return {text.begin(), std::to_chars(text.begin(), text.end(), number, std::chars_format::fixed, digits).ptr};
}

std::string counted(std::size_t count, const std::string& noun) {
  const bool ends_in_y = noun.ends_with('y');
  const std::string plural = ends_in_y ? noun.substr(0, noun.size() - 1) + "ies" : noun + "s";
  return grouped(count) + " " + (count == 1 ? noun : plural);
}

Offices::Offices(const Graph& graph) : graph_(&graph), held_(graph.nodes.size()) {
  for (const Edge& edge : graph.edges)
    if (edge.type == RelationType::holds_office && edge.status == Status::asserted && !edge.role.empty())
      held_[edge.subject.value].push_back(&edge);
  for (std::vector<const Edge*>& edges : held_)
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge* a, const Edge* b) { return a->evidence.size() > b->evidence.size(); });
}

std::string Offices::of(NodeId node, const std::string& date) const {
  const Edge* best = nullptr;
  int nearest = days_in_year + 1;
  for (const Edge* edge : node ? held_[node.value] : std::vector<const Edge*>{}) {
    const int days = date.empty() ? 0 : days_from(*graph_, *edge, date);
    if (days < nearest) {
      nearest = days;
      best = edge;
    }
  }
  return best ? best->role + ", " + (*graph_)[best->object].name : std::string();
}

}  // namespace entente
