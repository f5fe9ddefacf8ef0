// SPDX-License-Identifier: Apache-2.0
// Which rows of a graph file a question needs, found through its indexes.
#pragma once

#include <entente/store.hpp>

#include "graph_rows.hpp"
#include "sqlite.hpp"

namespace entente {

// By how people type it, as find_nodes() has it.
std::vector<Node> find_nodes(Database& database, std::string_view name);
std::vector<std::string> similar_names(Database& database, std::string_view name, std::size_t limit);

Graph relations_between(Database& database, const std::vector<std::string>& ends);
Graph statements(Database& database, const StatementQuery& query);
Profile profile(Database& database, const std::string& id, std::size_t most);
std::optional<Connection> connection(Database& database, const std::string& from, const std::string& to, const std::vector<Status>& statuses);

// The number of the node of this id. Throws InputError where there is none.
std::int64_t number_of_node(Database& database, const std::string& id);

}  // namespace entente
