// SPDX-License-Identifier: Apache-2.0
// Whom a noun for an office means: "the minister", "the Hungarian prime minister", "the senator from Ohio".
#include "entities/nominals.hpp"

namespace entente {
namespace {

// So many sentences back a bare "the minister" may reach for whoever is called so.
constexpr std::uint32_t office_reach = 12;

}  // namespace

// "the minister": who is called so in the article, or is known to be one.
EntityId Nominals::holder_of_office(const Phrase& phrase, EntityId owner) const {
  if (owner) return {};
  const EntityId inside = name_inside(phrase);
  const EntityId seat = seat_behind(phrase);
  const auto called = [&](const Referent& referent) {
    if (!referent.entity || referent.type != EntityType::Person || referent.plural) return false;
    const bool same = cast_.has_noun(referent.entity, phrase.noun_key) ||
                      (phrase.noun_key == phrase.head_key && cast_.has_noun(referent.entity, phrase.head_key));
    const EntityId own = cast_.profile(referent.entity).seat;
    return same && cast_.profile(referent.entity).named && (!seat || !own || own == seat);
  };
  if (inside) return holder_at(phrase, inside);
  if (const EntityId holder = seat ? holder_of_seat(phrase, seat) : EntityId{}) return holder;
  const Referent* best = salience_.best(called);
  return best && best->sentence + office_reach >= salience_.sentence() ? best->entity : EntityId{};
}

// "the Hungarian prime minister", "the UN chief": one of the article's people who is known to hold that office there.
EntityId Nominals::holder_at(const Phrase& phrase, EntityId body) const {
  if (const EntityId holder = holder_of_seat(phrase, body)) return holder;
  const std::uint32_t known = cast_.profile(body).known;
  if (known == packed_none) return {};
  const Referent* best = salience_.best([&](const Referent& referent) {
    if (!referent.entity || referent.type != EntityType::Person) return false;
    const std::uint32_t person = cast_.profile(referent.entity).known;
    return person != packed_none && held_at(phrase, person, known);
  });
  return best ? best->entity : EntityId{};
}

// "the Ohio senator" behind "Sen. Anna Berg (R-Ohio)"; nobody where the article has two.
EntityId Nominals::holder_of_seat(const Phrase& phrase, EntityId place) const {
  EntityId holder;
  for (const EntityId person : cast_.seated) {
    if (cast_.profile(person).seat != place || !cast_.has_noun(person, phrase.head_key)) continue;
    if (holder) return {};
    holder = person;
  }
  return holder;
}

bool Nominals::held_at(const Phrase& phrase, std::uint32_t person, std::uint32_t body) const {
  const bool leader = cast_.vocabulary.is_cue(phrase.noun_key, Cue::leader);
  for (const PackedOffice& office : cast_.gazetteer.offices_of(person)) {
    if (office.entity != body || (cast_.date() != 0 && !held_on(office, cast_.date(), 1))) continue;
    const std::uint64_t role = name_key(cast_.gazetteer.text(office.role));
    if (role == phrase.noun_key || (leader && cast_.vocabulary.is_cue(role, Cue::leading_office))) return true;
  }
  return false;
}

// "Ohio" of "the senator from Ohio".
EntityId Nominals::seat_behind(const Phrase& phrase) const {
  const std::size_t behind = phrase.head.value + 1U;
  if (behind + 1 >= cast_.words.size() || cast_.document.tokens[behind].pos != Upos::ADP) return {};
  const EntityId place = cast_.named_at[behind + 1];
  return place && cast_.entity(place).type == EntityType::Place ? place : EntityId{};
}

}  // namespace entente
