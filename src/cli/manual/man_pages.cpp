// SPDX-License-Identifier: Apache-2.0
#include "cli/manual/pages.hpp"
#include "cli/version.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

// As roff prints it: a hyphen that is typed is "\-", and no line begins with a dot or a quote.
std::string roff(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
  }
  return !result.empty() && (result.front() == '.' || result.front() == '\'') ? "\\&" + result : result;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string header(const std::string& title, const std::string& name, const std::string& summary) {
  return ".TH " + title + " 1 \"\" \"entente " + std::string(version) + "\" \"User Commands\"\n.SH NAME\n" + roff(name) +
         " \\- " + roff(summary) + "\n";
}

std::string names_of(const OptionGrammar& option) {
  std::string text;
  for (const std::string& name : option.names)
    text += (text.empty() ? "" : ", ") + (option.is_argument ? italic(name) : bold(name));
  return option.value.empty() ? text : text + " " + italic(option.value);
}

std::string paragraph(const OptionGrammar& option) {
  std::string text = ".TP\n" + names_of(option) + "\n" + roff(option.help.empty() ? "see above" : option.help) + "\n";
  if (option.choices.empty()) return text;
  std::string choices;
  for (const std::string& choice : option.choices) choices += (choices.empty() ? "" : ", ") + choice;
  return text + ".br\nOne of: " + roff(choices) + "\n";
}

// The options of each group under a heading of its own.
std::string options(const std::vector<OptionGrammar>& all, const std::string& group, const std::string& heading) {
  std::string text;
  for (const OptionGrammar& option : all)
    if (!option.is_argument && option.group == group) text += paragraph(option);
  return text.empty() ? text : ".SH " + heading + "\n" + text;
}

std::string synopsis(const CommandGrammar& command) {
  std::string text = ".SH SYNOPSIS\n" + bold("entente " + command.name) + " [" + italic("OPTION") + "]...";
  for (const OptionGrammar& option : command.options)
    if (option.is_argument)
      text += option.is_required ? " " + italic(option.names.front()) : " [" + italic(option.names.front()) + "]...";
  return text + "\n";
}

}  // namespace

std::string man_page(const Grammar& grammar) {
  std::string text = header("ENTENTE", "entente", "read news articles into a knowledge graph");
  text += ".SH SYNOPSIS\n" + bold("entente") + " " + italic("COMMAND") + " [" + italic("OPTION") + "]...\n";
  text += ".SH DESCRIPTION\n" + roff(grammar.summary) + "\n.SH COMMANDS\n";
  for (const CommandGrammar& command : grammar.commands)
    text += ".TP\n" + bold(command.name) + "\n" + roff(command.summary) + "\n";
  text += options(grammar.options, "", "OPTIONS");
  text +=
      ".SH EXIT STATUS\n0 done; 1 some input failed, the rest is done and the failed are listed; 2 the command line is wrong.\n";
  text += ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < grammar.commands.size(); ++i)
    text += (i == 0 ? "" : ",\n") + bold("entente-" + grammar.commands[i].name) + "(1)";
  return text + "\n";
}

std::string man_page(const Grammar& grammar, const CommandGrammar& command) {
  std::string text = header("ENTENTE\\-" + to_upper(command.name), "entente-" + command.name, command.summary) + synopsis(command);
  std::string arguments;
  for (const OptionGrammar& option : command.options)
    if (option.is_argument) arguments += paragraph(option);
  if (!arguments.empty()) text += ".SH ARGUMENTS\n" + arguments;
  text += options(command.options, "", "OPTIONS");
  text += options(command.options, "Filters", "FILTERS");
  text += options(command.options, "Pictures", "PICTURES");
  text += options(grammar.options, "", "OPTIONS OF EVERY COMMAND");
  text += ".SH EXAMPLES\n.nf\n";
  for (const std::string& example : command.examples) text += roff(example) + "\n";
  return text + ".fi\n.SH SEE ALSO\n" + bold("entente") + "(1)\n";
}

}  // namespace entente
