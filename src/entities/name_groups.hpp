// SPDX-License-Identifier: Apache-2.0
// Names that are written alike, with all that speaks for whom they name.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/cast.hpp"

namespace entente {

// All names of an article that are written alike.
struct NameGroup {
  std::uint64_t key = 0;
  std::vector<std::size_t> members;      // indices of names
  std::span<const PackedAlias> aliases;
  std::array<int, 6> votes{};            // the best of its members', and their hints on average
  std::array<int, 6> average{};          // the votes of all its members, on average
  OrganizationKind kind = OrganizationKind::none;
  Gender gender = Gender::unknown;
  std::uint64_t title = 0;               // key of a title that stood before one of them
  std::uint32_t near = packed_none;      // country or body named right before that title
  std::uint32_t tokens = 0;
  bool courtesy = false;
  bool common = false;                   // has a word that is no name elsewhere
  bool acronym = false;                  // has a word all in capitals
  bool certain = false;
  bool located = false;                  // one of them stands behind a preposition of place: "in Halden"
  bool in_country = false;             // it has what only a part of a country has: "Georgia's governor"
  bool set_off = false;                // an abbreviation behind a comma: "Huntsville, Ala."
  bool article = true;                   // has "the" before it wherever it stands: no company
  std::uint32_t chosen = packed_none;    // the gazetteer entity that is meant
  EntityType type = EntityType::Organization;
  EntityId entity;

  // How much its members agree on a type: one stray vote among many doesn't count for much.
  int agreed(EntityType of) const {
    const auto index = static_cast<std::size_t>(of);
    return members.size() < 3 ? votes[index] : average[index];
  }
  int vote(EntityType of) const { return votes[static_cast<std::size_t>(of)]; }
};

// One group for each way of writing a name, in the order of their first members. `groups_of` gets the group of each name;
// governments ("the French government") are in none.
std::vector<NameGroup> group_names(const Cast& cast, const std::vector<Name>& names, std::vector<std::uint32_t>& groups_of);

inline constexpr std::uint32_t no_group = 0xffffffff;

}  // namespace entente
