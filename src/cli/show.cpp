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
  std::string name;
};

// One node and all that the graph has on it.
struct Profile {
  NodeId node;
  std::vector<const Edge*> offices;
  std::vector<const Edge*> relations;
  std::vector<const Edge*> holds;  // relations of others that it wants, opposes, denies …
  std::vector<std::uint32_t> said;
  std::vector<std::uint32_t> said_of_it;
};

Profile profile(const Graph& graph, NodeId node) {
  Profile result{.node = node, .offices = {}, .relations = {}, .holds = {}, .said = {}, .said_of_it = {}};
  for (const Edge& edge : graph.edges) {
    const bool is_end = edge.subject == node || edge.object == node;
    if (is_end && edge.type == RelationType::holds_office) result.offices.push_back(&edge);
    else if (is_end) result.relations.push_back(&edge);
    else if (std::binary_search(edge.holders.begin(), edge.holders.end(), node)) result.holds.push_back(&edge);
  }
  result.said = find_quotes(graph, {.by = node, .about = {}, .words = {}});
  result.said_of_it = find_quotes(graph, {.by = {}, .about = node, .words = {}});
  return result;
}

void print_head(const Graph& graph, const Node& node, std::ostream& out) {
  out << node.name << ": " << name(node.type);
  if (node.kind != OrganizationKind::none) out << ", " << name(node.kind);
  if (!node.wikidata.empty()) out << ", https://www.wikidata.org/wiki/" << node.wikidata;
  out << '\n';
  std::string aliases;
  for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
  if (!aliases.empty()) write_hanging(out, "also called ", aliases, page_width());
  out << counted(node.articles.size(), "article");
  std::string first;
  std::string last;
  for (const ArticleId id : node.articles)
    if (const std::string& date = graph[id].date; !date.empty()) {
      if (first.empty() || date < first) first = date;
      last = std::max(last, date);
    }
  if (!first.empty()) out << ", " << first << (first == last ? "" : " to " + last);
  out << "; " << counted(node.mentions, "mention") << " in all\n";
}

void print_edges(const Graph& graph, const char* title, std::vector<const Edge*> edges, std::ostream& out) {
  if (edges.empty()) return;
  std::stable_sort(edges.begin(), edges.end(), [](const Edge* a, const Edge* b) {
    return a->status != b->status ? a->status < b->status : a->evidence.size() > b->evidence.size();
  });
  Table table({"status", "relation", "time", "says", "articles"});
  for (const Edge* edge : edges)
    table.add({status_words(graph, *edge), sentence(graph, *edge), edge->time, sources(graph, *edge),
               std::to_string(edge->articles().size())});
  out << '\n' << title << '\n';
  table.write(out, page_width());
}

void print_quotes(const Graph& graph, const std::string& title, const std::vector<std::uint32_t>& quotes, std::ostream& out) {
  if (quotes.empty()) return;
  Table table({"date", "speaker", "words"});
  for (const std::uint32_t index : quotes) {
    const Quote& quote = graph.quotes[index];
    table.add({graph[quote.article].date, attribution(graph, quote), words(quote)});
  }
  out << '\n' << title << '\n';
  table.write(out, page_width());
}

void print_text(const Graph& graph, const Profile& profile, std::ostream& out) {
  print_head(graph, graph[profile.node], out);
  print_edges(graph, "Offices", profile.offices, out);
  print_edges(graph, "Relations", profile.relations, out);
  print_edges(graph, "Relations of others that it wants, opposes, denies or plans", profile.holds, out);
  print_quotes(graph, "Said by " + graph[profile.node].name, profile.said, out);
  print_quotes(graph, "Said of " + graph[profile.node].name, profile.said_of_it, out);
}

void print_json(const Graph& graph, const Profile& profile, std::ostream& out) {
  GraphJson json(graph);
  const auto edges = [&](std::string_view key, const std::vector<const Edge*>& list) {
    json.key(key);
    json.open_list();
    for (const Edge* edge : list) json.edge(*edge);
    json.close_list();
  };
  const auto quotes = [&](std::string_view key, const std::vector<std::uint32_t>& list) {
    json.key(key);
    json.open_list();
    for (const std::uint32_t index : list) json.quote(graph.quotes[index]);
    json.close_list();
  };
  json.open_object();
  json.key("entity");
  json.node(profile.node);
  edges("offices", profile.offices);
  edges("relations", profile.relations);
  edges("holder_of", profile.holds);
  quotes("said", profile.said);
  quotes("said_of_it", profile.said_of_it);
  json.close_object();
  json.write(out);
}

Exit show(const Options& options, const Console& console) {
  const Graph graph = open_graph(options, console.reporter);
  const Profile found = profile(graph, resolve(graph, options.name, console.reporter));
  options.json ? print_json(graph, found, console.out) : print_text(graph, found, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("NAME", options->name, "a name, a part of one, or an id")->required()->type_name("");
  add_article_filters(app, options->filter);
  return [options](const Console& console) { return show(*options, console); };
}

}  // namespace

const Command show_command{
    "show",
    "one entity: what it is, its relations, what it said and what was said of it",
    "entente show world.graph nato\n"
    "entente show world.graph \"jens stoltenberg\" --since 2023\n"
    "entente show world.graph Q7184 --json",
    prepare,
};

}  // namespace entente
