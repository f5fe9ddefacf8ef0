// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_evidence = 2;  // a step, unless verbose

struct Options : QueryOptions {
  std::string from;
  std::string to;
  std::vector<std::string> statuses = {"asserted"};
};

void print_json(const std::optional<Connection>& found, std::ostream& out) {
  const Graph none;
  GraphJson json(found ? found->graph : none);
  json.open_object();
  json.key("steps");
  if (!found) json.null();
  if (found) {
    json.open_list();
    for (const Step& step : found->steps) json.edge(found->graph.edges[step.edge]);
    json.close_list();
  }
  json.close_object();
  json.write(out);
}

void print_step(const Graph& graph, const Edge& edge, std::size_t number, const Console& console) {
  const std::size_t width = page_width();
  const std::string status = edge.status == Status::asserted ? "" : ", " + status_words(graph, edge);
  write_hanging(console.out, std::to_string(number) + ". ",
                sentence(graph, edge) + status + (edge.time.empty() ? "" : ", " + edge.time), width);
  const bool all = console.verbosity == Verbosity::verbose || edge.evidence.size() <= shown_evidence;
  for (std::size_t i = 0; i < (all ? edge.evidence.size() : shown_evidence); ++i) {
    const Evidence& piece = edge.evidence[i];
    write_hanging(console.out, "     ", "“" + piece.text + "” — " + citation(graph[piece.article]), width);
  }
  if (!all) console.out << "     and " << counted(edge.evidence.size() - shown_evidence, "passage") << " more (-v shows all)\n";
}

// Within the articles that the filter keeps, where there is one.
std::optional<Connection> connect(const Store& store, const Options& options, const Node& from, const Node& to,
                                  const std::vector<Status>& statuses, Reporter& reporter) {
  if (!chooses_articles(options.filter)) return store.path(from.id, to.id, statuses);
  Graph graph = open_graph(store, options, reporter);
  const NodeId a = node_of(graph, from.id);
  const NodeId b = node_of(graph, to.id);
  if (from.id == to.id) return Connection{};
  if (!a || !b) return std::nullopt;
  auto steps = shortest_path(graph, a, b, statuses);
  if (!steps) return std::nullopt;
  return Connection{std::move(graph), *std::move(steps)};
}

Exit path(const Options& options, const Console& console) {
  const std::vector<Status> statuses = parse_statuses(options.statuses);
  const Store store(options.graph, Store::Mode::read);
  const Node from = resolve(store, options.from, console.reporter);
  const Node to = resolve(store, options.to, console.reporter);
  const std::optional<Connection> found = connect(store, options, from, to, statuses, console.reporter);
  if (options.json) {
    print_json(found, console.out);
    return Exit::done;
  }
  const std::string ends = from.name + " and " + to.name;
  if (!found) {
    console.out << ends << " are not connected" << (statuses.empty() ? "" : " by such relations (--status all takes every one)")
                << '\n';
    return Exit::done;
  }
  if (found->steps.empty()) console.out << ends << " are the same\n";
  for (std::size_t i = 0; i < found->steps.size(); ++i)
    print_step(found->graph, found->graph.edges[found->steps[i].edge], i + 1, console);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("A", options->from, "where to start")->required()->type_name("");
  app.add_option("B", options->to, "where to end")->required()->type_name("");
  app.add_option("--status", options->statuses, "over relations of these statuses, or 'all'")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("S")
      ->default_str("asserted");
  add_article_filters(app, options->filter);
  return [options](const Console& console) { return path(*options, console); };
}

}  // namespace

const Command path_command{
    "path",
    "how two entities are connected, with the sentences that say so",
    "entente path world.graph stoltenberg kyiv\n"
    "entente path world.graph ukraine germany --status all",
    prepare,
};

}  // namespace entente
