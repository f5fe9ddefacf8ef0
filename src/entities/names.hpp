// SPDX-License-Identifier: Apache-2.0
// Where names stand in the text, and what their words and neighbours say of whom they name.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <entente/document.hpp>

#include "entities/gazetteer.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// A name as it stands in the text, before it is known whose it is.
struct Name {
  TokenRange tokens;  // without determiner and title
  TokenId head;
  std::span<const PackedAlias> aliases;  // who is called so; empty where the gazetteer knows nobody
  std::array<std::int8_t, 6> votes{};    // evidence for each EntityType: its own words, title, apposition
  std::array<std::int8_t, 6> hints{};    // weaker evidence: its neighbours in the sentence
  OrganizationKind kind = OrganizationKind::none;
  Gender gender = Gender::unknown;
  TokenRange title;        // the title before it, or empty
  bool courtesy = false;   // that title is "Mr" or the like
  bool nested = false;     // lies inside the name before it in the list
  bool government = false; // "the French government": stands for the country that `aliases` name
  bool certain = true;     // false for a capitalised word that nothing else speaks for
  std::uint8_t common = 0;  // how many of its words a dictionary has, and not as names
  bool opens = false;      // begins its sentence, where every word has a capital
  bool acts = false;       // is a subject or has something, as names do
  bool located = false;    // "in Halden": stands behind a preposition of place

  int vote(EntityType type) const { return votes[static_cast<std::size_t>(type)]; }
  void vote(EntityType type, int weight) {
    std::int8_t& sum = votes[static_cast<std::size_t>(type)];
    sum = static_cast<std::int8_t>(sum + weight);
  }
  void hint(EntityType type, int weight) {
    std::int8_t& sum = hints[static_cast<std::size_t>(type)];
    sum = static_cast<std::int8_t>(sum + weight);
  }
};

class NameFinder {
 public:
  NameFinder(const Gazetteer& gazetteer, const Vocabulary& vocabulary) : gazetteer_(gazetteer), vocabulary_(vocabulary) {}

  // Sorted by begin, longer first.
  std::vector<Name> find(const Document& document, const Words& words) const;

 private:
  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
};

}  // namespace entente
