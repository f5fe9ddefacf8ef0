// SPDX-License-Identifier: Apache-2.0
#include "cli/query_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <entente/error.hpp>

#include "cli/dates.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

// The enumerators of `words`, looked up in the schema's table of rows with a `name`.
template <class Enum, class Rows>
std::vector<Enum> parse_words(const std::vector<std::string>& words, std::string_view what, std::optional<Enum> (*parse)(std::string_view),
                              const Rows& rows) {
  std::vector<Enum> values;
  for (const std::string& word : words) {
    const std::optional<Enum> value = parse(word);
    if (!value) {
      std::vector<std::string_view> names;
      for (const auto& row : rows) names.push_back(row.name);
      throw UsageError("unknown " + std::string(what) + " '" + word + "'" + did_you_mean(word, names) + " (entente schema lists all)");
    }
    values.push_back(*value);
  }
  return values;
}

std::string date_of(const std::string& typed, std::string_view option, const Store& store) {
  if (typed.empty()) return {};
  const std::optional<std::string> date = iso_date(typed, [&] { return store.newest_date(); });
  if (!date) throw UsageError(std::string(option) + " '" + typed + "' is not a date like 2024-05-31, 2024-05, 2024, \"May 2024\" or May");
  return *date;
}

template <class Value>
CLI::Option* add(CLI::App& app, const char* flag, Value& value, const char* placeholder, const char* help) {
  return app.add_option(flag, value, help)->type_name(placeholder)->group("Filters");
}

std::string quoted(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

// The first of those found; says which others it could have been.
const Node& choose(const std::vector<Node>& found, std::string_view name, const std::function<std::vector<std::string>()>& similar,
                   Reporter& reporter) {
  if (found.empty()) {
    const std::vector<std::string> near = similar();
    throw InputError({}, "nobody and nothing is called '" + std::string(name) + "' in this graph" +
                             (near.empty() ? " (entente rank lists who is)" : ", did you mean " + quoted(near) + "?"));
  }
  std::string others;
  const Node& taken = found.front();
  for (std::size_t i = 1; i < found.size() && others.size() < 120; ++i)
    if (found[i].type == taken.type) others += (others.empty() ? "" : ", ") + found[i].name + " (" + found[i].id + ")";
  if (!others.empty()) reporter.warn("'" + std::string(name) + "' is taken for " + taken.name + ", not " + others);
  return taken;
}

}  // namespace

void add_graph(CLI::App& app, QueryOptions& options) {
  app.add_option("GRAPH", options.graph, "a graph file, made by entente build")->required()->type_name("");
}

void add_query(CLI::App& app, QueryOptions& options) {
  add_graph(app, options);
  app.add_flag("--json", options.json, "answer as JSON");
}

void add_name_query(CLI::App& app, NameOptions& options) {
  add_query(app, options);
  app.add_option("NAME", options.name, "a name, a part of one, or an id")->required()->type_name("");
  add_article_filters(app, options.filter);
}

Graph open_graph(const QueryOptions& options, Reporter& reporter) {
  return open_graph(Store(options.graph, Store::Mode::read), options, reporter);
}

Graph open_graph(const Store& store, const QueryOptions& options, Reporter& reporter) {
  const Filter filter = parse_filter(options.filter, store);
  say_undated(store, options.filter, reporter);
  return store.graph(filter, ids_about(options.filter, store, reporter));
}

void say_undated(const Store& store, const FilterOptions& options, Reporter& reporter) {
  if (options.since.empty() && options.until.empty()) return;
  for (const auto& [typed, option] : {std::pair(&options.since, "--since"), std::pair(&options.until, "--until")})
    if (const std::string date = date_of(*typed, option, store); date != *typed)
      reporter.warn(std::string(option) + " '" + *typed + "' is taken for " + date);
  if (const std::size_t undated = store.undated(); undated != 0)
    reporter.warn(grouped(undated) + (undated == 1 ? " article has" : " articles have") + " no date and " + (undated == 1 ? "is" : "are") + " left out");
}

Graph filtered(const Store& store, const Graph& part, const QueryOptions& options, Reporter& reporter) {
  Filter filter = parse_filter(options.filter, store);
  for (const std::string& name : options.filter.about) filter.about.push_back(resolve(part, name, reporter));
  return select(part, filter);
}

bool chooses_articles(const FilterOptions& options) { return !options.since.empty() || !options.until.empty() || !options.source.empty(); }

bool chooses(const FilterOptions& options) {
  return needs_whole(options) || chooses_articles(options) || !options.relations.empty() || !options.statuses.empty() || !options.types.empty() ||
         options.min_articles > 1;
}

bool needs_whole(const FilterOptions& options) { return !options.about.empty() || options.top != 0; }

void add_article_filters(CLI::App& app, FilterOptions& options) {
  add(app, "--since", options.since, "D", "only articles from this date on: 2024-05-31, 2024, \"May 2024\", or May, the last one up to the newest article");
  add(app, "--until", options.until, "D", "only articles up to this date, all of that year or month included");
  add(app, "--source", options.source, "S", "only articles of this outlet");
}

void add_filters(CLI::App& app, FilterOptions& options) {
  add(app, "--about", options.about, "NAME", "only what is tied to NAME")->allow_extra_args(false);
  add(app, "--hops", options.hops, "N", "with --about: up to N relations away")->capture_default_str();
  add(app, "--relation", options.relations, "R", "only these relations (entente schema lists all)")->delimiter(',')->allow_extra_args(false);
  add(app, "--status", options.statuses, "S", "only these statuses, or 'all'")->delimiter(',')->allow_extra_args(false);
  add(app, "--type", options.types, "T", "only entities of these types")->delimiter(',')->allow_extra_args(false);
  add(app, "--min-articles", options.min_articles, "N", "only relations that N articles tell of");
  add(app, "--top", options.top, "N", "only the N entities of most evidence");
  add_article_filters(app, options);
}

std::vector<Status> parse_statuses(const std::vector<std::string>& words) {
  if (words == std::vector<std::string>{"all"}) return {};
  return parse_words(words, "status", status, statuses());
}

Filter parse_filter(const FilterOptions& options, const Store& store) {
  for (const std::string& relation : options.relations)
    if (!relation_type(relation)) store.has_relation(relation);  // one of a user's own is known from then on
  Filter filter;
  filter.hops = options.hops;
  filter.relations = parse_words(options.relations, "relation", relation_type, relation_types());
  filter.statuses = parse_statuses(options.statuses);
  filter.types = parse_words(options.types, "type", entity_type, entity_types());
  filter.since = date_of(options.since, "--since", store);
  filter.until = date_of(options.until, "--until", store);
  filter.source = options.source;
  filter.min_articles = options.min_articles;
  filter.top = options.top;
  return filter;
}

std::vector<std::string> ids_about(const FilterOptions& options, const Store& store, Reporter& reporter) {
  std::vector<std::string> ids;
  for (const std::string& name : options.about) ids.push_back(resolve(store, name, reporter).id);
  return ids;
}

NodeId resolve(const Graph& graph, std::string_view name, Reporter& reporter) {
  std::vector<Node> found;
  for (const NodeId node : find_nodes(graph, name)) found.push_back(graph[node]);
  return node_of(graph, choose(found, name, [&] { return similar_names(graph, name); }, reporter).id);
}

Node resolve(const Store& store, std::string_view name, Reporter& reporter) {
  return choose(store.find(name), name, [&] { return store.similar_names(name); }, reporter);
}

NodeId node_of(const Graph& graph, std::string_view id) {
  const auto found = std::lower_bound(graph.nodes.begin(), graph.nodes.end(), id, [](const Node& node, std::string_view other) { return node.id < other; });
  return found == graph.nodes.end() || found->id != id ? NodeId{} : NodeId{static_cast<std::size_t>(found - graph.nodes.begin())};
}

}  // namespace entente
