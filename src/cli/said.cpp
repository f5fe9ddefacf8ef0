// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/graph_json.hpp"
#include "cli/query_options.hpp"
#include "cli/table.hpp"
#include "cli/wording.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

struct Options : QueryOptions {
  std::string by;
  std::string about;
  std::string words;
  std::size_t limit = 0;
};

void print_json(const Graph& graph, const std::vector<std::uint32_t>& found, std::ostream& out) {
  GraphJson json(graph);
  json.open_list();
  for (const std::uint32_t index : found) json.quote(graph.quotes[index]);
  json.close_list();
  json.write(out);
}

// Who, with his office where known, then what; the article last.
void print_quote(const Graph& graph, const Offices& offices, const Quote& quote, std::ostream& out) {
  const std::string date = graph[quote.article].date;
  const std::string office = offices.of(quote.speaker);
  std::string who = speaker(graph, quote) + (office.empty() ? "" : " (" + office + ")");
  if (!quote.cue.empty()) who += ", " + to_lower(quote.cue);
  if (quote.addressee) who += ", to " + graph[quote.addressee].name;
  if (quote.occasion) who += ", at " + graph[quote.occasion].name;
  const std::size_t width = page_width();
  write_hanging(out, (date.empty() ? std::string(10, ' ') : date) + "  ", who + ":", width);
  write_hanging(out, std::string(12, ' '), words(quote), width);
  write_hanging(out, std::string(12, ' ') + "— ", citation(graph[quote.article]), width);
}

Exit said(const Options& options, const Console& console) {
  const Graph graph = open_graph(options, console.reporter);
  QuoteFilter filter;
  if (!options.by.empty()) filter.by = resolve(graph, options.by, console.reporter);
  if (!options.about.empty()) filter.about = resolve(graph, options.about, console.reporter);
  filter.words = options.words;
  std::vector<std::uint32_t> found = find_quotes(graph, filter);
  const std::size_t all = found.size();
  if (options.limit != 0 && all > options.limit) found.resize(options.limit);
  if (options.json) {
    print_json(graph, found, console.out);
    return Exit::done;
  }
  const Offices offices(graph);
  for (const std::uint32_t index : found) print_quote(graph, offices, graph.quotes[index], console.out);
  console.reporter.note(counted(found.size(), "statement") + (all > found.size() ? " of " + std::to_string(all) : ""));
  if (found.empty()) console.reporter.warn("no statement fits");
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("--by", options->by, "only what NAME said")->type_name("NAME");
  app.add_option("--about", options->about, "only what was said of NAME")->type_name("NAME");
  app.add_option("--text", options->words, "only statements with these words")->type_name("WORDS");
  app.add_option("-n,--limit", options->limit, "only the newest N")->type_name("N");
  add_article_filters(app, options->filter);
  return [options](const Console& console) { return said(*options, console); };
}

}  // namespace

const Command said_command{
    "said",
    "who said what, newest first",
    "entente said world.graph --by stoltenberg\n"
    "entente said world.graph --by kremlin --about nato --text membership\n"
    "entente said world.graph --since 2024-01 --json",
    prepare,
};

}  // namespace entente
