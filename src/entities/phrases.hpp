// SPDX-License-Identifier: Apache-2.0
// Noun phrases and pronouns that may refer to entities: their spans, and what their words say of the one referred to.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "entities/cast.hpp"

namespace entente {

// A noun phrase around a common noun, from its determiner to its head.
struct Phrase {
  enum class Reference : std::uint8_t { definite, possessive, indefinite, bare };
  TokenRange tokens;
  TokenId head;
  const Noun* noun = nullptr;  // null where the noun refers to no entity ("the timetable")
  std::uint64_t noun_key = 0;  // of the head, with the words that make a term with it: "prime minister"
  TokenId noun_begin;           // where that term begins
  std::uint64_t head_key = 0;  // of the head's lemma alone
  Reference reference = Reference::bare;
  TokenId owner;               // of "his" in "his country", "Russia" in "Russia's invasion"
  bool plural = false;
  bool described = false;      // has adjectives or other words besides determiner and head
  bool demonstrative = false;
};

// All phrases of the document in text order; those that are a title of the name behind them are left out.
std::vector<Phrase> find_phrases(const Cast& cast, const std::vector<Name>& names);

// The mention around a name: with its article where it has one of its own.
TokenRange name_mention(const Cast& cast, const Name& name);

}  // namespace entente
