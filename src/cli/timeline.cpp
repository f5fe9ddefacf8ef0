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

struct Options : NameOptions {
  std::size_t limit = 0;
};

// Something that has a date: a relation or a quote.
struct Entry {
  std::string date;
  const Edge* edge = nullptr;
  const Quote* quote = nullptr;
};

// Actions happened, and standing relations that the text dates began or ended; an undated standing relation has no place here.
bool is_dated(const Edge& edge) { return info(edge.type).relation_class != RelationClass::standing || !edge.time.empty(); }

std::vector<Entry> timeline_of(const Graph& graph, NodeId node) {
  std::vector<Entry> entries;
  if (!node) return entries;
  for (const Edge& edge : graph.edges)
    if ((edge.subject == node || edge.object == node || edge.place == node) && is_dated(edge))
      entries.push_back({date_of(graph, edge), &edge, nullptr});
  for (const Quote& quote : graph.quotes)
    if (quote.speaker == node || std::binary_search(quote.about.begin(), quote.about.end(), node))
      entries.push_back({date_of(graph, quote), nullptr, &quote});
  // What has no date, as its article has none, comes last.
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.date.empty() != b.date.empty() ? b.date.empty() : a.date < b.date;
  });
  return entries;
}

void print_table(const Graph& graph, const std::vector<Entry>& entries, std::ostream& out) {
  Table table({"date", "what", "status", "article"});
  for (const Entry& entry : entries) {
    const std::string date = entry.date.empty() ? "undated" : entry.date;
    if (entry.edge) {
      const ArticleInfo& article = graph[entry.edge->evidence.front().article];
      table.add({date, sentence(graph, *entry.edge), status_words(graph, *entry.edge), citation(article)});
    } else {
      table.add(
          {date, attribution(graph, *entry.quote) + ": " + words(*entry.quote), "said", citation(graph[entry.quote->article])});
    }
  }
  table.write(out, page_width());
}

void print_json(const Graph& graph, const std::vector<Entry>& entries, std::ostream& out) {
  GraphJson json(graph);
  json.open_list();
  for (const Entry& entry : entries) {
    json.open_object();
    json.field("date", entry.date);
    json.key(entry.edge ? "relation" : "statement");
    if (entry.edge) json.edge(*entry.edge);
    else json.quote(*entry.quote);
    json.close_object();
  }
  json.close_list();
  json.write(out);
}

// The last of those that have a date.
void keep_newest(std::vector<Entry>& entries, std::size_t limit) {
  if (limit == 0 || entries.size() <= limit) return;
  std::erase_if(entries, [](const Entry& entry) { return entry.date.empty(); });
  if (entries.size() > limit) entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(limit));
}

Exit timeline(const Options& options, const Console& console) {
  const Store store(options.graph, Store::Mode::read);
  const std::string id = resolve(store, options.name, console.reporter).id;
  say_undated(store, options.filter, console.reporter);
  const Graph graph = filtered(store, store.profile(id, 0).graph, options, console.reporter);
  std::vector<Entry> entries = timeline_of(graph, node_of(graph, id));
  keep_newest(entries, options.limit);
  if (options.json) print_json(graph, entries, console.out);
  else if (entries.empty()) console.reporter.warn("nothing has a date");
  else print_table(graph, entries, console.out);
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_name_query(app, *options);
  app.add_option("-n,--limit", options->limit, "only the newest N")->type_name("N");
  return [options](const Console& console) { return timeline(*options, console); };
}

}  // namespace

const Command timeline_command{
    "timeline",
    "what happened to one entity and what was said, by date",
    "entente timeline world.graph nato -n 20\n"
    "entente timeline world.graph ukraine --since 2023-02 --until 2023-04",
    prepare,
};

}  // namespace entente
