// SPDX-License-Identifier: Apache-2.0
// Files made from the grammar of the command line.
#pragma once

#include <string>

#include "cli/manual/grammar.hpp"

namespace entente {

// Manual pages for man(1).
std::string man_page(const Grammar& grammar);
std::string man_page(const Grammar& grammar, const CommandGrammar& command);

// Completions for the three shells.
std::string bash_completion(const Grammar& grammar);
std::string zsh_completion(const Grammar& grammar);
std::string fish_completion(const Grammar& grammar);

}  // namespace entente
