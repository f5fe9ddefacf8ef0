// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/manual/pages.hpp"

namespace entente {
namespace {

const char* const origin = "# Made from entente's table of commands.\n";

// For one pair of single quotes in a shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

template <class Items>
std::string joined(const Items& items, const char* separator = " ") {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : separator) + item;
  return text;
}

std::vector<std::string> command_names(const Grammar& grammar) {
  std::vector<std::string> names;
  for (const CommandGrammar& command : grammar.commands) names.push_back(command.name);
  return names;
}

// The options of a command, and those that every command has.
std::vector<OptionGrammar> options_of(const Grammar& grammar, const CommandGrammar& command) {
  std::vector<OptionGrammar> all;
  for (const auto* options : {&command.options, &grammar.options})
    for (const OptionGrammar& option : *options) {
      const auto same = [&](const OptionGrammar& other) { return other.names == option.names; };
      if (!option.is_argument && std::none_of(all.begin(), all.end(), same)) all.push_back(option);
    }
  return all;
}

bool takes_files(const CommandGrammar& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [](const OptionGrammar& o) { return o.is_argument && o.is_file; });
}

// What zsh offers for a value: ":FILE:_files", ":F:(dot svg)".
std::string zsh_value(const OptionGrammar& option) {
  if (option.value.empty() && !option.is_argument) return {};
  std::string name = option.value.empty() ? option.names.front() : option.value;
  std::replace(name.begin(), name.end(), ':', ' ');
  return ":" + name + ":" + (option.is_file ? "_files" : option.choices.empty() ? " " : "(" + joined(option.choices) + ")");
}

// A help text inside the brackets of zsh's _arguments.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return result;
}

std::string zsh_options(const Grammar& grammar, const CommandGrammar& command) {
  std::string text;
  for (const OptionGrammar& option : options_of(grammar, command)) {
    const std::string others = "(" + joined(option.names) + ")";
    for (const std::string& name : option.names)
      text += " \\\n        " + quoted(others + name + "[" + zsh_text(option.help) + "]" + zsh_value(option));
  }
  for (const OptionGrammar& option : command.options)
    if (option.is_argument) text += " \\\n        " + quoted("*" + zsh_value(option));
  return text;
}

}  // namespace

std::string bash_completion(const Grammar& grammar) {
  std::string text = origin;
  text +=
      "_entente() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word options= files=\n"
      "  COMPREPLY=()\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    [[ $word == -* ]] || { command=$word; break; }\n  done\n"
      "  case $command,$prev in\n";
  for (const CommandGrammar& command : grammar.commands)
    for (const OptionGrammar& option : options_of(grammar, command)) {
      if (option.value.empty()) continue;
      std::vector<std::string> patterns;
      for (const std::string& name : option.names) patterns.push_back(command.name + "," + name);
      const std::string reply = option.is_file           ? "compgen -f -- \"$cur\""
                                : option.choices.empty() ? std::string()
                                                         : "compgen -W " + quoted(joined(option.choices)) + " -- \"$cur\"";
      text += "    " + joined(patterns, "|") + ") " + (reply.empty() ? "" : "mapfile -t COMPREPLY < <(" + reply + "); ") +
              "return ;;\n";
    }
  text += "  esac\n  case $command in\n    '') options=" + quoted(joined(command_names(grammar)) + " --help --version") + " ;;\n";
  for (const CommandGrammar& command : grammar.commands) {
    std::vector<std::string> names;
    for (const OptionGrammar& option : options_of(grammar, command)) names.push_back(option.names.back());
    text += "    " + command.name + ") options=" + quoted(joined(names)) + (takes_files(command) ? " files=yes" : "") + " ;;\n";
  }
  return text +
         "  esac\n"
         "  if [[ $cur == -* || -z $command ]]; then mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\")\n"
         "  elif [[ $files ]]; then mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n  fi\n}\n"
         "complete -o filenames -F _entente entente\n";
}

std::string zsh_completion(const Grammar& grammar) {
  std::string text = "#compdef entente\n" + std::string(origin) + "_entente() {\n  local -a commands\n  commands=(";
  for (const CommandGrammar& command : grammar.commands)
    text += "\n    " + quoted(command.name + ":" + zsh_text(command.summary));
  text +=
      "\n  )\n  if ((CURRENT == 2)); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  ((CURRENT--))\n  case $command in\n";
  for (const CommandGrammar& command : grammar.commands)
    text += "    " + command.name + ")\n      _arguments -s" + zsh_options(grammar, command) + " ;;\n";
  return text + "  esac\n}\n_entente \"$@\"\n";
}

std::string fish_completion(const Grammar& grammar) {
  std::string text = origin;
  text += "complete -c entente -f\n";
  for (const CommandGrammar& command : grammar.commands)
    text += "complete -c entente -n __fish_use_subcommand -a " + command.name + " -d " + quoted(command.summary) + "\n";
  for (const CommandGrammar& command : grammar.commands) {
    const std::string line = "complete -c entente -n '__fish_seen_subcommand_from " + command.name + "'";
    if (takes_files(command)) text += line + " -F\n";
    for (const OptionGrammar& option : options_of(grammar, command)) {
      text += line;
      for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.value.empty()) text += option.is_file ? " -r -F" : " -x";
      if (!option.choices.empty()) text += " -a " + quoted(joined(option.choices));
      text += " -d " + quoted(option.help) + "\n";
    }
  }
  return text;
}

}  // namespace entente
