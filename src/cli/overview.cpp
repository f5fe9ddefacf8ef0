// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <ostream>
#include <utility>

#include "cli/commands.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

// "143 entities, most written of: NATO (9 articles), …"
void print_entities(const Outline& outline, std::ostream& out) {
  constexpr std::size_t shown = 5;
  std::vector<std::size_t> order(outline.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto weight = [&](std::size_t i) { return std::pair(outline.weights[i].articles, outline.nodes[i].mentions); };
    return weight(a) > weight(b);
  });
  order.resize(std::min(order.size(), shown));
  std::string text;
  for (const std::size_t i : order)
    text += (text.empty() ? ", most written of: " : ", ") + outline.nodes[i].name + " (" + counted(outline.weights[i].articles, "article") + ")";
  write_hanging(out, "", counted(outline.nodes.size(), "entity") + text, page_width());
}

// "87 relations: 60 asserted, 9 planned, …"
void print_relations(const Counts& counts, std::ostream& out) {
  std::string text;
  for (const StatusInfo& row : statuses())
    if (const auto found = counts.statuses.find(row.name); found != counts.statuses.end() && found->second > 0)
      text += (text.empty() ? ": " : ", ") + grouped(found->second) + " " + std::string(row.name);
  write_hanging(out, "", counted(counts.relations, "relation") + text, page_width());
}

// The relation of each status that most articles tell of; among equals, the one between those most written of.
const Edge* foremost(const Graph& graph, Status status) {
  const Edge* best = nullptr;
  const auto weight = [&](const Edge& edge) {
    return std::tuple(edge.articles().size(), std::min(graph[edge.subject].mentions, graph[edge.object].mentions), edge.evidence.size());
  };
  for (const Edge& edge : graph.edges)
    if (edge.status == status && (best == nullptr || weight(edge) > weight(*best))) best = &edge;
  return best;
}

// What a graph has on the question, as a part of it that is big enough.
struct Parts {
  std::function<Graph(Status)> foremost;             // with the relation of the status that most articles tell of
  std::function<Graph(const std::string&)> said_by;  // with the newest statement of the entity of this id
};

void print_foremost(const Parts& parts, std::ostream& out) {
  Table table;
  for (const Status status : {Status::asserted, Status::planned, Status::wanted, Status::denied}) {
    const Graph graph = parts.foremost(status);
    if (const Edge* edge = foremost(graph, status)) {
      const Evidence& piece = edge->evidence.front();
      table.add({sentence(graph, *edge) + ", " + status_words(graph, *edge), citation(graph[piece.article])});
    }
  }
  table.write(out, unbounded, 2);
}

// The newest words of whoever is quoted most.
void print_statements(const Counts& counts, const Outline& outline, const Parts& parts, std::ostream& out) {
  const auto fewer = [](const Outline::Weight& a, const Outline::Weight& b) { return a.statements < b.statements; };
  const auto most = std::max_element(outline.weights.begin(), outline.weights.end(), fewer);
  out << counted(counts.statements, "statement");
  if (most == outline.weights.end() || most->statements == 0) {
    out << '\n';
    return;
  }
  const Node& speaker = outline.nodes[static_cast<std::size_t>(most - outline.weights.begin())];
  out << ", most by " << speaker.name << " (" << most->statements << "), lately:\n";
  const Graph graph = parts.said_by(speaker.id);
  const Quote& quote = graph.quotes[find_quotes(graph, {node_of(graph, speaker.id), {}, {}}).front()];
  write_hanging(out, "  ", words(quote), page_width());
}

void print_articles(const Counts& counts, std::ostream& out) {
  out << counted(counts.articles, "article");
  if (!counts.first_date.empty()) out << ", " << counts.first_date << (counts.first_date == counts.last_date ? "" : " to " + counts.last_date);
  out << '\n';
}

void print(const Counts& counts, const Outline& outline, const Parts& parts, std::ostream& out) {
  print_articles(counts, out);
  print_entities(outline, out);
  print_relations(counts, out);
  print_foremost(parts, out);
  print_statements(counts, outline, parts, out);
}

// Without filters nothing is read but what is shown.
Exit overview(const QueryOptions& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  if (!chooses(options.filter)) {
    const auto foremost = [&](Status status) {
      Filter filter;
      filter.statuses = {status};
      return store.foremost(filter, 1).graph;
    };
    const auto said_by = [&](const std::string& id) {
      StatementQuery query;
      query.by = id;
      query.newest = 1;
      return store.statements(query);
    };
    print(store.counts(), store.outline(), {foremost, said_by}, console.out);
    return Exit::done;
  }
  const Graph graph = open_graph(store, options, console.reporter);
  const auto whole = [&](const auto&) -> const Graph& { return graph; };
  print(counts(graph), outline(graph), {whole, whole}, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<QueryOptions>();
  add_graph(app, *options);
  add_filters(app, options->filter);
  return [options](const Console& console) { return overview(*options, console); };
}

}  // namespace

const Command overview_command{
    "overview",
    "what a graph is about, in ten lines",
    "entente overview world.graph\n"
    "entente overview world.graph --since 2024-06",
    prepare,
};

}  // namespace entente
