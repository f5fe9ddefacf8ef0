// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <numeric>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

// "143 entities, most written of: NATO (9 articles), …"
void print_entities(const Graph& graph, std::ostream& out) {
  constexpr std::size_t shown = 5;
  std::vector<std::size_t> order(graph.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Node& left = graph.nodes[a];
    const Node& right = graph.nodes[b];
    return left.articles.size() != right.articles.size() ? left.articles.size() > right.articles.size() : left.mentions > right.mentions;
  });
  order.resize(std::min(order.size(), shown));
  std::string text;
  for (const std::size_t i : order)
    text += (text.empty() ? ", most written of: " : ", ") + graph.nodes[i].name + " (" + counted(graph.nodes[i].articles.size(), "article") + ")";
  write_hanging(out, "", counted(graph.nodes.size(), "entity") + text, page_width());
}

// "87 relations: 60 asserted, 9 planned, …"
void print_relations(const Graph& graph, std::ostream& out) {
  std::string text;
  for (const StatusInfo& row : statuses()) {
    const auto count = std::count_if(graph.edges.begin(), graph.edges.end(), [&](const Edge& edge) { return edge.status == row.status; });
    if (count > 0) text += (text.empty() ? ": " : ", ") + grouped(static_cast<std::uint64_t>(count)) + " " + std::string(row.name);
  }
  write_hanging(out, "", counted(graph.edges.size(), "relation") + text, page_width());
}

// The relation of each status that most articles tell of; among equals, the one between those most written of.
const Edge* foremost(const Graph& graph, Status status) {
  const Edge* best = nullptr;
  const auto weight = [&](const Edge& edge) {
    return std::tuple(edge.articles().size(), std::min(graph[edge.subject].mentions, graph[edge.object].mentions), edge.evidence.size());
  };
  for (const Edge& edge : graph.edges)
    if (edge.status == status && (best == nullptr || weight(edge) > weight(*best))) best = &edge;
  return best;
}

void print_foremost(const Graph& graph, std::ostream& out) {
  Table table;
  for (const Status status : {Status::asserted, Status::planned, Status::wanted, Status::denied})
    if (const Edge* edge = foremost(graph, status)) {
      const Evidence& piece = edge->evidence.front();
      table.add({sentence(graph, *edge) + ", " + status_words(graph, *edge), citation(graph[piece.article])});
    }
  table.write(out, unbounded, 2);
}

// The newest words of whoever is quoted most.
void print_statements(const Graph& graph, std::ostream& out) {
  std::vector<std::size_t> count(graph.nodes.size());
  for (const Quote& quote : graph.quotes)
    if (quote.speaker) ++count[quote.speaker.value];
  const auto most = std::max_element(count.begin(), count.end());
  if (most == count.end() || *most == 0) {
    out << counted(graph.quotes.size(), "statement") << '\n';
    return;
  }
  const NodeId speaker{static_cast<std::size_t>(most - count.begin())};
  out << counted(graph.quotes.size(), "statement") << ", most by " << graph[speaker].name << " (" << *most << "), lately:\n";
  const Quote& quote = graph.quotes[find_quotes(graph, {speaker, {}, {}}).front()];
  write_hanging(out, "  ", words(quote), page_width());
}

void print_articles(const Graph& graph, std::ostream& out) {
  std::string first;
  std::string last;
  for (const ArticleInfo& article : graph.articles) {
    if (article.date.empty()) continue;
    if (first.empty() || article.date < first) first = article.date;
    last = std::max(last, article.date);
  }
  out << counted(graph.articles.size(), "article");
  if (!first.empty()) out << ", " << first << (first == last ? "" : " to " + last);
  out << '\n';
}

Exit overview(const QueryOptions& options, const Console& console) {
  const Graph graph = open_graph(options, console.reporter);
  print_articles(graph, console.out);
  print_entities(graph, console.out);
  print_relations(graph, console.out);
  print_foremost(graph, console.out);
  print_statements(graph, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<QueryOptions>();
  add_graph(app, *options);
  add_filters(app, options->filter);
  return [options](const Console& console) { return overview(*options, console); };
}

}  // namespace

const Command overview_command{
    "overview",
    "what a graph is about, in ten lines",
    "entente overview world.graph\n"
    "entente overview world.graph --since 2024-06",
    prepare,
};

}  // namespace entente
