// SPDX-License-Identifier: Apache-2.0
// Where the names of places tell that one lies in another.
#include "relations/frames.hpp"

#include "syntax/tree.hpp"

namespace entente {

using Kind = Place::Kind;

// Not in "shelled Goris, Armenia said", "in Boston, Ohio native Berg met Lund" and "in Goris, Armenia's oldest town".
bool Frames::ends_address(TokenId region) const {
  const auto relation = [&](TokenId token) { return document_[token].relation; };
  if (relation(region) == Deprel::nmod_poss) return false;
  const auto describes = [&](TokenId token) {
    return relation(token) == Deprel::compound || relation(token) == Deprel::amod || relation(token) == Deprel::nmod_desc;
  };
  TokenId top = region;
  while (describes(top) && document_[top].head && document_[top].head > top) top = document_[top].head;
  return !is_a(relation(top), Deprel::nsubj);
}

// "held at Mill Prison in Lyon": the place right behind another one is that one's, though the tree may give it to the verb.
void Frames::add_place_behind(TokenId noun, Frame& frame) const {
  if (name_types_[noun.value] != EntityType::Place || !document_[noun].head) return;
  std::uint32_t end = noun.value + 1;
  while (end < document_.tokens.size() && document_[TokenId{end}].relation == Deprel::flat && !name_until(end)) ++end;
  if (name_until(end) != noun) return;
  for (const TokenId other : children(document_, document_[noun].head)) {
    const TokenId preposition = case_of(other);
    if (preposition && preposition.value == end && !is(other, classes_.language) && is_a(document_[other].relation, Deprel::obl) && name_from(end + 1) == other)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, other, {}});
  }
}

// "Aceh, Indonesia" but not "Aceh, Bali and Java".
void Frames::add_address(TokenId noun, Frame& frame) const {
  std::uint32_t end = noun.value + 1;
  while (end < document_.tokens.size() && !name_until(end) && document_[TokenId{end}].relation == Deprel::flat) ++end;
  if (name_until(end) != noun || name_types_[noun.value] != EntityType::Place) return;
  if (end >= document_.tokens.size() || document_.form(TokenId{end}) != ",") return;
  const TokenId region = name_from(end + 1);
  if (region && !ends_address(region)) return;
  if (!region || (name_types_[region.value] != EntityType::Place && name_types_[region.value] != EntityType::Country)) return;
  const auto is_state = [&](TokenId name) { return name && known_sizes_[name.value] == KnownPlace::Size::region; };
  const bool state = is_state(region);
  for (const TokenId child : children(document_, region)) {
    const Deprel relation = document_[child].relation;
    if (!state && (relation == Deprel::cc || relation == Deprel::conj)) return;
    // "Vaise, Monplaisir in Lyon": a list of what each lies elsewhere
    if (is_a(relation, Deprel::nmod) && child > region && case_of(child)) return;
  }
  const TokenRange range = yield(document_, region);
  const auto comma = [&](std::uint32_t at) { return at < document_.tokens.size() && document_.form(TokenId{at}) == ","; };
  const std::uint32_t begin = yield(document_, noun).begin.value;
  const auto joined = [&](std::uint32_t at) {
    return at < document_.tokens.size() && document_[TokenId{at}].pos == Upos::CCONJ && name_from(at + 1);
  };
  bool listed = range.end.value < document_.tokens.size() && document_[range.end].pos == Upos::CCONJ;
  // "Lyon, Provence" but not "Lyon, Nantes, Lille"; the name of a country or state at the end of a list of towns is rare.
  if (state)
    listed = is_state(noun) || is_state(name_from(range.end.value + 1)) || is_state(name_from(range.end.value + 2));
  else if (name_types_[region.value] == EntityType::Place)
    listed = listed || (comma(range.end.value) && (name_from(range.end.value + 1) || joined(range.end.value + 1))) ||
             (begin > 1 && comma(begin - 1) && name_until(begin - 1));
  if (!listed) frame.push_back({{Kind::address, {}}, region, {}});
}

}  // namespace entente
