// SPDX-License-Identifier: Apache-2.0
// The program's entry: parses, runs, and turns what went wrong into a message and an exit code.
#include <exception>
#include <iostream>

#include <entente/error.hpp>

#include "cli/arguments.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

namespace {

using namespace entente;

Exit run(int argc, const char* const* argv, Terminal& terminal) {
  const Arguments arguments = parse_arguments(argc, argv);
  terminal.set_verbosity(arguments.verbosity);
  const Exit exit = arguments.run({std::cout, terminal, arguments.verbosity});
  Output({}, std::cout).check();
  return exit;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  Terminal terminal;
  Exit exit = Exit::input_failed;
  try {
    exit = run(argc, argv, terminal);
  } catch (const UsageError& error) {
    terminal.fail(error.what());
    exit = Exit::usage;
  } catch (const std::exception& error) {
    terminal.fail(error.what());
  }
  return static_cast<int>(exit);
}
