// SPDX-License-Identifier: Apache-2.0
// The rows of a graph file as a Graph, whole or in part.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/graph.hpp>

#include "sqlite.hpp"

namespace entente {

// Rows by their numbers.
struct PartRows {
  std::vector<std::int64_t> edges;
  std::vector<std::int64_t> quotes;
  std::vector<std::int64_t> nodes;     // besides those that edges and quotes need; these know all articles that mention them
  std::vector<std::int64_t> articles;  // besides those that the others need
  bool mentions = false;               // all nodes know which of the articles read mention them
};

// Throws Error where the rows are no graph.
Graph read_graph(Database& database);
Graph read_part(Database& database, const PartRows& part);

}  // namespace entente
