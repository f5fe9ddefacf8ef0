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

constexpr std::size_t default_limit = 20;

struct Options : NameOptions {
  std::size_t limit = default_limit;
};

// What is printed of a profile.
struct Sections {
  std::vector<Dispute> disputes;
  std::vector<const Edge*> offices;
  std::vector<const Edge*> relations;
  std::vector<const Edge*> holder_of;
  std::vector<std::uint32_t> said;
  std::vector<std::uint32_t> said_of_it;
};

Sections sections_of(const Graph& graph, NodeId node, std::size_t limit) {
  Sections result;
  if (!node) return result;
  result.disputes = disputes(graph);
  std::erase_if(result.disputes, [&](const Dispute& dispute) {
    const Edge& edge = graph.edges[dispute.denied.front()];
    return edge.subject != node && edge.object != node;
  });
  for (const Edge& edge : graph.edges) {
    const bool is_end = edge.subject == node || edge.object == node;
    if (is_end && edge.type == RelationType::holds_office) result.offices.push_back(&edge);
    else if (is_end) result.relations.push_back(&edge);
    else if (std::binary_search(edge.holders.begin(), edge.holders.end(), node)) result.holder_of.push_back(&edge);
  }
  result.said = find_quotes(graph, {.by = node, .about = {}, .words = {}});
  result.said_of_it = find_quotes(graph, {.by = {}, .about = node, .words = {}});
  for (auto* quotes : {&result.said, &result.said_of_it})
    if (limit != 0 && quotes->size() > limit) quotes->resize(limit);
  return result;
}

// Of the articles that the filter keeps.
Profile narrowed(const Store& store, const Profile& all, const std::string& id, const Options& options, Reporter& reporter) {
  Profile result;
  result.graph = filtered(store, all.graph, options, reporter);
  const NodeId node = node_of(result.graph, id);
  const Sections sections = sections_of(result.graph, node, 0);
  result.offices = sections.offices.size();
  result.relations = sections.relations.size();
  result.holder_of = sections.holder_of.size();
  result.said = sections.said.size();
  result.said_of_it = sections.said_of_it.size();
  if (!node) return result;
  result.articles = result.graph[node].articles.size();
  for (const ArticleId article : result.graph[node].articles) {
    const std::string& date = result.graph[article].date;
    if (!date.empty() && (result.first_date.empty() || date < result.first_date)) result.first_date = date;
    result.last_date = std::max(result.last_date, date);
  }
  return result;
}

void print_head(const Node& node, const Profile& profile, std::ostream& out) {
  out << node.name << ": " << name(node.type);
  if (node.kind != OrganizationKind::none) out << ", " << name(node.kind);
  if (!node.wikidata.empty()) out << ", https://www.wikidata.org/wiki/" << node.wikidata;
  out << '\n';
  std::string aliases;
  for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
  if (!aliases.empty()) write_hanging(out, "also called ", aliases, page_width());
  out << counted(profile.articles, "article");
  if (!profile.first_date.empty())
    out << ", " << profile.first_date << (profile.first_date == profile.last_date ? "" : " to " + profile.last_date);
  out << "; " << counted(node.mentions, "mention") << " in all\n";
}

void print_rest(std::size_t shown, std::size_t all, std::ostream& out) {
  if (all > shown) out << "and " << grouped(all - shown) << " more (-n 0 shows all)\n";
}

void print_edges(const Graph& graph, const char* title, std::vector<const Edge*> edges, std::size_t all, std::ostream& out) {
  if (edges.empty()) return;
  std::stable_sort(edges.begin(), edges.end(), [](const Edge* a, const Edge* b) {
    return a->status != b->status ? a->status < b->status : a->evidence.size() > b->evidence.size();
  });
  Table table({"status", "relation", "time", "says", "articles"});
  for (const Edge* edge : edges)
    table.add(
        {status_words(graph, *edge), sentence(graph, *edge), edge->time, sources(graph, *edge), spread_words(graph, *edge)});
  out << '\n' << title << '\n';
  table.write(out, page_width());
  print_rest(edges.size(), all, out);
}

// What some assert and others deny, one below the other.
void print_disputes(const Graph& graph, const std::vector<Dispute>& found, std::ostream& out) {
  if (found.empty()) return;
  Table table({"status", "relation", "time", "says", "articles"});
  for (const Dispute& dispute : found)
    for (const auto* side : {&dispute.asserted, &dispute.denied})
      for (const std::uint32_t index : *side) {
        const Edge& edge = graph.edges[index];
        table.add({status_words(graph, edge), sentence(graph, edge), edge.time, sources(graph, edge), spread_words(graph, edge)});
      }
  out << "\nAsserted by some, denied by others\n";
  table.write(out, page_width());
}

void print_quotes(const Graph& graph, const std::string& title, const std::vector<std::uint32_t>& quotes, std::size_t all,
                  std::ostream& out) {
  if (quotes.empty()) return;
  Table table({"date", "speaker", "words"});
  for (const std::uint32_t index : quotes) {
    const Quote& quote = graph.quotes[index];
    table.add({graph[quote.article].date, attribution(graph, quote), words(quote)});
  }
  out << '\n' << title << '\n';
  table.write(out, page_width());
  print_rest(quotes.size(), all, out);
}

void print_text(const Node& node, const Profile& profile, const Sections& sections, std::ostream& out) {
  const Graph& graph = profile.graph;
  print_head(node, profile, out);
  print_disputes(graph, sections.disputes, out);
  print_edges(graph, "Offices", sections.offices, profile.offices, out);
  print_edges(graph, "Relations", sections.relations, profile.relations, out);
  print_edges(graph, "Relations of others that it wants, opposes, denies or plans", sections.holder_of, profile.holder_of, out);
  print_quotes(graph, "Said by " + node.name, sections.said, profile.said, out);
  print_quotes(graph, "Said of " + node.name, sections.said_of_it, profile.said_of_it, out);
}

void print_json(NodeId node, const Profile& profile, const Sections& sections, std::ostream& out) {
  GraphJson json(profile.graph);
  const auto edges = [&](std::string_view key, const std::vector<const Edge*>& list) {
    json.key(key);
    json.open_list();
    for (const Edge* edge : list) json.edge(*edge);
    json.close_list();
  };
  const auto quotes = [&](std::string_view key, const std::vector<std::uint32_t>& list) {
    json.key(key);
    json.open_list();
    for (const std::uint32_t index : list) json.quote(profile.graph.quotes[index]);
    json.close_list();
  };
  json.open_object();
  json.key("entity");
  if (node) json.node(node, profile.articles);
  else json.null();
  json.key("disputes");
  json.open_list();
  for (const Dispute& dispute : sections.disputes) json.dispute(dispute);
  json.close_list();
  edges("offices", sections.offices);
  edges("relations", sections.relations);
  edges("holder_of", sections.holder_of);
  quotes("said", sections.said);
  quotes("said_of_it", sections.said_of_it);
  json.close_object();
  json.write(out);
}

Exit show(const Options& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  const Node named = resolve(store, options.name, console.reporter);
  const bool narrow = chooses_articles(options.filter);
  say_undated(store, options.filter, console.reporter);
  Profile profile = store.profile(named.id, narrow ? 0 : options.limit);
  if (narrow) profile = narrowed(store, profile, named.id, options, console.reporter);
  const NodeId node = node_of(profile.graph, named.id);
  const Sections sections = sections_of(profile.graph, node, options.limit);
  options.json ? print_json(node, profile, sections, console.out) : print_text(named, profile, sections, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_name_query(app, *options);
  app.add_option("-n,--limit", options->limit, "so many relations of each status, and statements; 0 is all")
      ->type_name("N")
      ->capture_default_str();
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
