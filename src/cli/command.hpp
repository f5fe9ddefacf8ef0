// SPDX-License-Identifier: Apache-2.0
// A command of the program: `entente NAME …`. Each lives in the file of its name; commands.cpp lists them all.
#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string_view>

#include <entente/reporter.hpp>

namespace CLI {
class App;
}

namespace entente {

// How the program ends; InputError and Error end it with input_failed, UsageError with usage.
enum class Exit { done = 0, input_failed = 1, usage = 2 };

enum class Verbosity { quiet, normal, verbose };

// What a command talks to.
struct Console {
  std::ostream& out;   // data
  Reporter& reporter;  // people
  Verbosity verbosity = Verbosity::normal;
};

using Run = std::function<Exit(const Console& console)>;

struct Command {
  std::string_view name;
  std::string_view summary;   // one line for `entente --help`
  std::string_view examples;  // lines of "entente NAME …", shown by `entente NAME --help`
  // Adds the command's options to `app` and returns what to do once they are parsed.
  Run (*prepare)(CLI::App& app);
};

// In the order of `entente --help`.
std::span<const Command* const> commands();
// Null where there is no such command.
const Command* find_command(std::string_view name);

}  // namespace entente
