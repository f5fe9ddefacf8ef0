// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

struct Options : QueryOptions {
  std::vector<std::string> names;  // two at most
};

bool has_end(const Edge& edge, NodeId node) { return edge.subject == node || edge.object == node; }

// Relations that have all of `ends` as an end, those of most articles first.
std::vector<const Edge*> relations_of(const Graph& graph, const std::vector<NodeId>& ends) {
  std::vector<const Edge*> found;
  for (const Edge& edge : graph.edges)
    if (std::all_of(ends.begin(), ends.end(), [&](NodeId end) { return has_end(edge, end); })) found.push_back(&edge);
  std::stable_sort(found.begin(), found.end(), [](const Edge* a, const Edge* b) { return a->articles().size() > b->articles().size(); });
  return found;
}

void print_table(const Graph& graph, const std::vector<const Edge*>& found, const Console& console) {
  Table table({"subject", "relation", "object", "status", "time", "says", "articles"});
  for (const Edge* edge : found) {
    std::string relation(name(edge->type));
    if (!edge->role.empty()) relation += " (" + edge->role + ")";
    table.add({graph[edge->subject].name, relation, graph[edge->object].name, status_words(graph, *edge), edge->time,
               sources(graph, *edge), spread_words(graph, *edge)});
    if (console.verbosity == Verbosity::verbose)
      for (const Evidence& piece : edge->evidence) table.add_note("“" + piece.text + "” — " + citation(graph[piece.article]));
  }
  table.write(console.out, page_width());
}

Exit relations(const Options& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  std::vector<std::string> ids;
  for (const std::string& name : options.names) ids.push_back(resolve(store, name, console.reporter).id);
  const bool whole = ids.empty() || needs_whole(options.filter);
  const Graph graph = filtered(whole ? store.graph() : store.relations(ids), options, console.reporter);
  std::vector<NodeId> ends;
  for (const std::string& id : ids) ends.push_back(node_of(graph, id));
  const std::vector<const Edge*> found = relations_of(graph, ends);
  if (options.json) {
    GraphJson json(graph);
    json.open_list();
    for (const Edge* edge : found) json.edge(*edge);
    json.close_list();
    json.write(console.out);
  } else if (found.empty()) {
    console.reporter.warn("no relation fits");
  } else {
    print_table(graph, found, console);
  }
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("NAME", options->names, "one end of the relations, or both")->expected(0, 2)->type_name("");
  add_filters(app, options->filter);
  return [options](const Console& console) { return relations(*options, console); };
}

}  // namespace

const Command relations_command{
    "relations",
    "relations as a table, with their sentences on -v",
    "entente relations world.graph ukraine nato -v\n"
    "entente relations world.graph --relation member_of --status wanted,opposed\n"
    "entente relations world.graph russia --since 2024 --json",
    prepare,
};

}  // namespace entente
