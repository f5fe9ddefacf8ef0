// SPDX-License-Identifier: Apache-2.0
// What is still to come, has been given up or reached, or only might have come, by the grammar of a clause.
#include "relations/status.hpp"

#include "syntax/tree.hpp"

namespace entente {

using Holder = StatusEffect::Holder;

// "Said it would join": the past of "will join".
bool StatusReader::future_in_past(TokenId verb) const {
  const Token& token = document_[verb];
  return token.relation == Deprel::ccomp && token.head && document_[token.head].features.is(Feature::Tense, "Past");
}

// "Berg, who is to visit Paris", "Berg is to visit Paris".
bool StatusReader::tells_of_name(TokenId verb) const {
  const TokenId subject = child(document_, verb, Deprel::nsubj);
  if (subject && document_[subject].pos != Upos::PROPN && document_[subject].pos != Upos::PRON) return false;
  return subject || document_[verb].relation == Deprel::acl_relcl;
}

// "He is to visit Paris", and in headlines without "is".
bool StatusReader::is_to_happen(TokenId word) const {
  const Token& token = document_[word];
  if (word.value == 0 || !token.features.is(Feature::VerbForm, "Inf") || document_[TokenId{word.value - std::size_t{1}}].pos != Upos::PART) return false;
  for (const TokenId auxiliary : children(document_, word)) {
    if (!frames_.is(auxiliary, words_.destined)) continue;
    // Some trees take "is" for a copula; but "the aim is to visit Paris" tells what the aim is.
    if (document_[auxiliary].relation == Deprel::aux || (document_[auxiliary].relation == Deprel::cop && tells_of_name(word)))
      return true;
  }
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

// "used to work for Acme", but "was used to attack Kyiv".
bool StatusReader::is_past_habit(TokenId infinitive) const {
  const Token& token = document_[infinitive];
  const bool complement =
      token.relation == Deprel::xcomp || (token.relation == Deprel::advcl && infinitive.value == token.head.value + 2U);
  return complement && token.features.is(Feature::VerbForm, "Inf") && frames_.is(token.head, words_.habit) &&
         document_[token.head].features.is(Feature::Tense, "Past") && !frames_.passive(token.head) &&
         !child(document_, token.head, Deprel::obj);
}

// "accused Poland, which is to host the summit, of lies": nothing that anybody is accused of, though the tree may say so.
bool StatusReader::is_loose_relative(TokenId verb) const {
  const TokenId subject = document_[verb].relation == Deprel::ccomp ? child(document_, verb, Deprel::nsubj) : TokenId();
  return subject && subject.value > 0 && frames_.is(subject, classes_.relative) &&
         document_.form(TokenId{subject.value - std::size_t{1}}) == ",";
}

// "left to join Acme", "sent soldiers to help Mali": who has done so has done what he did it for.
bool StatusReader::is_carried_out(TokenId purpose) const {
  const TokenId verb = document_[purpose].head;
  if (!frames_.is(verb, words_.carried_out) || !frames_.is(purpose, words_.taken_up)) return false;
  return document_[verb].features.is(Feature::Tense, "Past") && !frames_.passive(verb);
}

// "went on to attack": some trees take for a purpose what one went on with.
bool StatusReader::goes_on(TokenId verb) const {
  const Symbol lemma = frames_.particle_lemma(verb);
  const StatusEffect* const effect = lemma != frames_.lemma(verb) ? words_.over(lemma, Upos::VERB, false) : nullptr;
  return effect != nullptr && effect->status == Status::asserted;
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
