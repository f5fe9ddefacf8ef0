// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <entente/error.hpp>

#include "cli/version.hpp"

namespace entente {
namespace {

// The command's examples, indented, each on its line.
std::string footer(const Command& command) {
  std::string text = "Examples:";
  for (std::string_view rest = command.examples; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    text += "\n  " + std::string(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::string unknown_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  return "unknown command '" + word + "'" + did_you_mean(word, names) + " (entente --help lists all)";
}

std::string unknown_option(const CLI::App& command, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent())
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return "unknown option '" + word + "'" + did_you_mean(word, {names.begin(), names.end()}) + " (entente " + command.get_name() +
         " --help lists all)";
}

// CLI11 says what is wrong in a sentence; ours are lower case and name the remedy.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const std::vector<std::string> extras = app.remaining(true);
  if (chosen.empty()) {
    const auto word = std::find_if(extras.begin(), extras.end(), [](const std::string& s) { return !s.starts_with('-'); });
    if (word != extras.end()) return unknown_command(*word);
    if (!extras.empty()) return unknown_option(app, extras.front());
    return "no command (entente --help lists all)";
  }
  const CLI::App& command = *chosen.front();
  if (!extras.empty() && extras.front().starts_with('-')) return unknown_option(command, extras.front());
  if (!extras.empty()) return "unexpected argument '" + extras.front() + "' (try entente " + command.get_name() + " --help)";
  std::string message = error.what();
  if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
    message.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(message.front())));
  return message + " (try entente " + command.get_name() + " --help)";
}

// Usage lines with the program's name; "[COMMAND]" as ours are called.
void style(CLI::App& app) {
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Subcommands", "Commands");
  app.get_formatter()->label("REQUIRED", "");
  app.get_formatter()->label("TEXT", "");
  app.get_formatter()->label("UINT", "N");
  app.get_formatter()->label("Positionals", "Arguments");
  app.set_help_flag("-h,--help", "show this");
}

Run print(std::string text) {
  return [text = std::move(text)](const Console& console) {
    console.out << text;
    return Exit::done;
  };
}

void add_flags(CLI::App& app, Parsed& flags) {
  app.add_flag("-q,--quiet", flags.quiet, "only say what went wrong");
  app.add_flag("-v,--verbose", flags.verbose, "say more");
  app.set_version_flag("--version", "entente " + std::string(version), "show the version");
}

// The words of a command line, last one first as CLI11 takes them. "--source=" is two, the value being empty: CLI11 would take the
// next word for it.
std::vector<std::string> split_words(int argc, const char* const* argv) {
  std::vector<std::string> words;
  bool options = true;
  for (std::string word : std::vector<std::string>(argv + 1, argv + argc)) {
    options = options && word != "--";
    const bool no_value = options && word.starts_with("--") && word.find('=') == word.size() - 1;
    if (no_value) word.pop_back();
    words.push_back(std::move(word));
    if (no_value) words.emplace_back();
  }
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace

void add_commands(CLI::App& app, Parsed& parsed) {
  app.name("entente");
  app.description("Reads news articles and draws who is tied to whom, who said what, and where it is written.");
  app.require_subcommand(1);
  style(app);
  app.footer("entente COMMAND --help shows examples.");
  add_flags(app, parsed);
  for (const Command* command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->summary));
    sub->footer(footer(*command));
    sub->fallthrough();  // so that -q and -v may follow the command
    sub->final_callback([&parsed, action = command->prepare(*sub)] { parsed.run = action; });
  }
}

Arguments parse_arguments(int argc, const char* const* argv) {
  CLI::App app;
  Parsed parsed;
  add_commands(app, parsed);
  try {
    app.parse(split_words(argc, argv));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return {print(chosen.empty() ? app.help() : chosen.front()->help("entente")), Verbosity::normal};
  } catch (const CLI::CallForVersion& call) {
    return {print(std::string(call.what()) + "\n"), Verbosity::normal};
  } catch (const CLI::ParseError& error) {
    throw UsageError(usage_message(app, error));
  }
  return {std::move(parsed.run), parsed.quiet ? Verbosity::quiet : parsed.verbose ? Verbosity::verbose : Verbosity::normal};
}

}  // namespace entente
