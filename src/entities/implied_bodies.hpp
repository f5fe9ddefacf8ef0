// SPDX-License-Identifier: Apache-2.0
// Bodies that a noun names by whose they are: "her party" is that of the person, "the foreign ministry" that of the country
// which is spoken of.
#pragma once

#include <string>

#include "entities/cast.hpp"
#include "entities/phrases.hpp"
#include "entities/salience.hpp"

namespace entente {

class ImpliedBodies {
 public:
  ImpliedBodies(Cast& cast, const Salience& salience) : cast_(cast), salience_(salience) {}

  // "her party", "his union": the one body of that kind beside which the text has named the person; none where there is none.
  EntityId body_of_person(const Phrase& phrase, EntityId person) const;
  // Whether a country has one such body of its own: "ministry", "coast guard".
  bool is_of_state(const Phrase& phrase) const {
    return cast_.vocabulary.is_cue(phrase.noun_key, Cue::state_body) || cast_.vocabulary.is_cue(phrase.head_key, Cue::state_body);
  }
  // The country whose ministry, parliament or army the phrase means though it names none; none where several may be meant.
  EntityId country_of_body(const Phrase& phrase) const;
  // The body of that name that the gazetteer knows of the country: "foreign ministry" of Russia.
  EntityId known_body(const Phrase& phrase, EntityId country) const;

 private:
  bool fits(const Phrase& phrase, EntityId body) const;
  TokenId person_of(TokenId name) const;
  EntityId country_before(TokenId head) const;
  EntityId country_at(TokenId token) const;

  Cast& cast_;
  const Salience& salience_;
};

}  // namespace entente
