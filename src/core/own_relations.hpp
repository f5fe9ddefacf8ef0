// SPDX-License-Identifier: Apache-2.0
// Relations of users' own, which the schema lacks. relation_type(), name() and info() know them once they are declared.
#pragma once

#include <optional>
#include <string_view>

#include <entente/schema.hpp>

namespace entente {

// A relation by the name that a rule file, a facts file or a graph gives it: directed, standing, between any two entities.
// It gets an enumerator behind the schema's, which holds as long as the program runs; the schema's names come back as they are.
// Nothing where the name is none: lower-case words joined by "_", and no slip of a schema's name ("memberof").
std::optional<RelationType> declare_relation(std::string_view name);

}  // namespace entente
