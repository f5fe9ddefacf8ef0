// SPDX-License-Identifier: Apache-2.0
// The command line's grammar as plain values, for what is written from it.
#pragma once

#include <string>
#include <vector>

namespace entente {

struct OptionGrammar {
  std::vector<std::string> names;  // "-o", "--output"; of an argument its name, "GRAPH"
  std::string value;               // what its value is called: "FILE"; empty for a flag
  std::string help;
  std::string group;                 // "Filters"; empty for the usual ones
  std::vector<std::string> choices;  // all values that there are; empty where there are too many
  bool is_argument = false;          // stands for itself, without a name
  bool is_required = false;
  bool is_file = false;  // the value is a path
};

struct CommandGrammar {
  std::string name;
  std::string summary;
  std::vector<std::string> examples;
  std::vector<OptionGrammar> options;  // arguments among them
};

struct Grammar {
  std::string summary;
  std::vector<OptionGrammar> options;  // that every command has
  std::vector<CommandGrammar> commands;
};

Grammar read_grammar();

}  // namespace entente
