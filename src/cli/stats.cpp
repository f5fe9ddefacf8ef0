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

// The most frequent first.
std::vector<std::pair<std::string, std::size_t>> sorted(const Counts::ByName& counts) {
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

void print_counts(const std::string& title, const Counts::ByName& counts, std::ostream& out) {
  Table table;
  for (const auto& [name, count] : sorted(counts)) table.add({name.empty() ? "unknown" : name, grouped(count)});
  out << title << '\n';
  table.write(out, unbounded, 2);
}

void print_text(const Counts& stats, std::ostream& out) {
  out << counted(stats.articles, "article");
  if (!stats.first_date.empty())
    out << ", " << stats.first_date << (stats.first_date == stats.last_date ? "" : " to " + stats.last_date);
  out << '\n';
  print_counts("from " + counted(stats.sources.size(), "source"), stats.sources, out);
  print_counts(counted(stats.entities, "entity"), stats.types, out);
  print_counts(counted(stats.relations, "relation") + " with " + counted(stats.evidence, "piece") + " of evidence",
               stats.by_relation, out);
  print_counts("by status", stats.statuses, out);
  print_counts(counted(stats.statements, "statement"), stats.forms, out);
}

void print_json(const Counts& stats, std::ostream& out) {
  const Graph none;
  GraphJson json(none);
  const auto counts = [&](std::string_view key, const Counts::ByName& table) {
    json.key(key);
    json.open_object();
    for (const auto& [name, count] : table) json.number(name.empty() ? "unknown" : name, count);
    json.close_object();
  };
  json.open_object();
  json.number("articles", stats.articles);
  json.field("first_date", stats.first_date);
  json.field("last_date", stats.last_date);
  json.number("entities", stats.entities);
  json.number("relations", stats.relations);
  json.number("evidence", stats.evidence);
  json.number("statements", stats.statements);
  counts("by_source", stats.sources);
  counts("by_type", stats.types);
  counts("by_relation", stats.by_relation);
  counts("by_status", stats.statuses);
  counts("by_form", stats.forms);
  json.close_object();
  json.write(out);
}

Exit stats(const QueryOptions& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  const Counts found = chooses(options.filter) ? counts(open_graph(store, options, console.reporter)) : store.counts();
  options.json ? print_json(found, console.out) : print_text(found, console.out);
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
