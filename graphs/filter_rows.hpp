// SPDX-License-Identifier: Apache-2.0
// Which rows of a graph file a filter may keep, found through its indexes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <entente/query.hpp>

#include "graph_rows.hpp"
#include "sqlite.hpp"

namespace entente {

// All rows that select() needs to keep what it keeps of the whole graph, and perhaps more. `about` has the ids of the nodes that
// the filter is about. Nothing where reading the whole is as good.
std::optional<PartRows> rows_for(Database& database, const Filter& filter, const std::vector<std::string>& about);

// What an edge must be for the filter, its articles aside: " WHERE relation IN …", or nothing; and the table or view of those
// that may be.
std::string edge_conditions(const Filter& filter, const char* joined_by);
const char* edge_table(const Filter& filter);

// The numbers of the articles that a filter chooses, those of the newest first.
std::vector<std::int64_t> articles_for(Database& database, const Filter& filter);

}  // namespace entente
