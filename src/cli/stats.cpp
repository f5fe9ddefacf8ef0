// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

using Counts = std::map<std::string, std::size_t, std::less<>>;

struct Stats {
  std::size_t evidence = 0;
  std::string first_date;
  std::string last_date;
  Counts types;
  Counts relations;
  Counts statuses;
  Counts forms;
  Counts sources;
};

Stats stats_of(const Graph& graph) {
  Stats stats;
  for (const ArticleInfo& article : graph.articles) {
    ++stats.sources[article.source.empty() ? "unknown" : article.source];
    if (article.date.empty()) continue;
    if (stats.first_date.empty() || article.date < stats.first_date) stats.first_date = article.date;
    stats.last_date = std::max(stats.last_date, article.date);
  }
  for (const Node& node : graph.nodes) ++stats.types[std::string(name(node.type))];
  for (const Edge& edge : graph.edges) {
    ++stats.relations[std::string(name(edge.type))];
    ++stats.statuses[std::string(name(edge.status))];
    stats.evidence += edge.evidence.size();
  }
  for (const Quote& quote : graph.quotes) ++stats.forms[std::string(name(quote.form))];
  return stats;
}

// The most frequent first.
std::vector<std::pair<std::string, std::size_t>> sorted(const Counts& counts) {
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

void print_counts(const std::string& title, const Counts& counts, std::ostream& out) {
  Table table;
  for (const auto& [name, count] : sorted(counts)) table.add({name, grouped(count)});
  out << title << '\n';
  table.write(out, unbounded, 2);
}

void print_text(const Graph& graph, const Stats& stats, std::ostream& out) {
  out << counted(graph.articles.size(), "article");
  if (!stats.first_date.empty()) out << ", " << stats.first_date << (stats.first_date == stats.last_date ? "" : " to " + stats.last_date);
  out << '\n';
  print_counts("from " + counted(stats.sources.size(), "source"), stats.sources, out);
  print_counts(counted(graph.nodes.size(), "entity"), stats.types, out);
  print_counts(counted(graph.edges.size(), "relation") + " with " + counted(stats.evidence, "piece") + " of evidence", stats.relations, out);
  print_counts("by status", stats.statuses, out);
  print_counts(counted(graph.quotes.size(), "statement"), stats.forms, out);
}

void print_json(const Graph& graph, const Stats& stats, std::ostream& out) {
  GraphJson json(graph);
  const auto counts = [&](std::string_view key, const Counts& table) {
    json.key(key);
    json.open_object();
    for (const auto& [name, count] : table) json.number(name, count);
    json.close_object();
  };
  json.open_object();
  json.number("articles", graph.articles.size());
  json.field("first_date", stats.first_date);
  json.field("last_date", stats.last_date);
  json.number("entities", graph.nodes.size());
  json.number("relations", graph.edges.size());
  json.number("evidence", stats.evidence);
  json.number("statements", graph.quotes.size());
  counts("by_source", stats.sources);
  counts("by_type", stats.types);
  counts("by_relation", stats.relations);
  counts("by_status", stats.statuses);
  counts("by_form", stats.forms);
  json.close_object();
  json.write(out);
}

Exit stats(const QueryOptions& options, const Console& console) {
  const Graph graph = open_graph(options, console.reporter);
  const Stats found = stats_of(graph);
  options.json ? print_json(graph, found, console.out) : print_text(graph, found, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<QueryOptions>();
  add_query(app, *options);
  add_filters(app, options->filter);
  return [options](const Console& console) { return stats(*options, console); };
}

}  // namespace

const Command stats_command{
    "stats",
    "count what a graph holds, by type, relation, status and source",
    "entente stats world.graph\n"
    "entente stats world.graph --since 2024 --json",
    prepare,
};

}  // namespace entente
