// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <sstream>

#include <entente/error.hpp>
#include <entente/exporter.hpp>
#include <entente/store.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/query_options.hpp"

namespace entente {
namespace {

struct Options {
  QueryOptions query;
  std::string format;
  std::string output;
  ExportOptions picture;
  std::vector<std::string> between;
  bool story = false;
  bool said = false;
  bool timeline = false;
};

std::string unknown_format(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Exporter& exporter : exporters()) names.push_back(exporter.name);
  return "unknown format '" + word + "'" + did_you_mean(word, names) + " (entente formats lists all)";
}

// By the longest suffix: ".kuzu.cypher" before ".cypher".
const Exporter* exporter_of(std::string_view file) {
  const std::size_t name = file.rfind('/') + 1;  // 0 where there is no folder
  for (std::size_t dot = file.find('.', name); dot != std::string_view::npos; dot = file.find('.', dot + 1))
    if (const Exporter* exporter = find_exporter_by_suffix(file.substr(dot))) return exporter;
  return nullptr;
}

// By --format, else by the suffix of the output.
const Exporter& choose_exporter(const Options& options) {
  if (!options.format.empty()) {
    if (const Exporter* exporter = find_exporter(options.format)) return *exporter;
    throw UsageError(unknown_format(options.format));
  }
  if (options.output.empty()) throw UsageError("no format; pass --format NAME, or -o FILE with a suffix that tells (entente formats lists all)");
  if (const Exporter* exporter = exporter_of(options.output)) return *exporter;
  throw UsageError("the suffix of '" + options.output + "' names no format; pass --format NAME (entente formats lists all)");
}

// Bytes that are no text would leave a terminal unusable.
void write_to_terminal(const Exporter& exporter, const Graph& graph, const ExportOptions& options, std::ostream& out) {
  std::ostringstream bytes;
  exporter.write(graph, options, bytes);
  const std::string text = std::move(bytes).str();
  if (text.find('\0') != std::string::npos) throw UsageError(std::string(exporter.name) + " is binary; pass -o FILE");
  out << text;
}

void write_folder(const Exporter& exporter, const Graph& graph, const ExportOptions& options, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Error("can't make the folder '" + folder.string() + "': " + error.message());
  for (const ExportFile& file : exporter.files) {
    std::ostringstream nowhere;
    Output output(folder / file.name, nowhere);
    file.write(graph, options, output.stream());
    output.finish();
  }
}

void write_file(const Exporter& exporter, const Graph& graph, const Options& options, std::ostream& standard) {
  Output output(options.output, standard);
  if (options.output.empty() && isatty(STDOUT_FILENO) == 1) write_to_terminal(exporter, graph, options.picture, standard);
  else exporter.write(graph, options.picture, output.stream());
  output.finish();
}

// Whether it chooses among what an article says, not only among articles.
bool chooses_within_articles(const FilterOptions& filter) {
  return needs_whole(filter) || !filter.relations.empty() || !filter.statuses.empty() || !filter.types.empty() || filter.min_articles > 1;
}

View view_of(const Options& options, const Exporter& exporter) {
  if (options.said && options.timeline) throw UsageError("--said and --timeline are two pictures");
  if (!options.said && !options.timeline) return View::ties;
  if (!exporter.has_views) throw UsageError(std::string(options.said ? "--said" : "--timeline") + " is a picture: svg, png or pdf, not " + std::string(exporter.name));
  return options.said ? View::said : View::timeline;
}

// The part of the graph that is asked for; whom it is about goes into `picture`.
Graph excerpt(const Store& store, const Options& options, ExportOptions& picture, Reporter& reporter) {
  const Filter filter = parse_filter(options.query.filter, store);
  std::vector<std::string> about = ids_about(options.query.filter, store, reporter);
  std::vector<Node> ends;
  for (const std::string& name : options.between) ends.push_back(resolve(store, name, reporter));
  picture.about = about;
  if (!ends.empty()) picture.about = {ends[0].id, ends[1].id};
  if (options.said) about.clear();  // speakers are shown with their offices
  picture.is_part = options.story || !ends.empty() || chooses_within_articles(options.query.filter);
  Graph graph = store.graph(filter, about);
  if (options.story) return story(graph);
  if (ends.empty()) return graph;
  const auto place = [&](const Node& end) {
    const NodeId node = node_of(graph, end.id);
    if (!node) throw InputError({}, "the filters leave out " + end.name);
    return node;
  };
  Graph paths = between(graph, place(ends[0]), place(ends[1]));
  if (paths.edges.empty()) reporter.warn("nothing ties " + ends[0].name + " to " + ends[1].name);
  if (picture.title.empty()) picture.title = "How " + ends[0].name + " and " + ends[1].name + " are tied";
  return paths;
}

Exit export_graph(Options& options, const Console& console) {
  const Exporter& exporter = choose_exporter(options);
  const bool is_folder = exporter.write == nullptr;
  if (is_folder && (options.output.empty() || options.output == "-"))
    throw UsageError(std::string(exporter.name) + " is a folder of files; pass -o FOLDER");
  options.picture.view = view_of(options, exporter);
  const Store store(options.query.graph, Store::Mode::read);
  const Graph graph = excerpt(store, options, options.picture, console.reporter);
  options.picture.article = [&store](const ArticleInfo& article) { return store.article(article.id); };
  if (is_folder) write_folder(exporter, graph, options.picture, options.output);
  else write_file(exporter, graph, options, console.out);
  if (!exporter.drops.empty()) console.reporter.note(std::string(exporter.name) + " leaves out " + std::string(exporter.drops));
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_graph(app, options->query);
  app.add_option("-f,--format", options->format, "the format to write; else the suffix of the output tells")->type_name("F");
  app.add_option("-o,--output", options->output, "write to this file; csv: to files in this folder")->type_name("FILE");
  app.add_option("--title", options->picture.title, "over a picture")->type_name("TEXT")->group("Pictures");
  app.add_option("--subtitle", options->picture.subtitle, "below it")->type_name("TEXT")->group("Pictures");
  const auto add = [&app](const char* flag, bool& value, const char* help) { return app.add_flag(flag, value, help)->group("Pictures"); };
  app.add_option("--between", options->between, "how A and B are tied: a few ways that share no other name")->expected(2)->type_name("A B")->group("Pictures");
  add("--story", options->story, "the dozen names whose ties matter most")->excludes("--between");
  add("--said", options->said, "who said what; with --about NAME: about it");
  add("--timeline", options->timeline, "what happened and what was said, by date");
  app.add_option("--names", options->picture.names, "draw at most N names, not as many as can be read; more than 60 make an overview without words")->type_name("N")->group("Pictures");
  add_filters(app, options->query.filter);
  return [options](const Console& console) { return export_graph(*options, console); };
}

}  // namespace

const Command export_command{
    "export",
    "write a graph, or a part of it, as a picture or as data for other programs",
    "entente export world.graph -o world.svg\n"
    "entente export world.graph --format graphml > world.graphml\n"
    "entente export world.graph -o nato.png --about NATO --hops 1 --top 30\n"
    "entente export world.graph -o said.svg --said --about Ukraine\n"
    "entente export world.graph -o ways.svg --between Zelensky NATO",
    prepare,
};

}  // namespace entente
