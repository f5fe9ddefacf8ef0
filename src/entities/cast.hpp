// SPDX-License-Identifier: Apache-2.0
// Everyone and everything an article speaks of, while it is still being found out who is who.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <entente/document.hpp>

#include "entities/gazetteer.hpp"
#include "entities/names.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// The stage's tools and its state for one document.
struct Cast {
  // What is known of one entity beyond its public fields; `profiles` are parallel to Document::entities.
  struct Profile {
    std::uint32_t known = packed_none;  // gazetteer entity
    Gender gender = Gender::unknown;
    bool plural = false;
    bool named = false;
    bool thing = false;                // was taken up as a body or place: "the organisation"
    EntityId seat;                     // of a legislator or governor: the place, where a tag or title tells
    EntityId country;                  // of a person or body, where the text or the gazetteer tells and the text mentions it
    std::vector<std::uint64_t> nouns;  // keys of titles and common nouns used of it
    std::vector<std::uint64_t> parts;  // keys of the words of its names
  };

  Cast(const Gazetteer& gazetteer_in, const Vocabulary& vocabulary_in, Document& document_in, const Words& words_in)
      : gazetteer(gazetteer_in), vocabulary(vocabulary_in), document(document_in), words(words_in) {}

  const Gazetteer& gazetteer;
  const Vocabulary& vocabulary;
  Document& document;
  const Words& words;
  std::vector<Profile> profiles;
  std::vector<EntityId> seated;    // the people whose seat is known
  std::vector<EntityId> named_at;  // by token: the entity of the name that has this head; filled by link_names()

  EntityId add(EntityType type, std::string_view name);
  Entity& entity(EntityId id) { return document.entities[id.value]; }
  const Entity& entity(EntityId id) const { return document.entities[id.value]; }
  Profile& profile(EntityId id) { return profiles[id.value]; }
  const Profile& profile(EntityId id) const { return profiles[id.value]; }
  // The entity with this gazetteer index; none if the article hasn't one yet.
  EntityId find_known(std::uint32_t known) const;
  EntityId find_or_add_known(std::uint32_t known);
  // Persons, and what is known by one unknown word only: somebody's family name may have been taken for a body or a place.
  bool may_be_person(EntityId id) const;
  void note_noun(EntityId id, std::uint64_t key);
  // The term and its last word: a foreign minister is "the minister" too. But a prime minister is no "minister" where there is another
  // one, and a vice president is no "president".
  void note_term(EntityId id, std::uint64_t term, std::uint64_t last_word);
  bool has_noun(EntityId id, std::uint64_t key) const;
  // What the gazetteer knows of the entity as a place.
  KnownPlace known_place(EntityId id) const;
  // As 20190326; 0 where the article has no date.
  std::uint32_t date() const;
};

}  // namespace entente
