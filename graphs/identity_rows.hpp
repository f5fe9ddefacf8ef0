// SPDX-License-Identifier: Apache-2.0
// Rows of the tables of identities and votes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "identity.hpp"
#include "sqlite.hpp"

namespace entente {

// What a vote is for. The views count on the first two being names.
enum Field : int { name_vote, alias_vote, type_vote, kind_vote };

inline std::uint32_t number(const Sql& row, int column) { return static_cast<std::uint32_t>(row.number(column)); }

inline void add_vote(Identity& identity, int field, std::string value, std::uint32_t count) {
  switch (field) {
    case name_vote: identity.names[std::move(value)] += count; break;
    case alias_vote: identity.aliases[std::move(value)] += count; break;
    case type_vote: identity.types[entity_type(value).value_or(EntityType{})] += count; break;
    default: identity.kinds[organization_kind(value).value_or(OrganizationKind{})] += count;
  }
}

}  // namespace entente
