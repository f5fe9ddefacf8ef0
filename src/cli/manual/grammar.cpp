// SPDX-License-Identifier: Apache-2.0
#include "cli/manual/grammar.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

#include <entente/exporter.hpp>
#include <entente/schema.hpp>

#include "cli/arguments.hpp"

namespace entente {
namespace {

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

// All values of an option, where the schema or a table has them.
std::vector<std::string> choices_of(const std::string& command, const std::string& option) {
  if (option == "--relation") return names_of(relation_types());
  if (option == "--status") return names_of(statuses());
  if (option == "--type") return names_of(entity_types());
  if (option == "--format" && command == "export") return names_of(exporters());
  if (option == "--format" && command == "extract") return {"facts", "conllu", "layers"};
  return {};
}

bool is_path(const std::string& name, const std::string& value) {
  static constexpr std::array words{"FILE", "FOLDER", "GRAPH", "INPUT", "GOLD", "PRED"};
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return name == word || value == word; });
}

OptionGrammar grammar_of(const CLI::Option& option, const std::string& command) {
  OptionGrammar result;
  result.is_argument = option.get_positional();
  if (result.is_argument) result.names = {option.get_name(true)};
  for (const std::string& name : option.get_snames()) result.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) result.names.push_back("--" + name);
  if (!result.is_argument && option.get_items_expected_max() > 0)
    result.value = option.get_type_name().empty() ? "VALUE" : option.get_type_name();
  result.help = option.get_description();
  if (option.get_group() != "Options") result.group = option.get_group();
  result.choices = choices_of(command, result.names.back());
  result.is_required = option.get_required();
  result.is_file = is_path(result.names.front(), result.value);
  return result;
}

std::vector<OptionGrammar> options_of(const CLI::App& app, const std::string& command) {
  std::vector<OptionGrammar> options;
  for (const CLI::Option* option : app.get_options()) options.push_back(grammar_of(*option, command));
  return options;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

Grammar read_grammar() {
  CLI::App app;
  Parsed parsed;
  add_commands(app, parsed);
  Grammar grammar{app.get_description(), options_of(app, {}), {}};
  for (const Command* command : commands()) {
    const std::string name(command->name);
    const auto options = options_of(*app.get_subcommand(name), name);
    grammar.commands.push_back({name, std::string(command->summary), lines_of(command->examples), options});
  }
  return grammar;
}

}  // namespace entente
