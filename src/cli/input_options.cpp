// SPDX-License-Identifier: Apache-2.0
#include "cli/input_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <thread>

#include "cli/interrupt.hpp"
#include "inputs/dates.hpp"

namespace entente {

ReadingOptions InputOptions::reading() const {
  ReadingOptions options{.source = source, .max_characters = max_characters, .data = data, .stop = &catch_interrupts()};
  if (date.empty()) return options;
  const auto iso = iso_date(date);
  if (!iso) throw UsageError("'" + date + "' is no date; write it as 2023-04-21");
  options.date = *iso;
  return options;
}

ExtractorOptions InputOptions::extractor() const { return {.data = data, .rules = rules, .gazetteers = {gazetteers.begin(), gazetteers.end()}, .wishes = wishes, .conjunctions = conjunctions}; }

void add_input_options(CLI::App& app, InputOptions& options) {
  constexpr unsigned most_jobs = 256;
  options.jobs = std::clamp(std::thread::hardware_concurrency(), 1U, most_jobs);
  app.add_option("INPUT", options.inputs, "files, folders, or - for standard input (entente formats lists the kinds)")->required()->type_name("");
  app.add_option("-j,--jobs", options.jobs, "articles at a time")->check(CLI::Range(1U, most_jobs).description(""))->type_name("N")->capture_default_str();
  app.add_flag("--strict", options.strict, "stop at the first input that is wrong, instead of leaving it out; what came before it is done");
  constexpr std::uint32_t most_characters = 100'000'000;
  app.add_option("--max-characters", options.max_characters, "leave out articles that are longer")
      ->check(CLI::Range(1U, most_characters).description(""))
      ->type_name("N")
      ->capture_default_str();
  add_reading_options(app, options);
}

void add_reading_options(CLI::App& app, InputOptions& options) {
  app.add_option("--date", options.date, "the date of articles that have none, as 2023-04-21")->type_name("D");
  app.add_option("--source", options.source, "the outlet of articles that name none")->type_name("S");
  app.add_option("--data", options.data, "a folder whose vocabularies and rules replace the built-in ones of the same names")
      ->type_name("FOLDER")
      ->envname("ENTENTE_DATA")
      ->check(CLI::ExistingDirectory.description(""));
  app.add_flag("--wishes", options.wishes, "count as statements also what people want, think or judge without saying so");
  app.add_flag("--conjunctions", options.conjunctions, "keep the 'that' before what is said; with --wishes, statements as PolNeAR has them");
  app.add_option("--gazetteer", options.gazetteers, "a table of more people, bodies and places; may be given again (entente gazetteer --help)")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile.description(""));
  app.add_option("--rules", options.rules, "a file of more rules for relations (src/data/en/README.md shows how to write them)")
      ->type_name("FILE")
      ->check(CLI::ExistingFile.description(""));
}

}  // namespace entente
