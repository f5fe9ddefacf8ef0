// SPDX-License-Identifier: Apache-2.0
#include "entities/appositions.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

// The noun for people in whose phrase a name or noun stands: up from "Agency" to "head" in "the head of the Agency".
TokenId person_noun(const Document& document, const Vocabulary& vocabulary, const Words& words, TokenId name) {
  constexpr int highest = 3;
  TokenId at = name;
  for (int n = 0; n < highest; ++n) {
    const Deprel relation = universal(document[at].relation);
    const TokenId up = document[at].head;
    if (!up || (relation != Deprel::nmod && relation != Deprel::compound && relation != Deprel::flat)) return {};
    if (at < up && document[up].pos != Upos::PROPN) return {};
    at = up;
    if (document[at].pos != Upos::NOUN) continue;
    const Noun* const noun = vocabulary.noun(words[at.value].lemma);
    return noun != nullptr && noun->type == EntityType::Person ? at : TokenId();
  }
  return {};
}

}  // namespace

void tie_appositions(Document& document, const Vocabulary& vocabulary, const Words& words, const std::vector<Name>& names,
                     const std::vector<EntityId>& entities) {
  bool changed = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const bool person = entities[i] && document.entities[entities[i].value].type == EntityType::Person;
    Token& head = document[name.head];
    if (head.relation != Deprel::appos || !head.head || !(head.head < name.head) || name.tokens.begin.value == 0) continue;
    if (document.form(TokenId{name.tokens.begin.value - std::size_t{1}}) != "," || name.tokens.size() < 2 || !person) continue;
    const bool beside_name = std::any_of(names.begin(), names.end(), [&](const Name& other) { return other.head == head.head; });
    const Noun* const beside = vocabulary.noun(words[head.head.value].lemma);
    if (!beside_name && (beside == nullptr || beside->type == EntityType::Person)) continue;
    const TokenId noun = person_noun(document, vocabulary, words, head.head);
    if (!noun) continue;
    head.head = noun;
    changed = true;
  }
  if (changed) index_trees(document);
}

}  // namespace entente
