// SPDX-License-Identifier: Apache-2.0
// From a grammatical place to whom it means: the entity of a word, and the body for which nameless people act.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include <entente/document.hpp>

#include "relations/frames.hpp"

namespace entente {

class Actors {
 public:
  Actors(const Document& document, const Frames& frames, const GrammarClasses& classes);

  // The entity that the mention with this head means; none if there is no such mention.
  EntityId own(TokenId head) const { return by_head_[head.value]; }
  // The entity in whose name the word stands, whatever the tree takes for the name's head; none if it is in no name.
  EntityId in_name(TokenId token) const { return by_name_[token.value]; }
  TokenRange mention(TokenId head) const;
  // Whether the mention with this head is a name.
  bool is_name(TokenId head) const;
  // Whom the word and those coordinated with it mean: "French officials" is France, "thousands of troops" the troops.
  std::vector<EntityId> entities(TokenId token) const;
  EntityId entity(TokenId token) const;
  // Whether some mention of the entity is a name.
  // The country that a word names elsewhere in the article, where no mention is made of it here: the "Indonesian" of a navy.
  EntityId country(TokenId token) const;
  bool named(EntityId entity) const { return entity && named_[entity.value]; }
  // Whether a relation of it is worth telling: a nameless person or body is nobody that a reader could find again.
  bool tellable(EntityId entity) const;
  bool is_event(TokenId head) const { return own(head) && type(own(head)) == EntityType::Event; }
  EntityType type(EntityId entity) const { return document_.entities[entity.value].type; }

 private:
  EntityId body(TokenId token) const;
  bool is_guess(TokenId pronoun) const;
  bool is_said_of_person(TokenId noun) const;
  EntityId body_spoken_of(TokenId pronoun) const;
  bool is_of_office(TokenId pronoun) const;
  std::optional<std::size_t> quotation_of(TokenId word) const;
  bool has_offices(EntityId entity) const;
  EntityId subject_body(TokenRange sentence, TokenId outside) const;
  std::vector<EntityId> bodies(TokenId token) const;
  bool is_pair(TokenId noun) const;
  std::vector<EntityId> pair_before(TokenId noun) const;
  TokenRange other_side(TokenId noun) const;
  bool is_some_people(TokenId name) const;
  TokenId names_behind(TokenId noun) const;
  std::vector<EntityId> names_apposed(TokenId noun) const;
  EntityId sorted(TokenId noun) const;
  EntityId region_named(TokenId noun) const;
  bool is_bare(TokenId name) const;
  EntityId body_before(TokenId noun) const;
  EntityId apposed(TokenId noun) const;

  const Document& document_;
  const Frames& frames_;
  const GrammarClasses& classes_;
  std::vector<EntityId> by_head_;
  std::vector<EntityId> by_name_;
  std::vector<std::uint32_t> mention_of_;
  std::vector<bool> named_;
  std::unordered_map<Symbol, EntityId> countries_;
};

}  // namespace entente
