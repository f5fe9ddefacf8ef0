// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
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
  std::optional<std::size_t> limit;
  // A table of all relations of a large graph is nothing to read.
  std::size_t most() const { return limit.value_or(names.empty() && !json ? 1000 : 0); }
};

bool has_end(const Edge& edge, NodeId node) { return edge.subject == node || edge.object == node; }

// What contradicts relations, whatever the filters leave of it.
struct Contradictions {
  std::map<std::string, std::string> words;               // by the id of an edge: ", but denied by Aldoria"
  std::map<std::string, std::vector<std::string>> edges;  // the ids of those that contradict it
};

Contradictions contradictions(const Graph& graph) {
  Contradictions result;
  for (const Dispute& dispute : disputes(graph))
    for (const auto& [side, others] :
         {std::pair(&dispute.asserted, &dispute.denied), std::pair(&dispute.denied, &dispute.asserted)}) {
      std::vector<NodeId> holders;
      std::vector<std::string> ids;
      for (const std::uint32_t other : *others) {
        ids.push_back(graph.edges[other].id);
        for (const NodeId holder : graph.edges[other].holders)
          if (std::find(holders.begin(), holders.end(), holder) == holders.end()) holders.push_back(holder);
      }
      const std::string words = ", but " + std::string(name(graph.edges[others->front()].status)) +
                                (holders.empty() ? "" : " by " + names(graph, holders));
      for (const std::uint32_t edge : *side) {
        result.words[graph.edges[edge].id] = words;
        result.edges[graph.edges[edge].id] = ids;
      }
    }
  return result;
}

// Those that contradict an edge come after it, side by side.
std::vector<const Edge*> side_by_side(const std::vector<const Edge*>& edges, const Contradictions& against) {
  std::map<std::string_view, const Edge*> left;
  for (const Edge* edge : edges) left.emplace(edge->id, edge);
  std::vector<const Edge*> result;
  const auto place = [&](std::string_view id) {
    const auto found = left.find(id);
    if (found == left.end()) return false;
    result.push_back(found->second);
    left.erase(found);
    return true;
  };
  for (const Edge* edge : edges)
    if (const auto others = against.edges.find(edge->id); place(edge->id) && others != against.edges.end())
      for (const std::string& other : others->second) place(other);
  return result;
}

// Relations that have all of `ends` as an end, those of most articles first.
std::vector<const Edge*> relations_of(const Graph& graph, const std::vector<NodeId>& ends) {
  std::vector<const Edge*> found;
  for (const Edge& edge : graph.edges)
    if (std::all_of(ends.begin(), ends.end(), [&](NodeId end) { return has_end(edge, end); })) found.push_back(&edge);
  std::stable_sort(found.begin(), found.end(),
                   [](const Edge* a, const Edge* b) { return a->articles().size() > b->articles().size(); });
  return found;
}

void print_table(const Graph& graph, const std::vector<const Edge*>& found, const Contradictions& against,
                 const Console& console) {
  Table table({"subject", "relation", "object", "status", "time", "says", "articles"});
  for (const Edge* edge : found) {
    std::string relation(name(edge->type));
    if (!edge->role.empty()) relation += " (" + edge->role + ")";
    const auto dispute = against.words.find(edge->id);
    const std::string status = status_words(graph, *edge) + (dispute == against.words.end() ? "" : dispute->second);
    table.add({graph[edge->subject].name, relation, graph[edge->object].name, status, edge->time,
               sources(graph, *edge), spread_words(graph, *edge)});
    if (console.verbosity == Verbosity::verbose)
      for (const Evidence& piece : edge->evidence) table.add_note("“" + piece.text + "” — " + citation(graph[piece.article]));
  }
  table.write(console.out, page_width());
}

struct Answer {
  Graph graph;             // what the filters keep
  Contradictions against;  // whatever they leave of what contradicts it
  std::size_t beyond = 0;  // how many more there are
};

Answer answer(const Store& store, const Options& options, const std::vector<std::string>& ids, Reporter& reporter) {
  if (needs_whole(options.filter) || (ids.empty() && (chooses_articles(options.filter) || options.most() == 0)))
    return {open_graph(store, options, reporter), contradictions(store.disputed())};
  say_undated(store, options.filter, reporter);
  if (!ids.empty()) {
    const Graph all = store.relations(ids);
    return {filtered(store, all, options, reporter), contradictions(all)};
  }
  const Foremost foremost = store.foremost(parse_filter(options.filter, store), options.most());
  Graph graph = filtered(store, foremost.graph, options, reporter);
  const std::size_t beyond = foremost.all - graph.edges.size();
  return {std::move(graph), contradictions(foremost.graph), beyond};
}

Exit relations(const Options& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  std::vector<std::string> ids;
  for (const std::string& name : options.names) ids.push_back(resolve(store, name, console.reporter).id);
  const auto [graph, against, beyond] = answer(store, options, ids, console.reporter);
  std::vector<NodeId> ends;
  for (const std::string& id : ids) ends.push_back(node_of(graph, id));
  std::vector<const Edge*> found = side_by_side(relations_of(graph, ends), against);
  const std::size_t all_found = found.size() + beyond;
  if (options.most() != 0 && found.size() > options.most()) found.resize(options.most());
  if (options.json) {
    GraphJson json(graph);
    json.open_list();
    for (const Edge* edge : found) {
      const auto others = against.edges.find(edge->id);
      json.edge(*edge, others == against.edges.end() ? std::vector<std::string>() : others->second);
    }
    json.close_list();
    json.write(console.out);
  } else if (found.empty()) {
    console.reporter.warn("no relation fits");
  } else {
    print_table(graph, found, against, console);
    if (all_found > found.size()) console.out << "and " << grouped(all_found - found.size()) << " more (-n 0 shows all)\n";
  }
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("NAME", options->names, "one end of the relations, or both")->expected(0, 2)->type_name("");
  app.add_option("-n,--limit", options->limit,
                 "only the N that most articles tell of; 0 is all, as for a NAME or JSON; else 1000")
      ->type_name("N");
  add_filters(app, options->filter);
  return [options](const Console& console) { return relations(*options, console); };
}

}  // namespace

const Command relations_command{
    "relations",
    "relations as a table, with their sentences on -v",
    "entente relations world.graph ukraine nato -v\n"
    "entente relations world.graph --relation member_of --status wanted,opposed\n"
    "entente relations world.graph russia --since 2024 -n 20 --json",
    prepare,
};

}  // namespace entente
