// SPDX-License-Identifier: Apache-2.0
#include "relations/content_bounds.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

TokenId next(TokenId token) { return TokenId{token.value + 1U}; }
TokenId previous(TokenId token) { return TokenId{token.value - 1U}; }

void end_all(std::vector<TokenRange>& ranges, TokenId end) {
  for (TokenRange& range : ranges) range.end = std::max(range.begin, std::min(range.end, end));
}

}  // namespace

void ContentBounds::fit(TokenId cue, TokenId content, std::vector<TokenRange>& ranges) const {
  if (ranges.empty()) return;
  if (content > cue) add_adjuncts(cue, content, ranges);
  skip_circumstances(cue, ranges.front());
  end_at_accompanying(cue, ranges);
  if (content < cue) return;
  add_joined(ranges);
  if (const TokenId end = order_.end_of_speech(cue, content)) end_all(ranges, end);
  end_at_next_cue(cue, ranges);
}

// Clauses that follow the content without a pause are part of it, even where the tree ties them to the cue.
void ContentBounds::add_adjuncts(TokenId cue, TokenId content, std::vector<TokenRange>& ranges) const {
  for (const TokenId c : children(document_, cue)) {
    const Deprel relation = document_[c].relation;
    if (c <= content) continue;
    const bool joined = relation == Deprel::conj && order_.joins_content(cue, c);
    if (relation != Deprel::ccomp && relation != Deprel::advcl && !joined) continue;
    if (yield(document_, c).begin == ranges.back().end) ranges.back().end = yield(document_, c).end;
  }
}

// "said on Monday the talks were over", "said in a statement the talks were over": what stands between the cue and the clause
// without a comma is no part of it, whatever the tree ties it to.
void ContentBounds::skip_circumstances(TokenId cue, TokenRange& range) const {
  if (range.begin != next(cue)) return;
  TokenId i = range.begin;
  const bool preposition = document_[i].pos == Upos::ADP;
  if (preposition) ++i.value;
  const TokenId begin = i;
  for (const TimeExpression& time : document_.times)
    if (time.tokens.begin == begin) i = time.tokens.end;
  if (i == begin && preposition) {
    while (i < range.end && (document_[i].pos == Upos::DET || document_[i].pos == Upos::ADJ || document_[i].pos == Upos::PROPN))
      ++i.value;
    if (i == range.end || !words_.has(WordClass::medium, document_[i].lemma)) return;
    ++i.value;
  }
  if (i == begin || i >= range.end) return;
  const Upos pos = document_[i].pos;
  if (pos == Upos::PRON || pos == Upos::DET || pos == Upos::PROPN || pos == Upos::NOUN || pos == Upos::SCONJ) range.begin = i;
  if (range.begin == i && is_that(i)) ++range.begin.value;
}

// "…, with X saying that …" is another statement.
void ContentBounds::end_at_accompanying(TokenId cue, std::vector<TokenRange>& ranges) const {
  constexpr std::uint32_t longest_source = 10;  // tokens
  for (const TokenRange& range : ranges)
    for (TokenId i = next(range.begin); i < range.end; ++i.value) {
      if (document_.form(previous(i)) != "," || !words_.has(WordClass::accompanying, document_[i].lemma) || is_quoted(i, cue))
        continue;
      for (TokenId verb = next(i); verb < range.end && verb.value - i.value <= longest_source; ++verb.value) {
        if (document_[verb].pos == Upos::PUNCT) break;
        if (document_[verb].pos != Upos::VERB) continue;
        const Cue* other = cues_.find(document_[verb].lemma, Upos::VERB);
        const bool says = other && other->kind == Cue::Kind::say && other->takes(Frame::that) && is_ing(document_[verb]);
        if (says && order_.has_finite({verb, range.end})) return end_all(ranges, i);
        break;
      }
    }
}

bool ContentBounds::is_that(TokenId token) const {
  const Token& t = document_[token];
  return (t.pos == Upos::SCONJ || t.relation == Deprel::mark) && words_.has(WordClass::that, t.lemma);
}

void ContentBounds::add_joined(std::vector<TokenRange>& ranges) const {
  if (ranges.empty() || ranges.back().empty()) return;
  TokenRange& last = ranges.back();
  const TokenId end = sentence(document_, last.begin).end;
  for (TokenId i = last.end; next(i) < end; i = last.end) {
    if (document_[i].pos == Upos::PUNCT && document_.form(i) == ",") ++i.value;
    if (next(i) >= end || document_[i].pos != Upos::CCONJ || !is_that(next(i))) return;
    const TokenId predicate = document_[next(i)].head;
    if (!predicate || predicate < i || document_[predicate].relation != Deprel::conj) return;
    last.end = std::min(end, yield(document_, predicate).end);
  }
}

bool ContentBounds::is_quoted(TokenId token, TokenId cue) const {
  return std::any_of(document_.quotations.begin(), document_.quotations.end(), [&](const Quotation& quotation) {
    return quotation.tokens.contains(token) && !quotation.tokens.contains(cue);
  });
}

// "According to the agency, quoting the army, it is over": whom the source cites in turn.
void ContentBounds::skip_citing(std::vector<TokenRange>& ranges) const {
  if (ranges.empty() || ranges.front().empty()) return;
  TokenRange& first = ranges.front();
  const TokenId verb = first.begin;
  if (!is_ing(document_[verb]) || !words_.has(WordClass::citing, document_[verb].lemma)) return;
  const TokenId end = yield(document_, verb).end;
  if (yield(document_, verb).begin == verb && end < first.end) first.begin = end;
}

bool ContentBounds::closes_quotation(TokenId mark) const {
  return std::any_of(document_.quotations.begin(), document_.quotations.end(),
                     [&](const Quotation& quotation) { return quotation.tokens.end == mark; });
}

// "…, but two diplomats cautioned that …": another speaker's words, joined behind a comma.
TokenId ContentBounds::joint_before_other(TokenId verb) const {
  const Cue* other = cues_.find(document_[verb].lemma, Upos::VERB);
  if (!other || other->kind != Cue::Kind::say || document_[verb].relation != Deprel::conj || !order_.is_tensed(verb)) return {};
  const TokenId subject = child(document_, verb, Deprel::nsubj), content = child(document_, verb, Deprel::ccomp);
  if (!subject || !content || subject > verb || content < verb) return {};
  TokenId joint = yield(document_, verb).begin;
  // “…” but he added that …: the quotation was a statement of its own.
  if (document_[subject].pos == Upos::PRON) return document_[joint].pos == Upos::CCONJ && closes_quotation(previous(joint)) ? joint : TokenId{};
  if (joint.value > 0 && document_[joint].pos == Upos::CCONJ) --joint.value;
  return document_.form(joint) == "," ? joint : TokenId{};
}

void ContentBounds::end_at_next_cue(TokenId cue, std::vector<TokenRange>& ranges) const {
  for (const TokenRange& range : ranges)
    for (TokenId i = next(range.begin); i < range.end; ++i.value) {
      if (document_[i].pos != Upos::VERB || is_quoted(i, cue)) continue;
      if (const TokenId joint = joint_before_other(i); joint && joint > range.begin) return end_all(ranges, joint);
      if (sources_.cue_beside(i) != cue) continue;
      TokenId begin = i;
      while (begin > range.begin && document_[previous(begin)].pos == Upos::ADV) --begin.value;
      if (begin > range.begin && document_[previous(begin)].pos == Upos::CCONJ) --begin.value;
      return end_all(ranges, begin);
    }
}

}  // namespace entente
