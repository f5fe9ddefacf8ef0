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

// Without their articles; those that were dropped are left out.
std::vector<Node> read_nodes(Database& database, const std::vector<std::int64_t>& numbers);

// Numbers of edges that have the node ?1 at an end; some twice.
constexpr const char* edges_of_node =
    "SELECT edge FROM edge_by_subject WHERE subject = ?1 UNION ALL SELECT edge FROM edge_by_object WHERE object = ?1";

Graph relations_between(Database& database, const std::vector<std::string>& ends);
Graph disputed_relations(Database& database);
Foremost foremost_relations(Database& database, const Filter& filter, std::size_t most);
Graph statements(Database& database, const StatementQuery& query);
Profile profile(Database& database, const std::string& id, std::size_t most);
std::optional<Connection> connection(Database& database, const std::string& from, const std::string& to,
                                     const std::vector<Status>& statuses);

// The number of the node of this id. Throws InputError where there is none.
std::int64_t number_of_node(Database& database, const std::string& id);

}  // namespace entente
