// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
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
  std::string to;
  std::string words;
  std::string form;
  std::size_t limit = 0;
};

void print_json(const Graph& graph, const std::vector<std::uint32_t>& found, std::ostream& out) {
  GraphJson json(graph);
  json.open_list();
  for (const std::uint32_t index : found) json.quote(graph.quotes[index]);
  json.close_list();
  json.write(out);
}

// "Herald, 2024-05-31 (a)", and how many more tell of the same words.
std::string citations(const Graph& graph, const std::vector<std::uint32_t>& same) {
  std::vector<ArticleId> articles;
  for (const std::uint32_t index : same) articles.push_back(graph.quotes[index].article);
  std::string text = citation(graph[articles.front()]);
  const Spread found = spread(graph, articles);
  if (found.articles > 1)
    text += " and " + grouped(found.articles - 1) + " more: " + counted(found.outlets, "outlet") + ", " +
            counted(found.reports, "report");
  return text;
}

// Who, with the office that he held then where known, then what; the articles last.
void print_quote(const Graph& graph, const Offices& offices, const std::vector<std::uint32_t>& same, std::ostream& out) {
  const Quote& quote = graph.quotes[same.front()];
  const std::string date = graph[quote.article].date;
  const std::string office = offices.of(quote.speaker, date);
  std::string who = speaker(graph, quote) + (office.empty() ? "" : " (" + office + ")");
  if (!quote.cue.empty()) who += ", " + to_lower(quote.cue);
  if (quote.addressee) who += ", to " + graph[quote.addressee].name;
  if (quote.occasion) who += ", at " + graph[quote.occasion].name;
  if (!quote.time.empty() && quote.time != date) who += ", " + quote.time;
  const std::size_t width = page_width();
  write_hanging(out, (date.empty() ? std::string(10, ' ') : date) + "  ", who + ":", width);
  write_hanging(out, std::string(12, ' '), words(quote), width);
  write_hanging(out, std::string(12, ' ') + "— ", citations(graph, same), width);
}

// Throws UsageError for a word that is no form.
std::optional<Form> chosen_form(const Options& options) {
  if (options.form.empty()) return {};
  const std::optional<Form> chosen = form(options.form);
  if (!chosen) throw UsageError("unknown form '" + options.form + "', write direct, indirect or mixed");
  return chosen;
}

Exit said(const Options& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  StatementQuery query;
  if (!options.by.empty()) query.by = resolve(store, options.by, console.reporter).id;
  if (!options.about.empty()) query.about = resolve(store, options.about, console.reporter).id;
  query.words = options.words;
  const std::optional<Form> form = chosen_form(options);
  const std::string to = options.to.empty() ? std::string() : resolve(store, options.to, console.reporter).id;
  const Filter filter = parse_filter(options.filter, store);
  say_undated(store, options.filter, console.reporter);
  query.since = filter.since;
  query.until = filter.until;
  query.source = filter.source;
  // Which are the newest is known only behind the filters that the file does not know.
  query.newest = form || !to.empty() ? 0 : options.limit;
  const Graph graph = filtered(store, store.statements(query), options, console.reporter);
  std::vector<std::uint32_t> found =
      find_quotes(graph, {.by = node_of(graph, query.by), .about = node_of(graph, query.about), .words = options.words});
  std::erase_if(found, [&, addressee = node_of(graph, to)](std::uint32_t index) {
    const Quote& quote = graph.quotes[index];
    return (form && quote.form != *form) || (!to.empty() && (!addressee || quote.addressee != addressee));
  });
  if (options.limit != 0 && found.size() > options.limit) found.resize(options.limit);
  if (options.json) {
    print_json(graph, found, console.out);
    return Exit::done;
  }
  const Offices offices(graph);
  for (const std::vector<std::uint32_t>& same : by_words(graph, found)) print_quote(graph, offices, same, console.out);
  console.reporter.note(counted(found.size(), "statement"));
  if (found.empty()) console.reporter.warn("no statement fits");
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_query(app, *options);
  app.add_option("--by", options->by, "only what NAME said")->type_name("NAME");
  app.add_option("--about", options->about, "only what was said of NAME")->type_name("NAME");
  app.add_option("--to", options->to, "only what was said to NAME")->type_name("NAME");
  app.add_option("--form", options->form,
                 "only words of one's own (direct), in the article's words (indirect), or some of each (mixed)")
      ->type_name("FORM");
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
    "entente said world.graph --by zelensky --to nato --form direct\n"
    "entente said world.graph --since 2024-01 --json",
    prepare,
};

}  // namespace entente
