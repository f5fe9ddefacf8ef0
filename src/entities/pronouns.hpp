// SPDX-License-Identifier: Apache-2.0
// Whom a pronoun of the third person refers to.
#pragma once

#include <functional>
#include <vector>

#include "entities/antecedents.hpp"
#include "entities/cast.hpp"
#include "entities/salience.hpp"

namespace entente {

class Pronouns {
 public:
  // Which of the antecedents is meant; the first is nobody.
  using Choose = std::function<std::size_t(TokenId, const std::vector<Antecedent>&)>;

  // `choose` outlives this.
  Pronouns(const Cast& cast, const Salience& salience, const Choose& choose);

  // None for one that refers to nothing, to no entity, or to nobody for sure; and for first and second persons.
  EntityId resolve(TokenId token) const;

 private:
  EntityId person(TokenId token) const;
  EntityId neuter(TokenId token) const;
  EntityId plural(TokenId token) const;
  TokenId understood_agent(TokenId verb) const;
  EntityId own_subject(TokenId token) const;
  EntityId subject_of(TokenId token) const;
  bool is_pleonastic(TokenId token) const;
  bool excluded(TokenId token, const Referent& referent) const;
  bool recent(const Referent& referent, std::uint32_t sentences) const;
  EntityId entity_at(TokenId token) const;

  const Cast& cast_;
  const Salience& salience_;
  Antecedents antecedents_;
  const Choose& choose_;
  std::vector<bool> quoted_;  // tokens between quotation marks
};

}  // namespace entente
