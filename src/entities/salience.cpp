// SPDX-License-Identifier: Apache-2.0
#include "entities/salience.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr double again = 0.1;  // what another mention in the same sentence adds

double weight_of(Deprel role) {
  switch (role) {
    case Deprel::nsubj:
    case Deprel::nsubj_outer:
      return 1.0;
    case Deprel::nsubj_pass:
    case Deprel::root:
      return 0.9;
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl_agent:
      return 0.6;
    case Deprel::obl:
      return 0.45;
    case Deprel::nmod_poss:
      return 0.4;
    case Deprel::nmod:
    case Deprel::appos:
      return 0.3;
    case Deprel::compound:
    case Deprel::amod:
      return 0.15;
    default:
      return 0.4;
  }
}

}  // namespace

Deprel grammatical_role(const Document& document, TokenId head) {
  TokenId role = head;
  for (TokenId up = document[role].head; up && up < role; up = document[role].head) {
    const Deprel relation = document[role].relation;
    const bool title = relation == Deprel::flat || (relation == Deprel::appos && role.value - up.value <= 2);
    if (!title && relation != Deprel::conj) break;
    role = up;
  }
  return document[role].relation;
}

void Salience::begin_sentence(std::uint32_t sentence) {
  constexpr double fading = 0.4;  // near to what Lappin and Leass (1994) found, for one best mention a sentence
  sentence_ = sentence;
  for (Referent& referent : referents_) referent.left = referent.weight *= fading;
}

Referent& Salience::referent_of(EntityId entity) {
  if (entity.value >= referents_of_.size()) referents_of_.resize(entity.value + 1U, none);
  std::uint32_t& index = referents_of_[entity.value];
  if (index == none) {
    index = static_cast<std::uint32_t>(referents_.size());
    referents_.emplace_back();
  }
  Referent& referent = referents_[index];
  referent.entity = entity;
  referent.type = cast_.entity(entity).type;
  referent.gender = cast_.profile(entity).gender;
  referent.plural = cast_.profile(entity).plural;
  return referent;
}

void Salience::mention(EntityId entity, TokenId head, Mention::Kind kind) { note(referent_of(entity), head, kind); }

Referent& Salience::thing_of(const Noun* noun, std::uint64_t key, bool plural) {
  const auto [place, is_new] = things_.try_emplace({key, plural}, static_cast<std::uint32_t>(referents_.size()));
  if (!is_new) return referents_[place->second];
  Referent thing;
  const bool person = noun && noun->type == EntityType::Person;
  if (person) thing.type = EntityType::Person;
  thing.plural = plural;
  thing.gender = person ? noun->gender : Gender::neuter;
  thing.head_key = key;
  return referents_.emplace_back(thing);
}

void Salience::mention_thing(const Noun* noun, std::uint64_t key, bool plural, TokenId head) {
  note(thing_of(noun, key, plural), head, Mention::Kind::nominal);
}

void Salience::note(Referent& referent, TokenId head, Mention::Kind kind) {
  const Deprel role = grammatical_role(cast_.document, head);
  referent.weight = std::max(referent.weight + again, referent.left + weight_of(role));
  referent.sentence = sentence_;
  referent.last = head;
  referent.kind = kind;
  if (is_a(role, Deprel::nsubj)) {
    ++referent.subjects;
    referent.subject_sentence = sentence_;
  }
  ++referent.mentions;
}

}  // namespace entente
