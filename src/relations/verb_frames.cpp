// SPDX-License-Identifier: Apache-2.0
// What stands in the places of a verb.
#include "relations/frames.hpp"

#include <algorithm>

#include "relations/word_kinds.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

using Kind = Place::Kind;

bool has(const Frame& frame, Kind kind) {
  return std::any_of(frame.begin(), frame.end(), [&](const Argument& argument) { return argument.place.kind == kind; });
}

}  // namespace

// Whether "'s" follows the name, or another noun that it only describes.
bool Frames::describes(TokenId name, bool tensed) const {
  const Deprel relation = document_[name].relation;
  return relation == Deprel::nmod_poss || (tensed && (relation == Deprel::compound || relation == Deprel::amod));
}

void Frames::add_verb(TokenId verb, Frame& frame) const {
  const bool is_passive = passive(verb);
  if (const TokenId subject = surface_subject(verb, 0); subject && subject != verb)
    frame.push_back({{is_passive ? Kind::object : Kind::agent, {}}, subject, {}});
  bool object = is_passive;
  for (const TokenId child : children(document_, verb)) {
    const Token& token = document_[child];
    if (token.relation == Deprel::obj && token.pos != Upos::VERB)
      frame.push_back({{Kind::object, {}}, antecedent(child), {}}), object = true;
    if (token.relation == Deprel::iobj) frame.push_back({{Kind::recipient, {}}, antecedent(child), {}});
    if (token.relation == Deprel::obj || token.relation == Deprel::iobj) add_phrases_of_name(child, frame);
    if (token.relation == Deprel::ccomp || token.relation == Deprel::xcomp || asked_for(child))
      frame.push_back({{Kind::clause, {}}, child, {}});
    if ((is_a(token.relation, Deprel::xcomp) && token.features.is(Feature::VerbForm, "Inf")) || follows_object(child))
      frame.push_back({{Kind::infinitive, {}}, child, {}});
    if (is_passive && is_a(token.relation, Deprel::obl) && is(case_of(child), classes_.by))
      frame.push_back({{Kind::agent, {}}, antecedent(child), {}});
    // "US-backed fighters"
    if (is_passive && document_[verb].relation == Deprel::amod && child < verb &&
        (nominal(token.pos) || mention_types_[child.value]) && token.relation != Deprel::punct)
      frame.push_back({{Kind::agent, {}}, child, {}});
  }
  if (is_passive && !has(frame, Kind::agent)) add_agent_below(verb, frame);
  // "from joining NATO": a name right behind a verb is its object, whatever the tree ties it to, unless it does something itself.
  std::uint32_t behind = verb.value + 1;
  if (behind < document_.tokens.size() && document_[TokenId{behind}].pos == Upos::DET) ++behind;
  // But the name in "the leading Republican candidate" describes what the participle does.
  const auto shares_head = [&](TokenId name) {
    return document_[verb].relation == Deprel::amod && document_[name].head == document_[verb].head;
  };
  if (const TokenId name = name_from(behind); name && !object && !shares_head(name) && sentence(document_, verb).contains(name) &&
                                              !is_a(document_[name].relation, Deprel::nsubj) &&
                                              !describes(name, document_[verb].features.is(Feature::VerbForm, "Fin")))
    frame.push_back({{Kind::object, {}}, name, {}}), object = true;
  // "the fighters whom NATO trains": the clause lacks its object, and the noun that it describes is it.
  if (!object)
    if (const TokenId described = object_of(verb)) frame.push_back({{Kind::object, {}}, described, {}});
}

// "warned Taiwan of consequences": a country's name has no phrases of its own, though a tree may give it one.
void Frames::add_phrases_of_name(TokenId object, Frame& frame) const {
  if (name_types_[object.value] != EntityType::Country || !name_until(object.value + 1)) return;
  for (const TokenId phrase : children(document_, object))
    if (const TokenId preposition = case_of(phrase);
        preposition && preposition > object && is_a(document_[phrase].relation, Deprel::nmod))
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, phrase, {}});
}

// "was accused of provocation by Minsk": the phrase with "by" may hang on a noun before it.
void Frames::add_agent_below(TokenId verb, Frame& frame) const {
  for (const TokenId part : children(document_, verb)) {
    if (part < verb || (!is_a(document_[part].relation, Deprel::obl) && document_[part].relation != Deprel::obj)) continue;
    for (const TokenId phrase : children(document_, part))
      if (is_a(document_[phrase].relation, Deprel::nmod)) {
        if (is(case_of(phrase), classes_.by)) frame.push_back({{Kind::agent, {}}, phrase, {}});
        // "shot in the yard of her house by Lund"
        for (const TokenId inner : children(document_, phrase))
          if (is_a(document_[inner].relation, Deprel::nmod) && is(case_of(inner), classes_.by))
            frame.push_back({{Kind::agent, {}}, inner, {}});
      }
  }
}

void Frames::add_prepositional(TokenId word, Frame& frame) const {
  for (const TokenId child : children(document_, word)) {
    const Token& token = document_[child];
    if (!is_a(token.relation, Deprel::obl) && !is_a(token.relation, Deprel::nmod)) continue;
    if (token.pos == Upos::ADJ || is(child, classes_.language)) continue;  // "in Spanish" is no place
    if (const TokenId preposition = case_of(child); preposition && token.relation != Deprel::nmod_poss)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, antecedent(child), {}});
    // "spoke by telephone with Berg": a bare noun of manner has no phrase of its own
    if (verbal(document_[word]) && is_a(token.relation, Deprel::obl) && token.pos == Upos::NOUN && !is(case_of(child), classes_.topic) &&
        yield(document_, child).begin == case_of(child) && child.value == case_of(child).value + 1)
      for (const TokenId phrase : children(document_, child))
        if (const TokenId preposition = case_of(phrase);
            preposition && is(preposition, classes_.nested) && is_a(document_[phrase].relation, Deprel::nmod))
          frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, antecedent(phrase), {}});
  }
}

}  // namespace entente
