// SPDX-License-Identifier: Apache-2.0
#include "entities/seats.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

// Whether the name acts as only a government can: it says, wants, denies, or owns what states have.
bool acts(const Cast& cast, TokenId head) {
  const Document& document = cast.document;
  const Token& token = document[head];
  const auto noun_takes_state = [&](TokenId noun) { return noun && cast.vocabulary.is_cue(cast.words[noun.value].lemma, Cue::state_noun); };
  if (!token.head) return false;
  // "whose capital, Brazzaville, lies": the city.
  if (is_a(token.relation, Deprel::appos) && cast.vocabulary.is_cue(cast.words[token.head.value].lemma, Cue::capital)) return false;
  const TokenId preposition = child(document, head, Deprel::case_);
  const bool state_preposition = preposition && cast.vocabulary.is_cue(cast.words[preposition.value].key, Cue::state_preposition);
  // "to" and "from" may be either: "support to Kyiv", "a visit to Kyiv".
  if (preposition && !state_preposition && cast.vocabulary.is_cue(cast.words[preposition.value].key, Cue::locative)) return false;
  if (token.relation == Deprel::conj) return acts(cast, token.head);
  if (token.relation == Deprel::nmod_poss || token.relation == Deprel::compound) return noun_takes_state(token.head);
  if (token.relation == Deprel::nsubj) {
    const Token& verb = document[token.head];
    if (child(document, token.head, Deprel::cop)) return false;
    return verb.pos == Upos::VERB && !cast.vocabulary.is_cue(cast.words[token.head.value].lemma, Cue::city_verb);
  }
  if (token.relation == Deprel::iobj) return true;
  if (token.relation == Deprel::obj) return cast.vocabulary.is_cue(cast.words[token.head.value].lemma, Cue::state_verb);
  if (is_a(token.relation, Deprel::nmod)) return state_preposition && noun_takes_state(token.head);
  if (token.relation == Deprel::obl && state_preposition) {
    const TokenId object = child(document, token.head, Deprel::obj);
    return object && noun_takes_state(object);
  }
  return token.relation == Deprel::obl_agent;
}

// "BRUSSELS, April 4 (Reuters) — …": where an article was written is a place.
bool is_dateline(const Cast& cast, const Name& name) {
  const Document& document = cast.document;
  const std::size_t begin = name.tokens.begin.value;
  constexpr std::size_t longest = 14;  // words
  if (begin != 0 && !document.tokens[begin].has(Token::paragraph_start)) return false;
  const std::size_t stop = std::min(document.tokens.size(), begin + longest);
  for (std::size_t i = name.tokens.end.value; i < stop; ++i) {
    const std::string_view form = document.form(TokenId{i});
    if (form == "—" || form == "–" || form == "--" || (form == "-" && document.tokens[i].has(Token::space_before))) return true;
    const bool passes = cast.words.capitalised(i) || cast.words[i].shape == Shape::number || document.tokens[i].pos == Upos::PUNCT;
    if (!passes || document.tokens[i].has(Token::paragraph_start)) return false;
  }
  return false;
}

}  // namespace

std::optional<std::uint32_t> state_meant(const Cast& cast, const Name& name) {
  std::optional<std::uint32_t> state;
  bool city = false;
  for (const PackedAlias& alias : name.aliases) {
    const EntityType type = cast.gazetteer.type(alias.entity);
    if (type == EntityType::Country && static_cast<AliasKind>(alias.kind) == AliasKind::seat_of_power && !state) state = alias.entity;
    const auto detail = static_cast<PlaceDetail>(cast.gazetteer.entity(alias.entity).detail);
    city = city || (type == EntityType::Place && detail != PlaceDetail::building);
  }
  // Named seats ("Kremlin", "White House") are bodies of their own.
  if (!state || !city || name.nested || cast.document.child_offsets.empty() || is_dateline(cast, name)) return std::nullopt;
  return acts(cast, name.head) ? state : std::nullopt;
}

}  // namespace entente
