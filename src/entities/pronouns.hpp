// SPDX-License-Identifier: Apache-2.0
// Whom a pronoun of the third person refers to.
#pragma once

#include <vector>

#include "entities/cast.hpp"
#include "entities/salience.hpp"

namespace entente {

class Pronouns {
 public:
  Pronouns(const Cast& cast, const Salience& salience);

  // None for one that refers to nothing, to no entity, or to nobody for sure; and for first and second persons.
  EntityId resolve(TokenId token) const;

 private:
  EntityId person(TokenId token, const Pronoun& pronoun) const;
  EntityId neuter(TokenId token) const;
  EntityId plural(TokenId token) const;
  EntityId own_subject(TokenId token) const;
  EntityId subject_of(TokenId token) const;
  EntityId subject_to_come(TokenId token, Gender gender) const;
  bool is_pleonastic(TokenId token) const;
  bool excluded(TokenId token, const Referent& referent) const;
  bool recent(const Referent& referent, std::uint32_t sentences) const;
  EntityId entity_at(TokenId token) const;

  const Cast& cast_;
  const Salience& salience_;
  std::vector<bool> quoted_;  // tokens between quotation marks
};

}  // namespace entente
