// SPDX-License-Identifier: Apache-2.0
// Reads, analyses and writes articles: the middle step on many cores, the outer ones in input order.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <entente/extractor.hpp>

#include "cli/inputs.hpp"

namespace entente {

// One input on its way; a step leaves its result for the next one.
struct Work {
  Input input;
  Facts facts;         // of an article
  std::string output;  // the bytes to write
};

struct Steps {
  std::function<std::optional<Work>()> read;                 // nothing at the end; one at a time
  std::function<void(Work&, Document& document)> analyse;    // many at a time, each with a document of its own
  std::function<void(Work&)> write;                          // one at a time, in the order of read()
};

// `jobs` articles at a time. What a step throws ends the run and is thrown here.
void run_pipeline(const Extractor& extractor, unsigned jobs, const Steps& steps);

}  // namespace entente
