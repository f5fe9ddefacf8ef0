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

// "Yusuf and Zulaika, a teacher": one noun behind several names is about the last of them, which the tree gives to the first.
TokenId last_of_several(const Document& document, TokenId noun, const std::vector<Name>& names) {
  const Token& token = document[noun];
  if (token.relation != Deprel::appos || token.pos != Upos::NOUN || !token.head || !(token.head < noun)) return {};
  if (!token.features.is(Feature::Number, "Sing")) return {};
  TokenId mark = yield(document, noun).begin;
  if (document[mark].pos != Upos::PUNCT && mark.value > 0) --mark.value;
  if (document.form(mark) != "," && document.form(mark) != "(") return {};
  auto behind = std::partition_point(names.begin(), names.end(), [&](const Name& name) { return name.tokens.begin < mark; });
  while (behind != names.begin() && std::prev(behind)->nested) --behind;
  if (behind == names.begin()) return {};
  const Name& before = *std::prev(behind);
  const Token& other = document[before.head];
  const bool several = before.tokens.end == mark && other.relation == Deprel::conj && other.head == token.head;
  return several ? before.head : TokenId();
}

// "Frenchman Jean Petit", "Democrat Anna Berg": the person leads the phrase, which trees let the word for where he is from do.
bool lead_by_name(Document& document, const Gazetteer& gazetteer, const Name& from, const Name& person) {
  if (from.tokens.size() != 1 || from.tokens.end != person.tokens.begin || from.aliases.empty()) return false;
  if (document[from.head].features.is(Feature::Number, "Plur")) return false;
  const auto noun = [&](const PackedAlias& alias) {
    return static_cast<AliasKind>(alias.kind) == AliasKind::demonym_noun || gazetteer.kind(alias.entity) == OrganizationKind::party;
  };
  if (document[person.head].head != from.head || !std::all_of(from.aliases.begin(), from.aliases.end(), noun)) return false;
  const TokenRange around = sentence(document, from.head);
  for (TokenId t = around.begin; t < around.end; ++t.value)
    if (document[t].head == from.head) document[t].head = person.head;
  document[person.head].head = document[from.head].head;
  document[person.head].relation = document[from.head].relation;
  document[from.head].head = person.head;
  document[from.head].relation = Deprel::compound;
  return true;
}

}  // namespace

void tie_appositions(Document& document, const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Words& words, const std::vector<Name>& names,
                     const std::vector<EntityId>& entities) {
  bool changed = false;
  const auto is_person = [&](std::size_t i) { return entities[i] && document.entities[entities[i].value].type == EntityType::Person; };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const bool person = is_person(i);
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
  for (std::size_t i = 0; i + 1 < names.size(); ++i)
    if (is_person(i + 1) && lead_by_name(document, gazetteer, names[i], names[i + 1])) changed = true;
  for (std::size_t t = 0; t < document.tokens.size(); ++t)
    if (const TokenId name = last_of_several(document, TokenId{t}, names)) {
      document.tokens[t].head = name;
      changed = true;
    }
  if (changed) index_trees(document);
}

}  // namespace entente
