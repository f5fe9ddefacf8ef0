// SPDX-License-Identifier: Apache-2.0
// Which entity a noun phrase refers to: one named beside it, one mentioned before, or a new one that it describes.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/cast.hpp"
#include "entities/implied_bodies.hpp"
#include "entities/phrases.hpp"
#include "entities/salience.hpp"

namespace entente {

class Nominals {
 public:
  struct Answer {
    bool is_mention = false;
    EntityId entity;
    bool is_thing = true;  // if it is no mention: something else that "it" or "he" may mean
    TokenRange first = {};  // the phrase before that is taken up here and was no mention until now; empty mostly
    TokenId first_head = {};
  };

  Nominals(Cast& cast, const Salience& salience) : cast_(cast), salience_(salience), implied_(cast, salience) {}

  // `owner` is the entity of the phrase's possessor, `beside` that of a name in apposition; none where there is none.
  Answer resolve(const Phrase& phrase, EntityId owner, EntityId beside);

 private:
  // An entity that phrases describe, and how.
  struct Description {
    EntityId entity;
    std::uint64_t synonym = 0;       // class of its noun
    std::uint64_t modifiers = 0;     // key of the words between determiner and head
    EntityId owner;                  // or the name within the phrase
    bool plural = false;
  };

  EntityId body_inside(const Phrase& phrase) const;
  // Somebody without a name whom nothing has taken up yet: "a resident".
  struct Unnamed {
    TokenRange tokens;
    TokenId head;
    std::uint64_t key = 0;  // of the noun
    std::uint32_t sentence = 0;
  };

  Answer unnamed_person(const Phrase& phrase);
  EntityId take_up(const Phrase& phrase, EntityId owner);
  EntityId body_of_state(const Phrase& phrase, EntityId owner);
  EntityId named_kind(const Phrase& phrase, EntityId owner) const;
  EntityId holder_of_office(const Phrase& phrase, EntityId owner) const;
  bool is_campaign_of(const Phrase& phrase, EntityId person) const;
  EntityId seat_behind(const Phrase& phrase) const;
  EntityId holder_at(const Phrase& phrase, EntityId body) const;
  EntityId holder_of_seat(const Phrase& phrase, EntityId place) const;
  bool held_at(const Phrase& phrase, std::uint32_t person, std::uint32_t body) const;
  bool is_capital(EntityId place) const;
  EntityId capital_of(EntityId state) const;
  EntityId name_of(const Phrase& phrase) const;
  EntityId country_around(TokenId head) const;
  EntityId country_meant(const Phrase& phrase, EntityId owner) const;
  EntityId described_before(const Phrase& phrase, EntityId owner, bool exact) const;
  EntityId describe(const Phrase& phrase, EntityId owner);
  bool names_within(const Phrase& phrase) const;
  EntityId name_inside(const Phrase& phrase) const;
  std::uint64_t synonym_class(const Phrase& phrase) const;
  std::uint64_t modifiers(const Phrase& phrase) const;
  bool speaks_for_first_person(const Phrase& phrase) const;
  bool means_whole_body(const Phrase& phrase) const;
  bool kind_fits(const Phrase& phrase, EntityId id) const;
  bool is_other_body(const Phrase& phrase, EntityId id) const;
  std::string belonging_to(EntityId owner, const Phrase& phrase) const;
  std::string description(const Phrase& phrase, EntityId owner) const;

  Cast& cast_;
  const Salience& salience_;
  ImpliedBodies implied_;
  std::vector<Description> described_;
  std::vector<Unnamed> unnamed_;
};

}  // namespace entente
