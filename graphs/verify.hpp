// SPDX-License-Identifier: Apache-2.0
// What is off in a graph file: in the file itself, in its articles, in each table that is made from them.
#pragma once

#include <string>
#include <vector>

#include "sqlite.hpp"

namespace entente {

// A line each; empty where all is well.
std::vector<std::string> find_problems(Database& database);

}  // namespace entente
