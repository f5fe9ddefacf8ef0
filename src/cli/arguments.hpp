// SPDX-License-Identifier: Apache-2.0
// The command line, parsed.
#pragma once

#include "cli/command.hpp"

namespace entente {

struct Arguments {
  Run run;  // what the chosen command does
  Verbosity verbosity = Verbosity::normal;
};

// What a command line is parsed into.
struct Parsed {
  bool quiet = false;
  bool verbose = false;
  Run run;
};

// Makes `app` the grammar of the command line: all commands with their options. `parsed` outlives it.
void add_commands(CLI::App& app, Parsed& parsed);

// Throws UsageError where the command line is wrong. `--help` and `--version` give a run that prints.
Arguments parse_arguments(int argc, const char* const* argv);

}  // namespace entente
