// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>

#include <entente/error.hpp>

#include "cli/commands.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

constexpr std::uint32_t default_top = 20;

struct Options : QueryOptions {
  std::string by = "centrality";
  bool communities = false;
};

struct Row {
  NodeId node;
  Outline::Weight weight;
  std::size_t mentions = 0;
  double centrality = 0;  // its share of PageRank
};

// What `--by` may name, and how it orders.
struct Order {
  std::string_view name;
  bool (*before)(const Row& a, const Row& b);
};

constexpr Order orders[] = {
    {"centrality", [](const Row& a, const Row& b) { return a.centrality > b.centrality; }},
    {"relations", [](const Row& a, const Row& b) { return a.weight.relations > b.weight.relations; }},
    {"statements", [](const Row& a, const Row& b) { return a.weight.statements > b.weight.statements; }},
    {"mentions", [](const Row& a, const Row& b) { return a.mentions > b.mentions; }},
};

const Order& order_named(const std::string& name) {
  std::vector<std::string_view> names;
  for (const Order& order : orders) {
    if (order.name == name) return order;
    names.push_back(order.name);
  }
  throw UsageError("unknown order '" + name + "'" + did_you_mean(name, names) + " (entente rank --help lists all)");
}

std::vector<Row> rows_of(const Outline& outline) {
  std::vector<Row> rows;
  const std::vector<double> ranks = page_rank(outline.nodes.size(), outline.ties);
  for (std::size_t i = 0; i < outline.nodes.size(); ++i)
    rows.push_back({NodeId{i}, outline.weights[i], outline.nodes[i].mentions, ranks[i]});
  return rows;
}

// The share as a percentage with two digits.
std::string percent(double share) { return fixed(share * 100, 2) + " %"; }

void print_json(const Graph& graph, const std::vector<Row>& rows, std::ostream& out) {
  GraphJson json(graph);
  json.open_list();
  for (const Row& row : rows) {
    json.open_object();
    json.key("entity");
    json.node(row.node, row.weight.articles);
    json.number("statements", row.weight.statements);
    json.number("relations", row.weight.relations);
    json.number("centrality", row.centrality);
    json.close_object();
  }
  json.close_list();
  json.write(out);
}

// Those of two or more, each by who matters most in it.
std::vector<std::vector<NodeId>> communities_by_rank(const Outline& outline, const Order& order) {
  std::vector<std::vector<NodeId>> found = grouped(communities(outline.nodes.size(), outline.ties));
  std::erase_if(found, [](const std::vector<NodeId>& members) { return members.size() < 2; });
  const std::vector<Row> rows = rows_of(outline);
  for (std::vector<NodeId>& members : found)
    std::stable_sort(members.begin(), members.end(),
                     [&](NodeId a, NodeId b) { return order.before(rows[a.value], rows[b.value]); });
  return found;
}

void print_communities(const Graph& graph, const std::vector<std::vector<NodeId>>& found, bool as_json, std::ostream& out) {
  if (as_json) {
    GraphJson json(graph);
    json.open_list();
    for (const std::vector<NodeId>& members : found) {
      json.open_list();
      for (const NodeId node : members) json.reference(node);
      json.close_list();
    }
    json.close_list();
    json.write(out);
    return;
  }
  constexpr std::size_t most_names = 12;
  Table table({"", "entities", "foremost"});
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::vector<NodeId> foremost(found[i].begin(),
                                       found[i].begin() + static_cast<std::ptrdiff_t>(std::min(most_names, found[i].size())));
    table.add(
        {std::to_string(i + 1), grouped(found[i].size()), names(graph, foremost) + (found[i].size() > most_names ? " …" : "")});
  }
  table.write(out, page_width());
}

// A graph of the nodes alone.
Graph names_only(Outline outline) {
  Graph graph;
  graph.nodes = std::move(outline.nodes);
  return graph;
}

Exit rank(const Options& options, const Console& console) {
  const Order& order = order_named(options.by);
  QueryOptions query = options;
  query.filter.top = 0;  // here the number of rows
  const Store store(options.graph, Store::Mode::read);
  Outline outline = chooses(query.filter) ? entente::outline(open_graph(store, query, console.reporter)) : store.outline();
  const std::size_t top = options.filter.top == 0 ? default_top : options.filter.top;
  if (options.communities) {
    std::vector<std::vector<NodeId>> found = communities_by_rank(outline, order);
    found.resize(std::min(found.size(), top));
    print_communities(names_only(std::move(outline)), found, options.json, console.out);
    return Exit::done;
  }
  std::vector<Row> rows = rows_of(outline);
  std::stable_sort(rows.begin(), rows.end(), order.before);
  rows.resize(std::min(rows.size(), top));
  const Graph graph = names_only(std::move(outline));
  if (options.json) {
    print_json(graph, rows, console.out);
    return Exit::done;
  }
  Table table({"", "name", "type", "centrality", "relations", "statements", "mentions", "articles"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Node& node = graph[rows[i].node];
    table.add({std::to_string(i + 1), node.name, std::string(name(node.type)), percent(rows[i].centrality),
               grouped(rows[i].weight.relations), grouped(rows[i].weight.statements), grouped(node.mentions),
               grouped(rows[i].weight.articles)});
  }
  table.write(console.out, page_width());
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("--by", options->by, "order: centrality, relations, statements or mentions")
      ->type_name("WHAT")
      ->capture_default_str();
  app.add_flag("--communities", options->communities,
               "who is more tied to each other than to the rest, the largest community first");
  add_filters(app, options->filter);
  return [options](const Console& console) { return rank(*options, console); };
}

}  // namespace

const Command rank_command{
    "rank",
    "who matters: by centrality, relations, statements or mentions",
    "entente rank world.graph --top 50\n"
    "entente rank world.graph --type Person --by statements\n"
    "entente rank world.graph --communities",
    prepare,
};

}  // namespace entente
