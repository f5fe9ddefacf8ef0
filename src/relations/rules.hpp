// SPDX-License-Identifier: Apache-2.0
// The rules of relations.rules as data: which word with what in its grammatical places tells which relation.
// src/data/en/README.md is the page on their language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "relations/frames.hpp"

namespace entente {

// The types, and for organizations the kinds, that a variable may have.
struct TypeFilter {
  EntityTypes types;
  std::uint16_t kinds = 0;  // bits by OrganizationKind; 0 is any
  bool accepts(const Entity& entity) const;
};

// What a rule asks of one place of its word.
struct Slot {
  std::string text;                      // as written: "with|to> $b"
  std::vector<std::vector<Place>> paths;  // to try in order; a second step looks into the first's own frame
  bool forbidden = false;                // there must be none
  std::vector<std::uint64_t> words;      // word keys, sorted; empty for any
  std::int32_t variable = -1;
  TypeFilter filter;                     // of the variable
  std::int32_t second = -1;              // of "$a+$b": two members of one coordination
};

struct Pattern {
  std::vector<std::uint64_t> triggers;  // word keys; empty for the head of any mention
  std::vector<Slot> slots;
};

struct Emission {
  enum class Role : std::uint8_t { none, phrase, lemma, text };
  std::int32_t subject = -1;
  RelationType relation{};
  std::int32_t object = -1;
  Status status = Status::asserted;
  bool begins = false;  // what holds from then on: "joined"
  bool unofficial = false;  // not of who acts for the object: "Norway's Berg" may be its minister
  bool lasts = false;   // what the end of its noun doesn't end: a "former Norwegian skier" is Norwegian
  Role role = Role::none;
  std::string text;
  enum class Holder : std::uint8_t { none, subject, speaker };
  Holder holder = Holder::none;  // whose wish or plan it is, where the words around do not say
};

// A line that shows what a rule finds, or must not find.
struct Example {
  bool finds = true;
  std::string sentence;
  std::string expected;  // "Finland member_of NATO, planned, holders NATO"; empty: nothing at all of the rule's relation
  Location location;
};

struct Rule {
  std::string name;
  std::vector<std::string> variables;
  std::vector<Pattern> patterns;
  std::vector<Emission> emissions;
  std::vector<Example> examples;
};

// Throws InputError with line and column for what is no rule.
std::vector<Rule> read_rules(std::string_view text, const std::string& where, const WordClasses& words, SymbolTable& shared);

}  // namespace entente
