// SPDX-License-Identifier: Apache-2.0
// Which bearer of a name an article means, or that none of the known ones is meant: no link rather than a wrong one.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
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

class CandidateRanker {
 public:
  CandidateRanker(const Gazetteer& gazetteer, const Vocabulary& vocabulary, std::span<const NameGroup> groups, std::uint32_t date);

  // Sets `chosen` where one known bearer is clearly meant, and `type` in any case.
  void choose(NameGroup& group) const;

 private:
  struct Score {
    int fit = 0;      // among all bearers
    int support = 0;  // beyond the name itself
  };
  Score score(const NameGroup& group, const PackedAlias& alias) const;
  int person_support(const NameGroup& group, const PackedEntity& person, std::uint32_t index) const;
  int context(const NameGroup& group, std::uint32_t entity) const;
  bool other_gender(const NameGroup& group, std::uint32_t person) const;
  EntityType unknown_type(const NameGroup& group) const;

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  std::uint32_t date_;
  std::unordered_map<std::uint32_t, int> countries_;  // how many names of the article belong to the country
};

}  // namespace entente
