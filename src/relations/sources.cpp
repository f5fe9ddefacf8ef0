// SPDX-License-Identifier: Apache-2.0
#include "relations/sources.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr int max_depth = 8;  // of coordination and control between a verb and its subject

bool has_punctuation_between(const Document& document, TokenId a, TokenId b) {
  for (TokenId i{std::min(a, b).value + 1U}; i < std::max(a, b); ++i.value)
    if (document[i].pos == Upos::PUNCT) return true;
  return false;
}

bool is_infinitive(const Document& document, TokenId verb) {
  for (const TokenId c : children(document, verb))
    if (c < verb && document[c].relation == Deprel::mark && document[c].pos == Upos::PART) return true;
  return false;
}

// "the man accused of it" does not accuse.
bool is_passive_participle(const Document& document, TokenId verb) {
  const Token& token = document[verb];
  return token.features.is(Feature::VerbForm, "Part") && token.features.is(Feature::Tense, "Past") && !child(document, verb, Deprel::aux);
}

}  // namespace

bool is_participial(const Document& document, TokenId verb) {
  if (is_ing(document[verb])) return true;
  const TokenId auxiliary = child(document, verb, {Deprel::aux, Deprel::aux_pass});
  return auxiliary && is_ing(document[auxiliary]);
}

SourceFinder::SourceFinder(const Document& document, const Cues& cues, const AttributionWords& words)
    : document_(document), cues_(cues), words_(words), names_(document, words) {}

TokenId SourceFinder::agent_of(TokenId predicate) const {
  if (const TokenId agent = child(document_, predicate, Deprel::obl_agent)) return agent;
  if (child(document_, predicate, {Deprel::aux_pass, Deprel::nsubj_pass, Deprel::csubj_pass}) || shares_passive(predicate))
    return {};
  return subject_of(predicate, 0);
}

// "was taken away and told to wait": a verb that wants someone addressed, joined to a passive.
bool SourceFinder::shares_passive(TokenId predicate) const {
  const Token& token = document_[predicate];
  if (token.relation != Deprel::conj || !child(document_, token.head, Deprel::aux_pass)) return false;
  if (child(document_, predicate, {Deprel::nsubj, Deprel::obj, Deprel::iobj, Deprel::aux})) return false;
  const Cue* cue = cues_.find(token.lemma, token.pos);
  return cue && cue->takes(Frame::addressee) && cue->takes(Frame::object_inf);
}

TokenId SourceFinder::subject_of(TokenId predicate, int depth) const {
  if (depth > max_depth) return {};
  TokenId subject;  // the nearest one, where a wrong tree has two
  for (const TokenId c : children(document_, predicate)) {
    const Deprel relation = document_[c].relation;
    const bool is_subject = is_a(relation, Deprel::nsubj) && relation != Deprel::nsubj_outer;
    // Behind the verb only directly: "said Mr Hill". Behind a comma or a mark it is the subject of what is said.
    if (c > predicate && has_punctuation_between(document_, predicate, c)) continue;
    if (is_subject && !is_time(c) && (!subject || c < predicate)) subject = c;
  }
  return subject ? antecedent(subject, predicate) : borrowed_subject(predicate, depth + 1);
}

// The subject of a predicate that has none of its own.
TokenId SourceFinder::borrowed_subject(TokenId predicate, int depth) const {
  const Token& token = document_[predicate];
  if (!token.head) return {};
  if (const TokenId cue = cue_beside(predicate)) return subject_of(cue, depth);
  switch (token.relation) {
    case Deprel::conj: return subject_of(first_of_series(predicate), depth);
    case Deprel::acl_relcl: return token.head;
    case Deprel::acl: return is_infinitive(document_, predicate) || is_passive_participle(document_, predicate) ? TokenId{} : described(predicate, depth);
    case Deprel::advcl: return is_infinitive(document_, predicate) ? TokenId{} : subject_of(token.head, depth);
    case Deprel::parataxis:
      return document_[token.head].pos == Upos::VERB && is_ing(token) ? subject_of(token.head, depth) : TokenId{};
    case Deprel::xcomp: {
      const Cue* cue = cues_.find(document_[token.head].lemma, document_[token.head].pos);
      const TokenId object = child(document_, token.head, {Deprel::obj, Deprel::iobj});
      if (object && cue && cue->takes(Frame::object_inf)) return object;
      return subject_of(token.head, depth);
    }
    default: return {};
  }
}

TokenId SourceFinder::controller_of(TokenId infinitive) const {
  for (TokenId up = infinitive; document_[up].head; up = document_[up].head) {
    const Deprel relation = document_[up].relation;
    if (relation != Deprel::advcl && relation != Deprel::conj && relation != Deprel::xcomp) return {};
    const TokenId head = document_[up].head;
    if (const TokenId passive = child(document_, head, Deprel::nsubj_pass)) return passive;
    if (const TokenId subject = subject_of(head, 0)) return subject;
  }
  return {};
}

// What the predicate is joined to: a participle to the nearest participle above, since it can't share a finite verb's subject.
TokenId SourceFinder::first_of_series(TokenId predicate) const {
  const auto is_participle = [&](TokenId verb) { return is_ing(document_[verb]) && !child(document_, verb, Deprel::aux); };
  const TokenId head = document_[predicate].head;
  if (!is_participle(predicate) || is_participle(head)) return head;
  for (TokenId up = document_[head].head; up; up = document_[up].head)
    if (is_participle(up)) return up;
  return head;
}

// Whether something stands there that the verb may say.
bool SourceFinder::takes_content(TokenId verb) const {
  const Cue* cue = cues_.find(document_[verb].lemma, document_[verb].pos);
  if (!cue || cue->kind != Cue::Kind::say) return false;
  const TokenId behind{verb.value + 1U};
  if (behind.value < document_.tokens.size() && words_.has(WordClass::that, document_[behind].lemma)) return true;
  for (const TokenId c : children(document_, verb)) {
    const Deprel relation = document_[c].relation;
    if (c > verb && (relation == Deprel::ccomp || relation == Deprel::xcomp || relation == Deprel::parataxis)) return true;
    if (c > verb && relation == Deprel::obj && (cue->takes(Frame::noun) || cue->takes(Frame::addressee))) return true;
  }
  return false;
}

// "had called and urged him": the auxiliary of the verb before serves both.
bool SourceFinder::shares_perfect(TokenId verb) const {
  const TokenId head = document_[verb].head;
  return document_[verb].relation == Deprel::conj && document_[head].relation != Deprel::acl_relcl &&
         child(document_, head, Deprel::aux) && !child(document_, head, Deprel::aux_pass) &&
         document_[head].features.is(Feature::VerbForm, "Part") && document_[head].features.is(Feature::Tense, "Past");
}

// Whether nobody else stands between the cue and the verb who could be the one to say it.
bool SourceFinder::may_share(TokenId verb, TokenId cue) const {
  if (document_[verb].lemma == document_[cue].lemma) return true;  // "claimed it was over and claims it was won"
  for (TokenId up = document_[verb].head; up && up != cue; up = document_[up].head) {
    const TokenId subject = child(document_, up, {Deprel::nsubj, Deprel::nsubj_pass});
    if (!subject) continue;
    const Token& said = document_[verb];
    const bool plural = said.features.is(Feature::Number, "Plur"), many = document_[subject].features.is(Feature::Number, "Plur");
    if (said.features.is(Feature::Tense, "Pres") && said.features.is(Feature::VerbForm, "Fin") && plural != many) return true;
    return document_[subject].pos == Upos::PRON || !can_speak(subject);
  }
  return true;
}

TokenId SourceFinder::cue_beside(TokenId verb) const {
  const Token& token = document_[verb];
  if (token.pos != Upos::VERB || !token.head || !takes_content(verb)) return {};
  if (child(document_, verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux, Deprel::aux_pass})) return {};
  TokenId lead = verb;
  while (lead.value > 0 && document_[TokenId{lead.value - 1U}].pos == Upos::ADV) --lead.value;
  if (lead.value == 0) return {};
  const Token& before = document_[TokenId{lead.value - 1U}];
  const bool joined = token.relation == Deprel::conj && before.pos == Upos::CCONJ;
  const bool participle = is_ing(token) && before.pos == Upos::PUNCT;
  if (joined == participle) return {};
  for (TokenId up = verb; document_[up].head; up = document_[up].head) {
    const TokenId cue = document_[up].head;
    const Deprel relation = document_[up].relation;
    const bool complement =
        relation == Deprel::ccomp || relation == Deprel::xcomp || relation == Deprel::obj || relation == Deprel::obl;
    if (up == verb || !complement || cue > up || document_[cue].pos != Upos::VERB ||
        !cues_.find(document_[cue].lemma, Upos::VERB))
      continue;
    // What is joined to a participle is a participle, and to a finite verb a finite one.
    if (joined && (is_ing(token) != is_ing(document_[cue]) || (token.features.is(Feature::VerbForm, "Inf") && token.lemma != document_[cue].lemma))) return {};
    const bool comma = lead.value > 1 && document_.form(TokenId{lead.value - 2U}) == ",";
    if (joined && (comma || is_ing(token))) return cue;
    return !shares_perfect(verb) && may_share(verb, cue) ? cue : TokenId{};
  }
  return {};
}

// "a letter saying": the noun. "He wrote a letter on Friday, saying": not the nearest noun, but who does what the clause says.
TokenId SourceFinder::described(TokenId participle, int depth) const {
  const TokenId noun = document_[participle].head;
  const bool comma = participle.value > 0 && document_[TokenId{participle.value - 1U}].pos == Upos::PUNCT;
  if (!comma && !is_time(noun)) return noun;
  for (TokenId up = document_[noun].head; up; up = document_[up].head)
    if (document_[up].pos == Upos::VERB)
      if (const TokenId subject = subject_of(up, depth + 1); subject && subject != noun) return subject;
  return noun;
}

bool SourceFinder::is_time(TokenId token) const {
  return std::any_of(document_.times.begin(), document_.times.end(),
                     [&](const TimeExpression& time) { return time.tokens.contains(token); });
}

// A relative pronoun stands for the noun that its clause describes. Unlike a personal one it has no person.
TokenId SourceFinder::antecedent(TokenId subject, TokenId predicate) const {
  const Token& pronoun = document_[subject];
  if ((pronoun.pos != Upos::PRON && pronoun.pos != Upos::DET) || pronoun.features.get(Feature::Person) != 0) return subject;
  for (TokenId up = predicate; document_[up].head; up = document_[up].head) {
    const Deprel relation = document_[up].relation;
    if (relation == Deprel::acl_relcl) return document_[up].head;
    if (relation != Deprel::conj && relation != Deprel::ccomp && relation != Deprel::xcomp) break;
  }
  return subject;
}

TokenId SourceFinder::owner_of(TokenId noun) const {
  if (const TokenId owner = child(document_, noun, Deprel::nmod_poss)) return owner;
  for (const TokenId c : children(document_, noun)) {
    if (document_[c].relation == Deprel::nmod && c > noun && can_speak(c)) return c;
    if (document_[c].relation == Deprel::compound && words_.has(WordClass::document, document_[noun].lemma) &&
        names_.is_organization(c))
      return c;
  }
  const Token& token = document_[noun];
  if (!token.head || document_[token.head].pos != Upos::VERB) return {};
  const bool object = token.relation == Deprel::obj || token.relation == Deprel::obl;
  return object && words_.has(WordClass::light, document_[token.head].lemma) ? agent_of(token.head) : TokenId{};
}

EntityId SourceFinder::entity_of(TokenId head) const { return names_.resolve(head, {}).entity; }

bool SourceFinder::can_speak(TokenId head) const {
  const Token& token = document_[head];
  const EntityId entity = entity_of(head);
  if (!entity) return token.pos == Upos::PRON && token.features.get(Feature::Person) != 0;
  const EntityType type = document_.entities[entity.value].type;
  return type != EntityType::Place && type != EntityType::Event;
}

// "countries such as Norway": who is named of a group.
TokenId SourceFinder::named_example(TokenId head) const {
  for (const TokenId c : children(document_, head)) {
    const TokenId preposition = child(document_, c, Deprel::case_);
    if (c < head || document_[c].relation != Deprel::nmod || document_[c].pos != Upos::PROPN || !preposition) continue;
    if (words_.has(WordClass::example, document_[preposition].lemma) && entity_of(c)) return c;
  }
  return {};
}

std::vector<Source> SourceFinder::resolve(TokenId head, TokenId cue) const {
  if (const TokenId example = entity_of(head) ? TokenId{} : named_example(head)) head = example;
  std::vector<Source> sources = {names_.resolve(head, cue)};
  for (const TokenId c : children(document_, head)) {
    if (document_[c].relation != Deprel::conj) continue;
    const Source source = names_.resolve(c, cue);
    if (source.entity && sources.front().entity && source.entity != sources.front().entity) sources.push_back(source);
  }
  return sources;
}

}  // namespace entente
