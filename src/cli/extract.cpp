// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>
#include <sstream>

#include <entente/extractor.hpp>

#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "cli/layers.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/tally.hpp"
#include "syntax/conllu.hpp"

namespace entente {
namespace {

struct Options {
  InputOptions input;
  std::string format = "facts";
  std::string output;
  bool with_text = false;
};

std::string facts_of(const Extractor& extractor, const Article& article, Document& document, bool with_text) {
  Facts facts = extractor.extract(article, document);
  if (with_text) facts.text = article.text;
  std::ostringstream out;
  write_facts(facts, out);
  return std::move(out).str();
}

std::string trees_of(const Extractor& extractor, const Article& article, Document& document) {
  extractor.analyse(article, document);
  std::ostringstream out;
  write_conllu(document, out);
  return std::move(out).str();
}

std::string layers_of(const Extractor& extractor, const Article& article, Document& document) {
  extractor.analyse(article, document);
  return layers_json(extractor, document);
}

std::string written(const Options& options, const Extractor& extractor, const Article& article, Document& document) {
  if (options.format == "conllu") return trees_of(extractor, article, document);
  if (options.format == "layers") return layers_of(extractor, article, document);
  return facts_of(extractor, article, document, options.with_text);
}

Exit extract(const Options& options, const Console& console) {
  Inputs inputs(options.input.inputs, options.input.reading(), options.input.strict, Inputs::Accept::articles, console.reporter);
  ExtractorOptions extractor_options = options.input.extractor();
  extractor_options.syntax_only = options.format == "conllu";
  const Extractor extractor(extractor_options);
  Output output(options.output, console.out);
  Tally tally(console, inputs.total());

  Steps steps;
  steps.read = [&]() -> std::optional<Work> {
    if (auto input = inputs.next()) return Work{*std::move(input), {}, {}};
    return std::nullopt;
  };
  steps.analyse = [&](Work& work, Document& document) {
    if (const auto* const article = std::get_if<Article>(&work.input))
      work.output = written(options, extractor, *article, document);
  };
  steps.write = [&](const Work& work) {
    if (const auto* const error = std::get_if<InputError>(&work.input)) return tally.skip(*error);
    output.stream() << work.output;
    if (!output.stream()) output.check();  // no use to go on
    tally.read();
  };
  run_pipeline(extractor, options.input.jobs, steps);
  output.finish();
  if (console.verbosity != Verbosity::quiet) tally.list_skipped();
  const std::string summary = tally.summary() + how_it_ended(inputs);
  if ((tally.skipped() > 0 || inputs.interrupted()) && console.verbosity != Verbosity::quiet) console.reporter.warn(summary);
  else console.reporter.note(summary);
  return inputs.interrupted() ? Exit::input_failed : tally.exit();
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_input_options(app, options->input);
  app.add_option("-f,--format", options->format, "facts: a JSON object a line; conllu: words and trees of Universal Dependencies; layers: times, verbs with their status, and names")
      ->check(CLI::IsMember({"facts", "conllu", "layers"}).description(""))
      ->type_name("F")
      ->capture_default_str();
  app.add_option("-o,--output", options->output, "write to this file")->type_name("FILE");
  app.add_flag("--text", options->with_text, "let facts carry their article's text, so that a graph built from them can quote it");
  return [options](const Console& console) { return extract(*options, console); };
}

}  // namespace

const Command extract_command{
    "extract",
    "read articles and write what each says: facts, or its words and trees",
    "entente extract article.txt\n"
    "entente extract news/ -o news.facts.jsonl\n"
    "entente extract --format conllu --date 2023-04-21 - < article.txt",
    prepare,
};

}  // namespace entente
