// SPDX-License-Identifier: Apache-2.0
// What is still to come, or only might have come, by the grammar of a clause.
#include "relations/status.hpp"

#include "syntax/tree.hpp"

namespace entente {

using Holder = StatusEffect::Holder;

// "Said it would join": the past of "will join".
bool StatusReader::future_in_past(TokenId verb) const {
  const Token& token = document_[verb];
  return token.relation == Deprel::ccomp && token.head && document_[token.head].features.is(Feature::Tense, "Past");
}

// "He is to visit Paris", and in headlines without "is".
bool StatusReader::is_to_happen(TokenId word) const {
  const Token& token = document_[word];
  if (word.value == 0 || !token.features.is(Feature::VerbForm, "Inf") || document_[TokenId{word.value - std::size_t{1}}].pos != Upos::PART) return false;
  for (const TokenId auxiliary : children(document_, word))
    if (document_[auxiliary].relation == Deprel::aux && frames_.is(auxiliary, words_.destined)) return true;
  const bool own_clause = token.relation == Deprel::root || token.relation == Deprel::parataxis || token.relation == Deprel::ccomp;
  return own_clause && child(document_, word, {Deprel::nsubj});
}

// "Had Iran attacked Iraq, …": an auxiliary before its subject, where nobody asks.
bool StatusReader::is_inverted_condition(TokenId verb) const {
  const TokenId subject = child(document_, verb, {Deprel::nsubj});
  const TokenId auxiliary = child(document_, verb, {Deprel::aux});
  return subject && auxiliary && auxiliary < subject && frames_.is(auxiliary, words_.condition) &&
         document_[auxiliary].features.is(Feature::Tense, "Past") && !question(verb);
}

// "will announce it when he visits Paris": what gives the time of something to come is to come.
bool StatusReader::is_time_of_plan(TokenId word) const {
  const Token& token = document_[word];
  if (!token.features.is(Feature::VerbForm, "Fin") || !token.features.is(Feature::Tense, "Pres")) return false;
  const auto tells_time = [&](TokenId child) { return frames_.is(child, words_.at_time); };
  if (!tells_time(child(document_, word, {Deprel::advmod})) && !tells_time(child(document_, word, {Deprel::mark}))) return false;
  const std::optional<Status> above = read(token.head, Status::asserted).status;
  return above == Status::planned || above == Status::wanted;
}

// "Iran has to leave" is a wish, "has yet to leave" a denial; who "had to leave" has left.
TokenId StatusReader::climb_obliged(StatusReading& reading, TokenId verb) const {
  for (const TokenId adverb : children(document_, verb))
    if (frames_.is(adverb, words_.not_yet)) {
      apply_effect(reading, {Status::denied, Holder::nobody}, adverb);
      return verb;
    }
  if (!document_[verb].features.is(Feature::Tense, "Past")) apply_effect(reading, {Status::wanted, Holder::speaker}, verb);
  return verb;
}

}  // namespace entente
