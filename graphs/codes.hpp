// SPDX-License-Identifier: Apache-2.0
// Relations and statuses as numbers, in the tables by which edges are found: their names would be half of each row.
#pragma once

#include <cstdint>
#include <string>

#include <entente/schema.hpp>

namespace entente {

// The place of a status in the schema; format 7 counts on their order.
constexpr std::int64_t code(Status status) { return static_cast<std::int64_t>(status); }

// SQL for the number of a relation, whose name is the SQL `name`. The file has a list of them, as users have relations of their
// own.
inline std::string relation_code(const std::string& name) { return "(SELECT code FROM relation_code WHERE name = " + name + ")"; }

}  // namespace entente
