// SPDX-License-Identifier: Apache-2.0
#include "relations/word_order.hpp"

#include <algorithm>

#include "relations/sources.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_gap = 12;    // tokens between a cue and its "that"
constexpr std::uint32_t longest_source = 25;  // tokens between a comma and the cue
constexpr std::uint32_t longest_rest = 10;    // tokens behind a cue that follows its clause: "said on Monday"

TokenId next(TokenId token) { return TokenId{token.value + 1U}; }
TokenId previous(TokenId token) { return TokenId{token.value - 1U}; }

bool is_nominal(Upos pos) { return pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::PRON; }

}  // namespace

bool WordOrder::is_verbal(TokenId token) const { return document_[token].pos == Upos::VERB || document_[token].pos == Upos::AUX; }

bool WordOrder::is_finite(TokenId token) const {
  const Upos pos = document_[token].pos;
  return (pos == Upos::VERB || pos == Upos::AUX) && document_[token].features.is(Feature::VerbForm, "Fin");
}

TokenId WordOrder::finite_of(TokenId predicate) const {
  if (is_finite(predicate)) return predicate;
  for (const TokenId c : children(document_, predicate))
    if (is_finite(c) && (is_a(document_[c].relation, Deprel::aux) || document_[c].relation == Deprel::cop)) return c;
  return {};
}

bool WordOrder::is_tensed(TokenId verb) const { return static_cast<bool>(finite_of(verb)); }

TokenId WordOrder::end_of_speech(TokenId cue, TokenId content) const {
  const auto is = [&](TokenId finite, std::string_view tense) {
    return finite && document_[finite].features.is(Feature::Tense, tense);
  };
  const bool shifted = is(finite_of(cue), "Past") && !is(finite_of(content), "Pres");
  const auto is_participle = [&](TokenId verb) { return is_ing(document_[verb]) && !is_tensed(verb); };
  for (const TokenId c : children(document_, content)) {
    if (document_[c].relation != Deprel::conj && document_[c].relation != Deprel::parataxis) continue;
    // "warning that … and implying that …": a participle goes with the other participle.
    if (is_participle(cue) && is_participle(c) && !is_participle(content)) return yield(document_, c).begin;
    if (!shifted || !is(finite_of(c), "Pres") || !child(document_, c, Deprel::nsubj)) continue;
    const TokenId begin = yield(document_, c).begin;
    if (begin.value == 0) continue;
    if (is_comma(begin) || is_comma(previous(begin)) || document_.form(begin) == ";" || document_.form(previous(begin)) == ";")
      return begin;
  }
  return {};
}

bool WordOrder::has_finite(TokenRange range) const {
  for (TokenId i = range.begin; i < range.end; ++i.value)
    if (is_finite(i)) return true;
  return false;
}

// A finite verb that is in no relative clause: "Hugh Hill, who leads the team" has none.
bool WordOrder::has_main_verb(TokenRange range) const {
  const auto in_relative = [&](TokenId token) {
    for (; token && range.contains(token); token = document_[token].head)
      if (document_[token].relation == Deprel::acl_relcl && range.contains(document_[token].head)) return true;
    return false;
  };
  for (TokenId i = range.begin; i < range.end; ++i.value)
    if (is_finite(i) && !in_relative(i)) return true;
  return false;
}

bool WordOrder::is_that(TokenId token) const {
  const Token& t = document_[token];
  return (t.pos == Upos::SCONJ || t.relation == Deprel::mark) && words_.has(WordClass::that, t.lemma);
}

bool WordOrder::is_comma(TokenId token) const { return document_.form(token) == ","; }

TokenRange WordOrder::clause_behind(TokenId cue) const {
  const TokenId end = sentence(document_, cue).end;
  for (TokenId i = next(cue); i < end && i.value - cue.value <= longest_gap && !is_finite(i); ++i.value)
    if (is_that(i)) return has_finite({i, end}) ? TokenRange{next(i), end_of_clause(cue, next(i), end)} : TokenRange{};
  const TokenId begin = bare_clause(cue, end);
  return begin ? TokenRange{begin, end_of_clause(cue, begin, end)} : TokenRange{};
}

TokenRange WordOrder::clause_behind_that(TokenId cue) const {
  const TokenId end = sentence(document_, cue).end;
  for (TokenId i = next(cue); i < end && i.value - cue.value <= longest_gap && !is_finite(i); ++i.value) {
    if (!words_.has(WordClass::that, document_[i].lemma)) continue;
    const bool joins = document_[i].pos == Upos::SCONJ || document_[i].features.is(Feature::PronType, "Rel");
    if (joins && has_finite({i, end})) return {next(i), end_of_clause(cue, next(i), end)};
  }
  return {};
}

// A clause without "that" begins right behind the cue: nothing but a noun phrase stands before its finite verb, and that verb
// is no relative clause's.
TokenId WordOrder::bare_clause(TokenId cue, TokenId end) const {
  if (document_[cue].relation == Deprel::acl) return {};  // "the group holding the city is": not the participle's clause
  TokenId begin = next(cue);
  while (begin < end && document_[begin].pos == Upos::ADV) ++begin.value;
  bool noun = false, relative = false;
  for (TokenId i = begin; i < end; ++i.value) {
    const Token& token = document_[i];
    if (is_finite(i)) {
      TokenId predicate = token.pos == Upos::AUX && token.head ? token.head : i;
      if (document_[predicate].relation != Deprel::acl_relcl) return noun ? begin : TokenId{};
      if (!relative) return {};
    }
    // "said the plan that is discussed has failed"
    if (noun && token.features.is(Feature::PronType, "Rel") && document_[previous(i)].pos != Upos::PUNCT) {
      relative = true;
      continue;
    }
    if (relative && (token.pos == Upos::VERB || is_finite(i))) continue;
    // "said losing the vote would end it"
    if (i == begin && is_ing(token)) {
      noun = true;
      continue;
    }
    if (token.pos == Upos::PUNCT && is_quotation_mark(i)) continue;
    if (token.pos == Upos::CCONJ && next(i) < end && is_verbal(next(i))) return {};
    const bool breaks = token.pos == Upos::PUNCT || token.pos == Upos::SCONJ || token.pos == Upos::CCONJ || (token.pos == Upos::VERB && !noun) ||
                        token.features.is(Feature::PronType, "Rel") || token.features.is(Feature::PronType, "Int");
    if (breaks && !(token.pos == Upos::CCONJ && noun) && document_.form(i) != "-") return {};
    noun = noun || is_nominal(token.pos);
  }
  return {};
}

// Whether what the tree joins to the cue is joined to what is said: it has a "that" of its own ("said it was over and that nobody
// was hurt"), or no comma before it and a subject or a tense that the cue has not ("claims it was over and nobody was hurt").
bool WordOrder::joins_content(TokenId cue, TokenId predicate) const {
  const TokenId first = yield(document_, predicate).begin;
  const TokenId mark = child(document_, predicate, Deprel::mark);
  if (mark && mark < predicate && is_that(mark) && mark > first && document_[previous(mark)].pos == Upos::CCONJ) return true;
  if (document_[first].pos != Upos::CCONJ || is_comma(previous(first))) return false;
  if (const Cue* other = cues_.find(document_[predicate].lemma, document_[predicate].pos); other && other->kind == Cue::Kind::say)
    return false;
  const TokenId finite = finite_of(predicate), told = finite_of(cue);
  if (!finite || !told) return false;
  if (child(document_, predicate, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl})) return true;
  return document_[told].features.is(Feature::Tense, "Pres") && document_[finite].features.is(Feature::Tense, "Past");
}

// The sentence's end, or where a second predicate joins the cue: "said … but added …".
TokenId WordOrder::end_of_clause(TokenId cue, TokenId begin, TokenId end) const {
  for (const TokenId c : children(document_, cue))
    if (c > begin && document_[c].relation == Deprel::conj && has_finite({begin, yield(document_, c).begin}) &&
        !joins_content(cue, c))
      end = std::min(end, yield(document_, c).begin);
  // "…, the minister said" at the end belongs to nobody but itself.
  for (TokenId i = begin; i < end; ++i.value) {
    if (document_[i].relation != Deprel::parataxis && document_[i].relation != Deprel::advcl && document_[i].relation != Deprel::root) continue;
    if (i == cue || document_[i].pos != Upos::VERB) continue;
    const std::vector<TokenRange> around = clause_around(i);
    if (!around.empty() && around.front().end > begin && around.size() == 1) end = std::min(end, around.front().end);
  }
  return end;
}

// The comma before a noun phrase and its apposition that stand right before the cue; none where no verbless pair does.
TokenId WordOrder::comma_before_apposed(TokenId cue) const {
  const TokenId begin = sentence(document_, cue).begin;
  if (cue == begin || !is_comma(previous(cue))) return {};
  TokenId comma = previous(cue);
  for (int commas = 0; commas < 2;) {
    if (comma == begin || cue.value - comma.value > longest_source) return {};
    --comma.value;
    const Upos pos = document_[comma].pos;
    if (pos == Upos::VERB || pos == Upos::AUX || pos == Upos::SCONJ) return {};
    if (is_comma(comma)) ++commas;
  }
  return comma;
}

TokenId WordOrder::source_apposed(TokenId cue) const {
  const TokenId comma = comma_before_apposed(with_auxiliaries(cue));
  if (!comma) return {};
  TokenId source;
  for (TokenId i = next(comma); i < cue && !is_comma(i); ++i.value)
    if (is_nominal(document_[i].pos) && (!source || below(document_, source, i))) source = i;
  return source;
}

// "When he came, …", "Asked about the plan, …": what a sentence begins with that is nobody's words.
bool WordOrder::is_circumstance(TokenId first) const {
  const Token& token = document_[first];
  if (token.pos == Upos::SCONJ) return true;
  if (token.pos == Upos::ADV && token.features.is(Feature::PronType, "Int")) return true;
  return token.pos == Upos::VERB && token.features.is(Feature::Tense, "Past") && !child(document_, first, Deprel::nsubj);
}

std::vector<TokenRange> WordOrder::clause_around(TokenId cue) const {
  const TokenRange all = sentence(document_, cue);
  if (child(document_, cue, Deprel::aux_pass)) return {};
  const TokenId verb = with_auxiliaries(cue), behind = behind_particle(cue);
  // Back to the comma before the source, which has no verb of its own.
  TokenId comma = verb;
  while (comma > all.begin && verb.value - comma.value <= longest_source && !is_comma(comma)) --comma.value;
  while (comma > all.begin && is_comma(comma) && has_finite({comma, verb})) --comma.value;
  const bool inverted = verb > all.begin && is_comma(previous(verb)) && !has_subject_before(cue) && source_behind(cue);
  if (const TokenId apposed = inverted ? TokenId{} : comma_before_apposed(verb)) comma = apposed;
  if (!is_comma(comma) || comma == all.begin) return {};
  const TokenRange before{behind_colon({all.begin, comma}), comma};
  if (document_[next(comma)].features.is(Feature::PronType, "Rel")) return {};
  TokenId rest = next(cue);
  while (rest < all.end && !is_comma(rest)) ++rest.value;
  if (has_finite({next(cue), rest}) || rest.value - cue.value > longest_rest + longest_source) return {};
  const bool supposed = words_.has(WordClass::condition, document_[all.begin].lemma);
  // Behind a whole clause and its speaker stands what he is: "…, said Mr Hill, a doctor who leads the team".
  const bool apposition =
      inverted && !supposed && has_finite(before) && next(rest) < all.end && document_[next(rest)].pos != Upos::CCONJ;
  const bool interrupts = rest < all.end && !apposition && has_finite({rest, all.end});
  // "If they leave, he said, it is over": only there the clause with a conjunction is part of what is said.
  if (is_circumstance(all.begin) && !(supposed && interrupts && (inverted || rest == behind))) return {};
  if (!has_main_verb(before) && !(interrupts && rest == behind)) return {};
  std::vector<TokenRange> ranges = {before};
  while (document_[ranges.front().begin].pos == Upos::CCONJ) ++ranges.front().begin.value;
  if (interrupts) ranges.push_back({end_of_apposition(cue, rest, inverted), all.end});
  return ranges;
}

// "The bank denies this: wages, its head said, have risen": what another clause leads up to.
TokenId WordOrder::behind_colon(TokenRange range) const {
  for (TokenId i = range.end; i.value-- > range.begin.value;)
    if (document_.form(i) == ":" && has_finite({range.begin, i})) return next(i);
  return range.begin;
}

TokenId WordOrder::behind_particle(TokenId verb) const {
  const TokenId behind = next(verb);
  return behind < sentence(document_, verb).end && document_[behind].relation == Deprel::compound_prt ? next(behind) : behind;
}

// The first auxiliary of a verb behind which nothing but punctuation follows: "…, Mr Hill, a doctor, has said."
TokenId WordOrder::with_auxiliaries(TokenId verb) const {
  const TokenRange all = sentence(document_, verb);
  const TokenId behind = behind_particle(verb);
  if (behind < all.end && document_[behind].pos != Upos::PUNCT) return verb;
  while (verb > all.begin && document_[previous(verb)].pos == Upos::AUX) --verb.value;
  return verb;
}

bool WordOrder::has_subject_before(TokenId cue) const {
  const TokenId subject = child(document_, cue, Deprel::nsubj);
  return subject && subject < cue;
}

// Behind "said Mr Hill, an economist at the bank," the comma that ends the verbless apposition.
TokenId WordOrder::end_of_apposition(TokenId cue, TokenId rest, bool inverted) const {
  const TokenId end = sentence(document_, cue).end;
  if (!inverted) return next(rest);
  for (TokenId i = next(rest); i < end; ++i.value) {
    if (is_comma(i)) return next(i);
    if (is_verbal(i)) break;
  }
  return next(rest);
}

bool WordOrder::interrupts(TokenId cue) const {
  const TokenId behind = behind_particle(cue);
  return behind < sentence(document_, cue).end && is_comma(behind) && clause_around(cue).size() > 1;
}

bool WordOrder::is_quotation_mark(TokenId token) const {
  return std::any_of(document_.quotations.begin(), document_.quotations.end(),
                     [&](const Quotation& q) { return next(token) == q.tokens.begin || token == q.tokens.end; });
}

bool WordOrder::is_time(TokenId token) const {
  return std::any_of(document_.times.begin(), document_.times.end(),
                     [&](const TimeExpression& time) { return time.tokens.contains(token); });
}

TokenId WordOrder::source_behind(TokenId cue) const {
  const TokenId end = sentence(document_, cue).end;
  for (TokenId i = next(cue); i < end && document_[i].pos != Upos::PUNCT && document_[i].pos != Upos::ADP; ++i.value) {
    if (document_[i].pos == Upos::VERB || document_[i].pos == Upos::SCONJ || is_time(i)) return {};
    if (document_[i].pos == Upos::PROPN || document_[i].pos == Upos::NOUN) {
      TokenId top = i;
      while (document_[top].head && document_[top].head > cue && is_nominal(document_[document_[top].head].pos)) top = document_[top].head;
      return top;
    }
  }
  return {};
}

// "Hugh Hill, who leads the team, said": the phrase that the sentence begins with, where a comma stands before the cue.
TokenId WordOrder::source_before(TokenId cue) const {
  const TokenId begin = sentence(document_, cue).begin;
  if (cue == begin || !is_comma(previous(cue)) || !is_finite(cue)) return {};
  for (TokenId i = begin; i < cue; ++i.value) {
    const Upos pos = document_[i].pos;
    if (pos == Upos::PUNCT || pos == Upos::ADP || pos == Upos::SCONJ || pos == Upos::VERB) return {};
    if (pos != Upos::PROPN && pos != Upos::NOUN) continue;
    TokenId top = i;
    for (TokenId up = document_[top].head; up && up < cue && is_nominal(document_[up].pos) && !is_comma(previous(up)); up = document_[up].head) top = up;
    return top;
  }
  return {};
}

TokenId WordOrder::source_beside(TokenId cue) const {
  const TokenId begin = sentence(document_, cue).begin;
  TokenId last = cue;
  while (last > begin && (document_[previous(last)].pos == Upos::ADV || document_[previous(last)].pos == Upos::AUX)) --last.value;
  if (last == begin || !is_finite(cue)) return {};
  if (!is_nominal(document_[previous(last)].pos) && document_[previous(last)].pos != Upos::NUM) return {};
  TokenId first = previous(last);
  while (first > begin && document_[previous(first)].pos != Upos::PUNCT && document_[previous(first)].pos != Upos::VERB) --first.value;
  TokenId top = previous(last);
  for (TokenId up = document_[top].head; up && first <= up && up < last && is_nominal(document_[up].pos); up = document_[up].head) top = up;
  return top;
}

}  // namespace entente
