// SPDX-License-Identifier: Apache-2.0
// What every command over a graph understands: the file, the filters, `--json`, and names as people type them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/query.hpp>
#include <entente/reporter.hpp>
#include <entente/store.hpp>

namespace CLI {
class App;
}

namespace entente {

// As on the command line; outlives the App that it is added to.
struct FilterOptions {
  std::vector<std::string> about;
  std::uint32_t hops = 1;
  std::vector<std::string> relations;
  std::vector<std::string> statuses;
  std::vector<std::string> types;
  std::string since;
  std::string until;
  std::string source;
  std::uint32_t min_articles = 0;
  std::uint32_t top = 0;
};

// Of a command that answers a question about a graph.
struct QueryOptions {
  std::string graph;
  FilterOptions filter;
  bool json = false;
};

// Of a command about one node.
struct NameOptions : QueryOptions {
  std::string name;
};

// GRAPH alone.
void add_graph(CLI::App& app, QueryOptions& options);
// GRAPH and --json.
void add_query(CLI::App& app, QueryOptions& options);
// GRAPH, NAME, --json and the filters of articles.
void add_name_query(CLI::App& app, NameOptions& options);
// The part of the graph in the file that the filter keeps. Throws Error where there is no such file.
Graph open_graph(const QueryOptions& options, Reporter& reporter);
Graph open_graph(const Store& store, const QueryOptions& options, Reporter& reporter);
// Says what dates without a year are taken for, and how many articles a filter by date leaves out because they have none.
void say_undated(const Store& store, const FilterOptions& options, Reporter& reporter);
// What the filter keeps of a part of the graph in the file. Throws InputError for an unknown name.
Graph filtered(const Store& store, const Graph& part, const QueryOptions& options, Reporter& reporter);
// Whether there is a filter on articles.
bool chooses_articles(const FilterOptions& options);
// Whether there is any filter at all.
bool chooses(const FilterOptions& options);
// Whether what one node is tied to does not tell what the filter keeps.
bool needs_whole(const FilterOptions& options);

// --since --until --source: what the articles are chosen by.
void add_article_filters(CLI::App& app, FilterOptions& options);
// --about --hops --relation --status --type --min-articles --top, and those of the articles.
void add_filters(CLI::App& app, FilterOptions& options);

// All but `about`, with relations that only the file has. Throws UsageError for a word that neither it nor the schema has, or a date
// that is none.
Filter parse_filter(const FilterOptions& options, const Store& store);
// The ids of those nodes.
std::vector<std::string> ids_about(const FilterOptions& options, const Store& store, Reporter& reporter);

// The statuses of those names; "all" is every one.
std::vector<Status> parse_statuses(const std::vector<std::string>& words);

// The node that a person means by `name`. Where others match as well, says which was taken. Throws InputError with the
// nearest names where none does.
NodeId resolve(const Graph& graph, std::string_view name, Reporter& reporter);
Node resolve(const Store& store, std::string_view name, Reporter& reporter);
// None where the graph, a part of one, does not have it.
NodeId node_of(const Graph& graph, std::string_view id);

}  // namespace entente
