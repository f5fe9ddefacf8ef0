// SPDX-License-Identifier: Apache-2.0
// A Graph as rows of a graph file's tables.
#pragma once

#include <entente/graph.hpp>

#include "sqlite.hpp"

namespace entente {

// Replaces the graph in the file. The articles must be there already.
void write_graph(Database& database, const Graph& graph);

// Throws Error where the rows are no graph.
Graph read_graph(Database& database);

}  // namespace entente
