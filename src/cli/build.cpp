// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>

#include <entente/extractor.hpp>
#include <entente/store.hpp>

#include "cli/commands.hpp"
#include "cli/decisions_file.hpp"
#include "cli/input_options.hpp"
#include "cli/pipeline.hpp"
#include "cli/tally.hpp"
#include "cli/wording.hpp"

namespace entente {
namespace {

// What a run that is cut off loses at most: so many articles, or what came in so long a time.
constexpr std::size_t default_batch = 4000;  // so that what many articles share is written once
constexpr std::chrono::seconds batch_time{10};

struct Options {
  InputOptions input;
  std::string graph;
  std::string decisions;
  std::size_t batch = default_batch;
};

// The graph as the steps of a run share it.
class Builder {
 public:
  Builder(const std::filesystem::path& path, std::size_t batch)
      : existed_(std::filesystem::exists(path)), store_(path, Store::Mode::write), batch_(batch) {}

  bool has(const ArticleInfo& info) {
    const std::lock_guard lock(mutex_);
    if (!store_.has(info)) return false;
    ++unchanged_;
    return true;
  }

  void decide(const Decisions& decisions) { store_.decide(decisions); }

  void add(const Facts& facts, std::string_view text) {
    const std::lock_guard lock(mutex_);
    switch (store_.add(facts, text)) {
      case Store::Added::added: ++added_; break;
      case Store::Added::replaced: ++replaced_; break;
      case Store::Added::unchanged: ++unchanged_; break;
    }
    if (store_.pending() >= batch_ || Clock::now() - committed_ >= batch_time) commit();
  }

  // A graph of nothing is not made; one that was there stays.
  void finish() {
    if (added_ + replaced_ > 0 || existed_) commit();
  }

  std::string summary() const {
    std::string text = counted(added_, "article") + " added";
    if (replaced_ > 0) text += ", " + std::to_string(replaced_) + " replaced";
    if (unchanged_ > 0) text += ", " + std::to_string(unchanged_) + " already there";
    return text;
  }

 private:
  using Clock = std::chrono::steady_clock;

  void commit() {
    store_.commit();
    committed_ = Clock::now();
  }

  bool existed_;
  Store store_;
  std::size_t batch_;
  Clock::time_point committed_ = Clock::now();
  std::mutex mutex_;
  std::size_t added_ = 0;
  std::size_t replaced_ = 0;
  std::size_t unchanged_ = 0;
};

Exit build(const Options& options, const Console& console) {
  Inputs inputs(options.input.inputs, options.input.reading(), options.input.strict, Inputs::Accept::articles_and_facts,
                console.reporter);
  const Extractor extractor(options.input.extractor());
  const std::optional<Decisions> decisions = load_decisions(options.graph, options.decisions);
  Builder builder(options.graph, options.batch);
  if (decisions) builder.decide(*decisions);
  Tally tally(console, inputs.total());

  Steps steps;
  steps.read = [&]() -> std::optional<Work> {
    while (auto input = inputs.next()) {
      const auto* const article = std::get_if<Article>(&*input);
      if (article == nullptr || !builder.has(article->info)) return Work{*std::move(input), {}, {}};
    }
    return std::nullopt;
  };
  steps.analyse = [&](Work& work, Document& document) {
    if (const auto* const article = std::get_if<Article>(&work.input)) work.facts = extractor.extract(*article, document);
  };
  steps.write = [&](const Work& work) {
    if (options.input.strict && tally.skipped() > 0) return;  // what was read already when it came out
    if (const auto* const error = std::get_if<InputError>(&work.input)) return tally.skip(*error);
    try {
      if (const auto* const facts = std::get_if<Facts>(&work.input)) builder.add(*facts, facts->text);
      else builder.add(work.facts, std::get<Article>(work.input).text);
      tally.read();
    } catch (const InputError& error) {
      tally.skip(error);
    }
  };
  run_pipeline(extractor, options.input.jobs, steps);
  builder.finish();
  if (console.verbosity != Verbosity::quiet) {
    tally.list_skipped();
    console.reporter.warn(options.graph + ": " + builder.summary() +
                          (tally.skipped() > 0 ? ", " + std::to_string(tally.skipped()) + " skipped" : "") +
                          how_it_ended(inputs));
  }
  return inputs.interrupted() ? Exit::input_failed : tally.exit();
}

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_input_options(app, options->input);
  app.add_option("-o,--output", options->graph, "the graph file: made, or added to where it is there")
      ->required()
      ->type_name("GRAPH");
  app.add_option("--decisions", options->decisions,
                 "a file that entente review wrote; else the graph's with the suffix .decisions")
      ->type_name("FILE");
  app.add_option("--batch", options->batch,
                 "commit every N articles: what a run that is cut off loses at most, and what it keeps in memory")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  return [options](const Console& console) { return build(*options, console); };
}

}  // namespace

const Command build_command{
    "build",
    "make a graph from articles, facts or other graphs, or add them to one",
    "entente build news/ -o world.graph\n"
    "entente build today.jsonl --source Courier -o world.graph\n"
    "entente build news.facts.jsonl -o world.graph\n"
    "entente build theirs.graph -o ours.graph",
    prepare,
};

}  // namespace entente
