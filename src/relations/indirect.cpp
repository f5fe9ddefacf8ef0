// SPDX-License-Identifier: Apache-2.0
#include "relations/indirect.hpp"

#include <algorithm>

#include "relations/contents.hpp"
#include "syntax/tree.hpp"

namespace entente {

ClauseSpeakers::ClauseSpeakers(const Document& document, const Cues& cues, const AttributionWords& words,
                               const SourceFinder& sources, const AttributionOptions& options)
    : document_(document),
      cues_(cues),
      words_(words),
      sources_(sources),
      options_(options),
      order_(document, cues, words),
      complements_(document, words, sources, options),
      bounds_(document, cues, words, sources, order_) {}

std::vector<Saying> ClauseSpeakers::find(TokenId token) const {
  std::vector<Saying> sayings;
  const Token& t = document_[token];
  if (t.pos != Upos::NOUN && words_.has(WordClass::according, t.lemma)) find_preposition(token, sayings);
  if (words_.has(WordClass::view, t.lemma)) find_view(token, sayings);
  const Cue* cue = cues_.find(t.lemma, t.pos);
  if (!cue || !is_wanted(*cue) || is_in_name(token)) return sayings;
  if (t.pos == Upos::VERB && sayings.empty() && is_real(token)) find_verb(token, *cue, sayings);
  if (t.pos == Upos::ADJ && is_real(token)) find_predicate(token, *cue, sayings);
  if (t.pos == Upos::NOUN && sayings.empty()) find_noun(token, *cue, sayings);
  const bool attitude = options_.wishes && cue->kind != Cue::Kind::say && cue->kind != Cue::Kind::show;
  for (Saying& saying : sayings) saying.attitude = saying.attitude || attitude;
  return sayings;
}

// "spokeswoman Hope Marsh": a word with a capital between others that is no headline's.
bool ClauseSpeakers::is_in_name(TokenId token) const {
  const auto is_upper = [&](TokenId t) { return document_.form(t).front() >= 'A' && document_.form(t).front() <= 'Z'; };
  const TokenRange all = sentence(document_, token);
  const TokenId behind{token.value + 1U};
  if (!is_upper(token) || token == all.begin || behind == all.end || document_[behind].pos != Upos::PROPN) return false;
  for (TokenId i = all.begin; i < all.end; ++i.value)
    if ((document_[i].pos == Upos::NOUN || document_[i].pos == Upos::VERB) && !is_upper(i)) return true;
  return false;
}

bool ClauseSpeakers::is_wanted(const Cue& cue) const {
  return options_.wishes || cue.kind == Cue::Kind::say || cue.kind == Cue::Kind::think || cue.kind == Cue::Kind::show;
}

// Not "he did not say that", "if he says", "he could say": nothing was said there.
bool ClauseSpeakers::is_real(TokenId cue) const {
  if (options_.wishes) return true;
  for (const TokenId c : children(document_, cue)) {
    const Symbol lemma = document_[c].lemma;
    const Deprel relation = document_[c].relation;
    if (is_a(relation, Deprel::advmod) && words_.has(WordClass::negation, lemma)) return false;
    if (relation == Deprel::mark && words_.has(WordClass::condition, lemma)) return false;
    if (relation == Deprel::aux && words_.has(WordClass::modal, lemma)) return false;
  }
  return true;
}

bool ClauseSpeakers::find_phrases(TokenId cue_token, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const {
  if (!options_.wishes) return false;
  const std::vector<TokenId> found = complements_.phrases(cue_token, cue);
  if (found.empty()) return false;
  Saying saying;
  saying.source = source;
  saying.cue = cue_token;
  saying.attitude = true;
  for (const TokenId phrase : found) {
    const TokenId preposition = complements_.preposition_of(phrase, cue);
    for (TokenRange range : clause(document_, phrase, cue_token, words_)) {
      if (saying.content.empty() && preposition && range.contains(preposition)) range.begin = TokenId{preposition.value + 1U};
      saying.content.push_back(range);
    }
  }
  bounds_.end_at_next_cue(cue_token, saying.content);
  sayings.push_back(std::move(saying));
  return true;
}

void ClauseSpeakers::add(TokenId source, TokenId cue, TokenId content, TokenId hole, std::vector<Saying>& sayings) const {
  Saying saying;
  saying.source = source;
  saying.cue = cue;
  saying.content = clause(document_, content, hole, words_);
  bounds_.fit(cue, content, saying.content);
  // "If they left, said Mr Hill, it would end": a condition before the cue that the tree gives to the cue.
  if (source && cue < source && source < content)
    for (const TokenId c : children(document_, cue))
      if (c < cue && document_[c].relation == Deprel::advcl &&
          words_.has(WordClass::condition, document_[yield(document_, c).begin].lemma)) {
        std::vector<TokenRange> condition = clause(document_, c, cue, words_);
        saying.content.insert(saying.content.begin(), condition.begin(), condition.end());
      }
  sayings.push_back(std::move(saying));
}

// "accused them of leaving", "denied leaving": what they are said to have done.
bool ClauseSpeakers::find_accusation(TokenId verb, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const {
  if (options_.wishes || cue.kind != Cue::Kind::say || !sources_.can_speak(source)) return false;
  for (const TokenId c : children(document_, verb)) {
    const Deprel relation = document_[c].relation;
    const bool clausal = is_a(relation, Deprel::advcl) || relation == Deprel::xcomp || relation == Deprel::ccomp;
    if (c < verb || !clausal || !is_participial(document_, c) || child(document_, c, Deprel::nsubj)) continue;
    const TokenId preposition = complements_.preposition_of(c, cue);
    if (!preposition && (!cue.takes(Frame::gerund) || child(document_, c, Deprel::mark) || child(document_, verb, Deprel::obj)))
      continue;
    add(source, verb, c, verb, sayings);
    if (std::vector<TokenRange>& content = sayings.back().content;
        preposition && !content.empty() && content.front().begin == preposition)
      ++content.front().begin.value;
    return true;
  }
  const TokenRange gerund = complements_.gerund_behind(child(document_, verb, Deprel::obj), cue);
  if (gerund.empty()) return false;
  Saying saying{source, verb, {gerund}, Form::indirect, false};
  bounds_.end_at_next_cue(verb, saying.content);
  sayings.push_back(std::move(saying));
  return true;
}

// "called it a “historic day”", "dismissed the offer as “pocket money”": a judgement, where words of it are quoted.
bool ClauseSpeakers::find_quoted_label(TokenId verb, const Cue& cue, TokenId source, std::vector<Saying>& sayings) const {
  if (options_.wishes || cue.kind != Cue::Kind::say || !cue.takes(Frame::noun) || !cue.takes(Frame::quote)) return false;
  const TokenId object = child(document_, verb, {Deprel::obj, Deprel::iobj});
  TokenRange label;
  for (const TokenId c : children(document_, verb)) {
    if (c < verb || c == object || !object) continue;
    const TokenId as = complements_.preposition_of(c, cue);
    const Deprel relation = document_[c].relation;
    if (!as && relation != Deprel::xcomp && relation != Deprel::obj) continue;
    label = {as ? TokenId{as.value + 1U} : yield(document_, c).begin, yield(document_, c).end};
    if (as && document_[object].pos != Upos::PRON) label.begin = yield(document_, object).begin;
    break;
  }
  if (label.empty() && object)  // adjectives that the tree ties to the object
    for (const Quotation& quotation : document_.quotations)
      if (quotation.tokens.begin.value == object.value + 2U) label = quotation.tokens;
  const bool quoted = std::any_of(document_.quotations.begin(), document_.quotations.end(), [&](const Quotation& quotation) {
    return quotation.tokens.overlaps(label) && quotation.tokens.begin > verb;
  });
  if (label.empty() || !quoted) return false;
  Saying saying;
  saying.source = source;
  saying.cue = verb;
  saying.content = {label};
  bounds_.end_at_next_cue(verb, saying.content);
  sayings.push_back(std::move(saying));
  return true;
}

// "X seems to be rich", "it appears that …": nobody in particular thinks so.
void ClauseSpeakers::find_seeming(TokenId verb, std::vector<Saying>& sayings) const {
  for (const TokenId c : children(document_, verb)) {
    const Deprel relation = document_[c].relation;
    if (c < verb || (relation != Deprel::xcomp && relation != Deprel::ccomp)) continue;
    add({}, verb, c, verb, sayings);
    const TokenId subject = child(document_, verb, Deprel::nsubj);
    if (subject && subject < verb) sayings.back().content.insert(sayings.back().content.begin(), yield(document_, subject));
    return;
  }
}

void ClauseSpeakers::find_verb(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const {
  if (cue.kind == Cue::Kind::seem) return find_seeming(verb, sayings);
  const bool passive = static_cast<bool>(child(document_, verb, {Deprel::aux_pass, Deprel::nsubj_pass}));
  TokenId content = complements_.clause_below(verb, cue);
  if (!content && cue.kind != Cue::Kind::show && cue.takes(Frame::that)) content = complements_.clause_above(verb, cue);
  TokenId source = sources_.agent_of(verb);
  if (!source && options_.wishes && !passive) source = sources_.controller_of(verb);
  if (passive && !source) return find_passive(verb, cue, sayings);
  const bool clausal = content && document_[content].relation != Deprel::xcomp;
  // A clause before the cue is the sentence without the cue's own clause, whatever the tree ties it to.
  const bool before = clausal && source && (content < verb || order_.interrupts(verb));
  if (source && cue.takes(Frame::that) && find_behind_that(verb, source, sayings)) return;
  if ((!clausal || !source || before) && find_by_order(verb, cue, sayings)) return;
  if (!source) source = source_of_series(verb);
  if (!source && clausal) source = order_.source_beside(verb);
  if (!source || document_[source].relation == Deprel::expl) return;
  if (!content) {
    if (!find_accusation(verb, cue, source, sayings) && !find_quoted_label(verb, cue, source, sayings))
      find_phrases(verb, cue, source, sayings);
    return;
  }
  if (document_[content].relation == Deprel::xcomp && !options_.wishes && !can_promise(verb, source)) return;
  add(source, verb, content, verb, sayings);
}

// Whether it is somebody who vows, or urges another to do something: "her party urged him to leave", "a bully who vowed to
// leave"; not "the storm threatens to flood it".
bool ClauseSpeakers::can_promise(TokenId verb, TokenId source) const {
  if (sources_.can_speak(source) || child(document_, verb, {Deprel::obj, Deprel::iobj})) return true;
  const TokenId subject = child(document_, verb, Deprel::nsubj);
  return subject && words_.has(WordClass::person_relative, document_[subject].lemma);
}

// "said that preventing it remains a goal": where "that" was taken for a relative pronoun the clause is left without a subject.
bool ClauseSpeakers::find_behind_that(TokenId verb, TokenId source, std::vector<Saying>& sayings) const {
  TokenId content = child(document_, verb, Deprel::ccomp);
  if (!content) content = complements_.clause_taken_for_relative(verb);
  else if (content < verb || child(document_, content, {Deprel::nsubj, Deprel::csubj, Deprel::expl, Deprel::mark})) return false;
  if (!content) return false;
  const TokenRange all = order_.clause_behind_that(verb);
  if (!all.contains(content)) return false;
  Saying saying;
  saying.source = source;
  saying.cue = verb;
  saying.content = {all};
  sayings.push_back(std::move(saying));
  return true;
}

// Where the tree has no clause or no source.
bool ClauseSpeakers::find_by_order(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const {
  if (!cue.takes(Frame::that)) return false;
  Saying saying;
  saying.cue = verb;
  saying.source = sources_.agent_of(verb);
  const TokenRange behind = order_.clause_behind(verb);
  if (behind.empty() || order_.interrupts(verb)) {
    if (cue.kind == Cue::Kind::show || (cue.kind != Cue::Kind::say && !options_.wishes) || !order_.is_tensed(verb)) return false;
    if (!saying.source) saying.source = order_.source_behind(verb);
    saying.content = order_.clause_around(verb);
  } else {
    const Token& token = document_[verb];
    const bool reduced = token.features.is(Feature::VerbForm, "Part") && token.features.is(Feature::Tense, "Past");
    if (reduced && !order_.is_tensed(verb)) return false;
    if (!saying.source) saying.source = source_of_series(verb);
    if (!saying.source) saying.source = order_.source_beside(verb);
    saying.content = {behind};
    bounds_.add_joined(saying.content);
    bounds_.end_at_accompanying(verb, saying.content);
    bounds_.end_at_next_cue(verb, saying.content);
  }
  // "X met Y in London and asked for help": a clause that names the speaker itself is not what he said.
  const auto is_content = [&](TokenId token) {
    return std::any_of(saying.content.begin(), saying.content.end(), [&](TokenRange range) { return range.contains(token); });
  };
  if (saying.source && is_content(saying.source)) saying.source = order_.source_beside(verb);
  if (!saying.source && behind.empty()) saying.source = order_.source_behind(verb);
  if (!saying.source && behind.empty()) saying.source = order_.source_apposed(verb);
  if (!saying.source || saying.content.empty() || is_content(saying.source) || document_[saying.source].relation == Deprel::expl) return false;
  sayings.push_back(std::move(saying));
  return true;
}

// The source before the first of several joined verbs.
TokenId ClauseSpeakers::source_of_series(TokenId verb) const {
  while (document_[verb].relation == Deprel::conj && document_[verb].head) verb = document_[verb].head;
  return order_.source_before(verb);
}

// "X is said to be rich", "it is believed that": nobody in particular.
void ClauseSpeakers::find_passive(TokenId verb, const Cue& cue, std::vector<Saying>& sayings) const {
  if (!cue.takes(Frame::passive)) {
    find_phrases(verb, cue, {}, sayings);
    return;
  }
  if (!options_.wishes && cue.kind != Cue::Kind::say) return;  // "is expected to": nobody says so
  const TokenId subject = child(document_, verb, Deprel::nsubj_pass);
  for (const TokenId c : children(document_, verb)) {
    const Deprel relation = document_[c].relation;
    if (relation != Deprel::xcomp && relation != Deprel::ccomp && !is_a(relation, Deprel::csubj)) continue;
    add({}, verb, c, verb, sayings);
    const bool raised = relation == Deprel::xcomp && subject && document_[subject].pos != Upos::PRON;
    if (raised) sayings.back().content.insert(sayings.back().content.begin(), yield(document_, subject));
    return;
  }
  find_phrases(verb, cue, {}, sayings);
}

// "X is confident that …".
void ClauseSpeakers::find_predicate(TokenId adjective, const Cue& cue, std::vector<Saying>& sayings) const {
  const TokenId source = sources_.agent_of(adjective);
  if (!source || source > adjective || !sources_.can_speak(source)) return;
  for (const TokenId c : children(document_, adjective)) {
    const Deprel relation = document_[c].relation;
    const bool that = (relation == Deprel::ccomp || (relation == Deprel::advcl && options_.wishes)) && cue.takes(Frame::that);
    const bool infinitive = relation == Deprel::xcomp && cue.takes(Frame::infinitive);
    if (c > adjective && (that || infinitive)) return add(source, adjective, c, adjective, sayings);
  }
  find_phrases(adjective, cue, source, sayings);
}

// "X's claim that …", "a promise by X to …", "X made the claim that …".
void ClauseSpeakers::find_noun(TokenId noun, const Cue& cue, std::vector<Saying>& sayings) const {
  for (const TokenId c : children(document_, noun)) {
    const Deprel relation = document_[c].relation;
    if (c < noun || (!is_a(relation, Deprel::acl) && relation != Deprel::ccomp)) continue;
    const TokenId mark = child(document_, c, Deprel::mark);
    if (!mark) continue;
    const bool that = words_.has(WordClass::that, document_[mark].lemma) && cue.takes(Frame::that);
    const bool infinitive = complements_.has_infinitive_mark(c) && cue.takes(Frame::infinitive);
    if (!that && !infinitive) continue;
    const TokenId source = sources_.owner_of(noun);
    if (source) add(source, noun, c, noun, sayings);
    return;
  }
  find_phrases(noun, cue, sources_.owner_of(noun), sayings);
}

// At the end of a sentence, behind a comma, the phrase goes with all clauses before it that are joined or describe something
// there.
TokenId ClauseSpeakers::clause_before(TokenId predicate, TokenRange phrase) const {
  const TokenRange all = sentence(document_, predicate);
  const bool last = phrase.end == all.end || document_[phrase.end].pos == Upos::PUNCT;
  const bool comma = phrase.begin > all.begin && document_[TokenId{phrase.begin.value - 1U}].pos == Upos::PUNCT;
  if (!last || !comma) return predicate;
  for (TokenId up = predicate; up; up = document_[up].head) {
    const Deprel relation = document_[up].relation;
    if (relation == Deprel::ccomp || relation == Deprel::parataxis) break;
    if (relation == Deprel::conj || relation == Deprel::acl_relcl || relation == Deprel::root)
      predicate = relation == Deprel::root ? up : predicate;
  }
  return predicate;
}

// "According to X, …": the phrase's own clause, or the whole sentence where it begins with it.
void ClauseSpeakers::find_preposition(TokenId preposition, std::vector<Saying>& sayings) const {
  const Token& token = document_[preposition];
  TokenId source = token.head;
  if (token.relation != Deprel::case_) {
    // Some trees make it a verb with an oblique.
    source = child(document_, preposition, {Deprel::obl, Deprel::nmod});
    if (!source) return;
  }
  if (!source || source < preposition || document_[source].pos == Upos::NUM) return;
  const TokenId top = token.relation == Deprel::case_ ? source : preposition;
  if (!document_[top].head) return;
  TokenId content = complements_.predicate_above(document_[top].head);
  if (sentence(document_, preposition).begin == preposition)
    while (document_[content].head) content = document_[content].head;
  else
    content = clause_before(content, yield(document_, top));
  add(source, preposition, content, top, sayings);
  bounds_.skip_citing(sayings.back().content);
}

// "in X's view", "in the eyes of X".
void ClauseSpeakers::find_view(TokenId noun, std::vector<Saying>& sayings) const {
  const TokenId preposition = child(document_, noun, Deprel::case_);
  if (!preposition || !words_.has(WordClass::view_preposition, document_[preposition].lemma) || !document_[noun].head) return;
  TokenId source = child(document_, noun, Deprel::nmod_poss);
  if (!source) source = child(document_, noun, Deprel::nmod);
  if (!source || !sources_.can_speak(source)) return;
  const TokenId content = complements_.predicate_above(document_[noun].head);
  if (content != noun) add(source, noun, content, noun, sayings);
}

}  // namespace entente
