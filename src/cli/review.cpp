// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>

#include <entente/review.hpp>

#include "cli/commands.hpp"
#include "cli/decisions_file.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t shown_passages = 2;
constexpr std::uint32_t longest_passage = 240;  // characters
constexpr std::size_t default_limit = 20;

struct Options : QueryOptions {
  std::string decisions;
  std::string author;
  std::string date;
  std::size_t limit = default_limit;
  bool list = false;
};

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

std::string whoever_runs_this() {
  for (const char* variable : {"USER", "LOGNAME"})
    if (const char* const name = std::getenv(variable)) return name;
  return {};
}

// Of a long passage what fills three lines or so.
std::string beginning(const std::string& text) {
  const std::size_t end = byte_of_char(text, longest_passage);
  if (end == text.size()) return text;
  return text.substr(0, text.rfind(' ', end)) + " …";
}

// Sentences that tell who this is: of its relations, else what it said or what was said of it.
std::vector<std::string> passages(const Graph& graph, NodeId node) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& text, ArticleId article) {
    if (found.size() < shown_passages && !text.empty()) found.push_back("“" + beginning(text) + "” — " + citation(graph[article]));
  };
  for (const Edge& edge : graph.edges)
    if (edge.subject == node || edge.object == node) add(edge.evidence.front().text, edge.evidence.front().article);
  for (const Quote& quote : graph.quotes)
    if (quote.speaker == node || std::find(quote.about.begin(), quote.about.end(), node) != quote.about.end()) add(quote.text, quote.article);
  return found;
}

void print_node(const Graph& graph, NodeId node, std::ostream& out) {
  const Node& shown = graph[node];
  out << "  " << shown.name << " (" << shown.id << "), " << counted(shown.articles.size(), "article") << '\n';
  for (const std::string& passage : passages(graph, node)) write_hanging(out, "    ", passage, page_width());
}

void print_doubt(const Graph& graph, const Doubt& doubt, std::size_t number, std::size_t all, std::ostream& out) {
  out << number << "/" << all << (doubt.other ? "  Are these one?\n" : "  Is this one?\n");
  print_node(graph, doubt.node, out);
  if (doubt.other) print_node(graph, doubt.other, out);
  else out << "  also called " << doubt.other_name << " (" << doubt.other_id << ")\n";
}

void print_json(const Graph& graph, const std::vector<Doubt>& found, std::ostream& out) {
  GraphJson json(graph);
  json.open_list();
  for (const Doubt& doubt : found) {
    json.open_object();
    json.field("entity", doubt.node);
    json.key("other");
    json.open_object();
    json.field("id", doubt.other_id);
    json.field("name", doubt.other_name);
    json.close_object();
    json.field("now", doubt.other ? "different" : "same");
    json.close_object();
  }
  json.close_list();
  json.write(out);
}

// The answer to a question: a line of standard input; 'q' where there is none.
char ask(std::ostream& out) {
  for (std::string line;;) {
    out << "y (one), n (not one), s (skip) or q (quit)? " << std::flush;
    if (!std::getline(std::cin, line)) return 'q';
    if (line.size() == 1 && std::string_view("ynsq").find(line.front()) != std::string_view::npos) return line.front();
  }
}

// A field of a line of its own.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

std::size_t decide(const Graph& graph, const std::vector<Doubt>& found, const Options& options, Decisions& decisions, std::ostream& out) {
  std::size_t decided = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    print_doubt(graph, found[i], i + 1, found.size(), out);
    const char answer = ask(out);
    out << '\n';
    if (answer == 'q') break;
    if (answer == 's') continue;
    const auto kind = answer == 'y' ? Decision::Kind::same : Decision::Kind::different;
    decisions.add({kind, graph[found[i].node].id, found[i].other_id, one_line(options.author.empty() ? whoever_runs_this() : options.author),
                   options.date.empty() ? today() : options.date});
    ++decided;
  }
  return decided;
}

Exit review(const Options& options, const Console& console) {
  Decisions decisions = load_decisions(options.graph, options.decisions).value_or(Decisions{});
  Store store(options.graph, Store::Mode::read);
  const Graph graph = filtered(store, store.graph(), options, console.reporter);
  std::vector<Doubt> found = doubts(graph, decisions);
  if (options.limit != 0 && found.size() > options.limit) found.resize(options.limit);
  if (options.json) {
    print_json(graph, found, console.out);
    return Exit::done;
  }
  if (found.empty()) console.reporter.warn("nothing is in doubt");
  if (options.list) {
    for (std::size_t i = 0; i < found.size(); ++i) print_doubt(graph, found[i], i + 1, found.size(), console.out);
    return Exit::done;
  }
  const std::size_t decided = decide(graph, found, options, decisions, console.out);
  if (decided == 0) return Exit::done;
  const std::filesystem::path path = decisions_path(options.graph, options.decisions);
  save_decisions(decisions, path);
  store = Store(options.graph, Store::Mode::write);
  store.decide(decisions);
  store.commit();
  console.reporter.warn(path.string() + ": " + counted(decided, "decision") + " added, and applied to " + options.graph);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_flag("--list", options->list, "only list what is in doubt");
  app.add_option("-n,--limit", options->limit, "so many questions; 0 is all")->type_name("N")->capture_default_str();
  app.add_option("--decisions", options->decisions, "the file of decisions; else the graph's with the suffix .decisions")->type_name("FILE");
  app.add_option("--author", options->author, "who decides; else the user")->type_name("NAME");
  app.add_option("--date", options->date, "when; else today")->type_name("D");
  add_filters(app, options->filter);
  return [options](const Console& console) { return review(*options, console); };
}

}  // namespace

const Command review_command{
    "review",
    "decide who is who: likely duplicates with their sentences, for a person to accept or reject",
    "entente review world.graph\n"
    "entente review world.graph --type Person --list\n"
    "entente review world.graph --decisions newsroom.decisions --author \"Jane Doe\"",
    prepare,
};

}  // namespace entente
