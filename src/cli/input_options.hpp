// SPDX-License-Identifier: Apache-2.0
// The options of commands that read articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <entente/article.hpp>
#include <entente/extractor.hpp>

namespace CLI {
class App;
}

namespace entente {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string date;
  std::string source;
  std::string data;
  std::string rules;
  std::vector<std::string> gazetteers;
  bool wishes = false;
  bool conjunctions = false;
  bool strict = false;  // end at the first fault
  std::uint32_t max_characters = ReadingOptions().max_characters;
  unsigned jobs = 0;

  // Throws UsageError where the date is none.
  ReadingOptions reading() const;
  ExtractorOptions extractor() const;
};

void add_input_options(CLI::App& app, InputOptions& options);
// Those that say how to read, without INPUT and --jobs.
void add_reading_options(CLI::App& app, InputOptions& options);

}  // namespace entente
