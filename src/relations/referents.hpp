// SPDX-License-Identifier: Apache-2.0
// What contents refer to without mentioning it: the body of a membership, the body that a "we" speaks for, whoever is accused of
// doing something or urged to do it, the noun that a relative clause describes, the place that "there" means.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/cues.hpp"
#include "relations/sources.hpp"

namespace entente {

// Fills Attribution::implied. Needs attributions, and the relations that say who speaks for which body.
class Referents {
 public:
  Referents(Document& document, const Cues& cues, const AttributionWords& words)
      : document_(document), cues_(cues), words_(words), sources_(document, cues, words) {}
  void find();

 private:
  void find_in(Attribution& attribution, TokenId token) const;
  bool is_membership(TokenId noun) const;
  std::vector<Mention>::const_iterator mention_behind(TokenId token) const;
  EntityId last_alliance(TokenId before) const;
  bool is_we(TokenId token) const;
  void find_bodies();
  bool is_body(EntityId entity) const;
  EntityId body_within(TokenRange source) const;
  bool is_person(EntityId entity) const;
  TokenId noun_before(TokenId pronoun) const;
  TokenId described_outside(const Attribution& attribution, TokenId pronoun) const;
  bool is_there(TokenId token) const;
  EntityId last_place(TokenId before) const;
  void find_doer(Attribution& attribution) const;
  void add_object(TokenId object, TokenId verb, Attribution& attribution) const;
  TokenId object_of(TokenId verb) const;
  TokenId clause_of(const Attribution& attribution) const;

  Document& document_;
  const Cues& cues_;
  const AttributionWords& words_;
  SourceFinder sources_;
  std::vector<std::uint32_t> quotations_;  // by token, as quotation_of_tokens() tells
  std::vector<EntityId> bodies_;           // by person
};

}  // namespace entente
