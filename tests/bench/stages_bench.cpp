// SPDX-License-Identifier: Apache-2.0
// Words a second of each stage of the extractor, over the example articles; a word is what stands between white space.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cctype>
#include <memory>
#include <vector>

#include <entente/extractor.hpp>

#include "core/resources.hpp"
#include "syntax/syntax.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

const std::vector<Article>& articles() {
  static const std::vector<Article> all = [] {
    std::vector<Article> read;
    const auto reader = open_articles(std::string(TESTS_DIR) + "/articles");
    while (auto next = reader->next())
      if (auto* article = std::get_if<Article>(&*next)) read.push_back(std::move(*article));
    return read;
  }();
  return all;
}

double words() {
  double count = 0;
  for (const Article& article : articles()) {
    bool space = true;
    for (const char c : article.text) {
      const bool now = std::isspace(static_cast<unsigned char>(c)) != 0;
      count += space && !now;
      space = now;
    }
  }
  return count;
}

void report(benchmark::State& state) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["words/s"] = benchmark::Counter(words() * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["peak MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void start_up(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(std::make_unique<Extractor>());
}

void tokens(benchmark::State& state) {
  const Resources resources;
  SymbolTable symbols;
  const Tokenizer tokenizer(resources, symbols);
  Document document(symbols);
  for (auto _ : state)
    for (const Article& article : articles()) {
      document.reset(article);
      tokenizer.annotate(document);
    }
  report(state);
}

void tokens_and_trees(benchmark::State& state) {
  const Extractor extractor({.data = {}, .syntax_only = true});
  Document document = extractor.document();
  for (auto _ : state)
    for (const Article& article : articles()) extractor.analyse(article, document);
  report(state);
}

void facts(benchmark::State& state) {
  const Extractor extractor;
  Document document = extractor.document();
  for (auto _ : state)
    for (const Article& article : articles()) benchmark::DoNotOptimize(extractor.extract(article, document));
  report(state);
}

BENCHMARK(start_up)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens_and_trees)->Unit(benchmark::kMillisecond);
BENCHMARK(facts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
