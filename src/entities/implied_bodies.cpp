// SPDX-License-Identifier: Apache-2.0
#include "entities/implied_bodies.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::size_t far = 400;  // tokens between a person's name beside a body's and "her party"
constexpr int highest = 4;        // of the steps from a name to the noun in whose phrase it stands
constexpr std::uint32_t recent = 1;  // sentences back in which another country may be meant as well
// One country of several is what the article is about where it has so many of four mentions.
constexpr std::uint32_t share_of_four = 3;

}  // namespace

bool ImpliedBodies::fits(const Phrase& phrase, EntityId body) const {
  const Entity& entity = cast_.entity(body);
  if (entity.type != EntityType::Organization) return false;
  const Noun* const as_name = cast_.vocabulary.name_noun(phrase.head_key);
  if (entity.kind == phrase.noun->kind || (as_name && entity.kind == as_name->kind)) return true;
  return entity.kind == OrganizationKind::none || entity.kind == OrganizationKind::other;
}

// The head of the person whose phrase the name stands in: "Party" in "Ann Lee, leader of the Reform Party", "the Reform Party's
// leader, Ann Lee". None where there is no such person.
TokenId ImpliedBodies::person_of(TokenId name) const {
  const Document& document = cast_.document;
  TokenId at = name;
  for (int step = 0; step < highest; ++step) {
    const Deprel relation = universal(document[at].relation);
    const bool nominal = relation == Deprel::nmod || relation == Deprel::compound || relation == Deprel::appos || relation == Deprel::flat;
    if (!nominal || !document[at].head) return {};
    at = document[at].head;
    if (const EntityId named = cast_.named_at[at.value]) return cast_.entity(named).type == EntityType::Person ? at : TokenId{};
    const Noun* const noun = cast_.vocabulary.noun(cast_.words[at.value].lemma);
    if (!noun || noun->type != EntityType::Person) return {};
    for (const TokenId c : children(document, at)) {
      const EntityId named = c == name ? EntityId{} : cast_.named_at[c.value];
      const Deprel beside = universal(document[c].relation);
      if (named && (beside == Deprel::appos || beside == Deprel::flat) && cast_.entity(named).type == EntityType::Person) return c;
    }
  }
  return {};
}

EntityId ImpliedBodies::body_of_person(const Phrase& phrase, EntityId person) const {
  EntityId found;
  const std::size_t end = phrase.head.value;
  for (std::size_t i = end > far ? end - far : 0; i < end; ++i) {
    const EntityId body = cast_.named_at[i];
    if (!body || body == found || !fits(phrase, body)) continue;
    const TokenId head = person_of(TokenId{i});
    if (!head || cast_.named_at[head.value] != person) continue;
    if (found) return {};
    found = body;
  }
  return found;
}

EntityId ImpliedBodies::country_at(TokenId token) const {
  const EntityId entity = cast_.named_at[token.value];
  if (!entity) return {};
  if (cast_.entity(entity).type == EntityType::Country) return entity;
  const std::uint32_t known = cast_.profile(entity).known;
  if (known == packed_none || cast_.entity(entity).type != EntityType::Place) return {};
  const std::uint32_t country = cast_.gazetteer.entity(known).country;
  return country == packed_none ? EntityId{} : cast_.find_known(country);
}

// "In Moscow, the foreign ministry …", "Russia said … the foreign ministry": the only country in the sentence before the phrase.
EntityId ImpliedBodies::country_before(TokenId head) const {
  EntityId found;
  for (TokenId i = sentence(cast_.document, head).begin; i < head; ++i.value) {
    const EntityId country = country_at(i);
    if (!country || country == found) continue;
    if (found) return {};
    found = country;
  }
  return found;
}

EntityId ImpliedBodies::country_of_body(const Phrase& phrase) const {
  const bool definite = phrase.reference == Phrase::Reference::definite && !phrase.demonstrative;
  const bool bare = phrase.reference == Phrase::Reference::bare && !phrase.described;  // "parliament voted"
  if ((!definite && !bare) || phrase.plural) return {};
  if (const EntityId beside = country_before(phrase.head)) return beside;
  const Referent* best = nullptr;
  std::uint32_t all = 0, near = 0;
  for (const Referent& referent : salience_.referents()) {
    if (!referent.entity || referent.type != EntityType::Country) continue;
    all += referent.mentions;
    near += referent.sentence + recent >= salience_.sentence();
    if (!best || referent.weight > best->weight) best = &referent;
  }
  if (!best) return {};
  const bool alone = near == 1 && best->sentence + recent >= salience_.sentence();
  return alone || best->mentions * 4 >= all * share_of_four ? best->entity : EntityId{};
}

EntityId ImpliedBodies::known_body(const Phrase& phrase, EntityId country) const {
  const Document& document = cast_.document;
  TokenRange words{phrase.tokens.begin, TokenId{phrase.head.value + 1U}};
  if (phrase.owner) words.begin = document.yields[phrase.owner.value].end;
  else if (document[words.begin].pos == Upos::DET) ++words.begin.value;
  if (words.empty()) return {};
  NameKey key;
  key.add(cast_.entity(country).name).add("s");
  for (TokenId i = words.begin; i < words.end; ++i.value) key.add(document.form(i));
  for (const PackedAlias& alias : cast_.gazetteer.find(key.value()))
    if (cast_.gazetteer.type(alias.entity) == EntityType::Organization) return cast_.find_or_add_known(alias.entity);
  return {};
}

}  // namespace entente
