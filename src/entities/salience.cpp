// SPDX-License-Identifier: Apache-2.0
#include "entities/salience.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr double again = 0.1;  // what another mention in the same sentence adds

}  // namespace

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

void Salience::mention(EntityId entity, TokenId head, double factor) {
  Referent& referent = referent_of(entity);
  referent.weight = std::max(referent.weight + again, referent.left + role_weight(head) * factor);
  referent.sentence = sentence_;
  referent.last = head;
  ++referent.mentions;
}

void Salience::mention_thing(std::uint64_t noun, bool plural, TokenId head) {
  for (Referent& referent : referents_)
    if (!referent.entity && referent.head_key == noun && referent.plural == plural) {
      referent.weight = std::max(referent.weight + again, referent.left + role_weight(head));
      referent.sentence = sentence_;
      referent.last = head;
      return;
    }
  Referent thing;
  thing.plural = plural;
  thing.gender = Gender::neuter;
  thing.head_key = noun;
  thing.weight = role_weight(head);
  thing.sentence = sentence_;
  thing.last = head;
  referents_.push_back(thing);
}

double Salience::role_weight(TokenId head) const {
  const Document& document = cast_.document;
  TokenId role = head;
  // A name takes the role of its title, a second subject that of the first.
  for (TokenId up = document[role].head; up && up < role; up = document[role].head) {
    const Deprel relation = document[role].relation;
    const bool title = relation == Deprel::flat || (relation == Deprel::appos && role.value - up.value <= 2);
    if (!title && relation != Deprel::conj) break;
    role = up;
  }
  switch (document[role].relation) {
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

}  // namespace entente
