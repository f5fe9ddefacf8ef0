// SPDX-License-Identifier: Apache-2.0
#include "relations/complements.hpp"

#include "syntax/tree.hpp"

namespace entente {

bool Complements::has_infinitive_mark(TokenId verb) const {
  for (const TokenId c : children(document_, verb))
    if (c < verb && document_[c].relation == Deprel::mark && document_[c].pos == Upos::PART) return true;
  return false;
}

// The predicate of the clause that the token stands in.
TokenId Complements::predicate_above(TokenId token) const {
  while (document_[token].head) {
    if (child(document_, token, {Deprel::nsubj, Deprel::csubj, Deprel::expl})) return token;
    token = document_[token].head;
  }
  return token;
}

// The clause that depends on the verb; one behind it rather than one before.
TokenId Complements::clause_below(TokenId verb, const Cue& cue) const {
  TokenId before;
  for (const TokenId c : children(document_, verb)) {
    if (is_finite_content(c, cue)) {
      if (c > verb) return c;
      before = c;
    }
    if (is_infinitive_content(verb, c, cue)) return c;
  }
  if (before) return before;
  if (const TokenId object = child(document_, verb, Deprel::obj);
      object && cue.takes(Frame::object_inf) && cue.kind == Cue::Kind::say)
    for (const TokenId c : children(document_, object))  // "asked the governments to act", tied to the noun
      if (is_a(document_[c].relation, Deprel::acl) && c > object && has_infinitive_mark(c)) return c;
  if (const TokenId told = clause_of_noun(verb, cue)) return told;
  if (!cue.takes(Frame::that) || cue.kind != Cue::Kind::say || child(document_, verb, Deprel::obj)) return {};
  for (const TokenId c : children(document_, verb))  // "he said: it is over"
    if (document_[c].relation == Deprel::parataxis && c > verb && child(document_, c, {Deprel::nsubj, Deprel::csubj})) return c;
  return {};
}

// "told supporters he was ready", "said in a statement the talks were over": where the tree takes the clause for one about the
// noun.
TokenId Complements::clause_of_noun(TokenId verb, const Cue& cue) const {
  if (!cue.takes(Frame::that) || cue.kind != Cue::Kind::say) return {};
  for (const TokenId noun : children(document_, verb)) {
    const Deprel relation = document_[noun].relation;
    const bool addressee = cue.takes(Frame::addressee) && (relation == Deprel::obj || relation == Deprel::iobj);
    const bool medium = is_a(relation, Deprel::obl) && words_.has(WordClass::medium, document_[noun].lemma);
    if (noun < verb || (!addressee && !medium)) continue;
    for (const TokenId c : children(document_, noun)) {
      const TokenId begin = yield(document_, c).begin;
      if (document_[c].relation != Deprel::acl_relcl || begin.value != noun.value + 1U || document_[begin].pos == Upos::PUNCT)
        continue;
      const TokenId subject = child(document_, c, Deprel::nsubj);
      const auto is_relative = [&](TokenId token) { return document_[token].features.is(Feature::PronType, "Rel"); };
      if (subject && !is_relative(begin) && !is_relative(subject)) return c;
    }
  }
  return {};
}

// "told the judges of the court that he had left", "repeated last week that he had left": the clause, which the tree takes for one
// about the last noun of whoever is told, or of a time.
TokenId Complements::clause_taken_for_relative(TokenId verb) const {
  for (const TokenId phrase : children(document_, verb)) {
    const Deprel relation = document_[phrase].relation;
    const bool told = relation == Deprel::iobj || (relation == Deprel::obj && sources_.can_speak(phrase));
    if (phrase < verb || (!told && !sources_.is_time(phrase))) continue;
    for (TokenId noun = phrase; noun; noun = child(document_, noun, Deprel::nmod)) {
      const TokenId clause = child(document_, noun, Deprel::acl_relcl);
      const TokenId first = clause ? yield(document_, clause).begin : TokenId{};
      if (!clause || !words_.has(WordClass::that, document_[first].lemma)) continue;
      const TokenId subject = child(document_, clause, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl});
      if (subject && subject != first) return clause;
    }
  }
  return {};
}

// "accused the bank of hiding the letter": what stands behind the preposition, where the tree ties it to the noun.
TokenRange Complements::gerund_behind(TokenId object, const Cue& cue) const {
  if (!object) return {};
  const TokenId end = yield(document_, object).end;
  for (TokenId i{object.value + 1U}, behind{object.value + 2U}; behind < end; i = behind, ++behind.value)
    if (cue.takes_preposition(document_[i].lemma) && is_ing(document_[behind])) return {behind, end};
  return {};
}

bool Complements::is_finite_content(TokenId clause, const Cue& cue) const {
  if (!cue.takes(Frame::that)) return false;
  const Deprel relation = document_[clause].relation;
  // A finite clause has a subject; what has none is a noun phrase that the tree takes for a clause ("pledged continued support").
  if (relation == Deprel::ccomp)
    return static_cast<bool>(
        child(document_, clause, {Deprel::nsubj, Deprel::csubj, Deprel::expl, Deprel::cop, Deprel::mark, Deprel::aux}));
  const TokenId mark = relation == Deprel::advcl ? child(document_, clause, Deprel::mark) : TokenId{};
  return mark && words_.has(WordClass::that, document_[mark].lemma);
}

bool Complements::is_infinitive_content(TokenId verb, TokenId clause, const Cue& cue) const {
  if (clause < verb || !has_infinitive_mark(clause) || (cue.kind != Cue::Kind::say && !options_.wishes)) return false;
  if (child(document_, clause, Deprel::aux_pass) && words_.has(WordClass::anonymity, document_[clause].lemma)) return false;
  const Deprel relation = document_[clause].relation;
  const bool complement = relation == Deprel::xcomp || relation == Deprel::ccomp;
  if (complement && cue.takes(Frame::infinitive)) return true;
  const TokenId object = child(document_, verb, {Deprel::obj, Deprel::iobj, Deprel::nsubj_pass, Deprel::obl});
  if (!object || !cue.takes(Frame::object_inf)) return false;
  return complement || (relation == Deprel::advcl && sources_.can_speak(object));
}

// The clause that the verb is put into: "it is, he said, over", "as he said".
TokenId Complements::clause_above(TokenId verb, const Cue& cue) const {
  const Token& token = document_[verb];
  if (!token.head || child(document_, verb, {Deprel::obj, Deprel::xcomp})) return {};
  if (token.relation == Deprel::parataxis) {
    // "…; the ministers hope for talks" is a sentence of its own.
    const TokenId first = yield(document_, verb).begin;
    const bool apart = document_.form(first) == ";" || (first.value > 0 && document_.form(TokenId{first.value - 1U}) == ";");
    return apart || (cue.kind != Cue::Kind::say && !phrases(verb, cue).empty()) ? TokenId{} : token.head;
  }
  if (!is_a(token.relation, Deprel::advcl) || !child(document_, verb, {Deprel::nsubj, Deprel::obl_agent})) return {};
  const TokenId mark = child(document_, verb, Deprel::mark);
  return mark && words_.has(WordClass::as, document_[mark].lemma) ? predicate_above(token.head) : TokenId{};
}

// The preposition between the cue and a phrase that is its content.
TokenId Complements::preposition_of(TokenId phrase, const Cue& cue) const {
  for (const TokenId c : children(document_, phrase)) {
    const Deprel relation = document_[c].relation;
    if (c < phrase && (relation == Deprel::case_ || relation == Deprel::mark) && cue.takes_preposition(document_[c].lemma))
      return c;
  }
  return {};
}

// What the cue is about, clauses apart: "praised the deal", "called for talks", "described it as a threat", "critical of the
// deal". Behind an object goes what belongs to it or tells what it is like: "urged him to leave", "showed her in second place".
std::vector<TokenId> Complements::phrases(TokenId cue_token, const Cue& cue) const {
  std::vector<TokenId> found;
  TokenId object;
  for (const TokenId c : children(document_, cue_token)) {
    const Deprel relation = document_[c].relation;
    const bool passive = relation == Deprel::nsubj_pass && cue.takes(Frame::noun) && !cue.takes(Frame::addressee);
    if (c < cue_token && !passive) continue;
    const bool direct = passive || (cue.takes(Frame::noun) && (relation == Deprel::obj || relation == Deprel::xcomp));
    if (direct || is_dependent(c, cue, object)) found.push_back(c);
    if (relation == Deprel::obj || passive) object = c;
  }
  if (!object) return found;
  // "asked them about the deal": who is asked is not what was asked about.
  if (cue.takes(Frame::addressee) && found.size() > 1 && found.front() == object) found.erase(found.begin());
  return found;
}

// Whether the phrase behind the cue, or behind its object, is part of what the cue is about.
bool Complements::is_dependent(TokenId phrase, const Cue& cue, TokenId object) const {
  const Deprel relation = document_[phrase].relation;
  const bool clausal =
      is_a(relation, Deprel::advcl) || is_a(relation, Deprel::acl) || relation == Deprel::xcomp || relation == Deprel::ccomp;
  if (!clausal && !is_a(relation, Deprel::obl) && !is_a(relation, Deprel::nmod)) return false;
  if (preposition_of(phrase, cue)) return true;
  if (!object || !cue.takes(Frame::noun) || sources_.is_time(phrase)) return false;
  if (clausal && has_infinitive_mark(phrase)) return true;
  for (const TokenId c : children(document_, phrase))
    if (c < phrase && document_[c].relation == Deprel::case_) return words_.has(WordClass::adjunct, document_[c].lemma);
  return false;
}

}  // namespace entente
