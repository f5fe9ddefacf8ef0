// SPDX-License-Identifier: Apache-2.0
// Which bearer of a name an article means, or that none of the known ones is meant: no link rather than a wrong one.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entities/name_groups.hpp"

namespace entente {

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
  const PackedAlias* region_meant(const NameGroup& group) const;
  bool is_main_country(std::uint32_t country) const;
  int context(const NameGroup& group, std::uint32_t entity) const;
  bool is_lesser_party(const NameGroup& group, std::uint32_t entity) const;
  bool other_gender(const NameGroup& group, std::uint32_t person) const;
  EntityType unknown_type(const NameGroup& group) const;

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  std::uint32_t date_;
  std::unordered_map<std::uint32_t, int> countries_;  // how many names of the article belong to the country
  std::unordered_map<std::uint32_t, int> places_;     // how many of these are of places
  std::unordered_set<std::uint32_t> named_;           // countries that the article names
};

// "United Kingdom Home Office": a country, and a known body of that country.
void choose_body_of_state(const Cast& cast, TokenRange name, NameGroup& group);
// A long unknown name that differs from a known one in a letter or two is that name misspelt.
void choose_by_spelling(const Cast& cast, TokenRange name, NameGroup& group);

}  // namespace entente
