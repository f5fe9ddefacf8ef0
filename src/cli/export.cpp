// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>
#include <sstream>

#include <entente/exporter.hpp>

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

Exit export_graph(const Options& options, const Console& console) {
  const Exporter& exporter = choose_exporter(options);
  const Graph graph = open_graph(options.query, console.reporter);
  Output output(options.output, console.out);
  if (options.output.empty() && isatty(STDOUT_FILENO) == 1) write_to_terminal(exporter, graph, options.picture, console.out);
  else exporter.write(graph, options.picture, output.stream());
  output.finish();
  if (!exporter.drops.empty()) console.reporter.note(std::string(exporter.name) + " leaves out " + std::string(exporter.drops));
  return Exit::done;
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_graph(app, options->query);
  app.add_option("-f,--format", options->format, "the format to write; else the suffix of the output tells")->type_name("F");
  app.add_option("-o,--output", options->output, "write to this file")->type_name("FILE");
  app.add_option("--title", options->picture.title, "over a picture")->type_name("TEXT");
  app.add_option("--subtitle", options->picture.subtitle, "below it")->type_name("TEXT");
  add_filters(app, options->query.filter);
  return [options](const Console& console) { return export_graph(*options, console); };
}

}  // namespace

const Command export_command{
    "export",
    "write a graph, or a part of it, as a picture or as data for other programs",
    "entente export world.graph -o world.svg\n"
    "entente export world.graph --format graphml > world.graphml\n"
    "entente export world.graph -o nato.png --about NATO --hops 1 --top 30",
    prepare,
};

}  // namespace entente
