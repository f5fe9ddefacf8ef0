// SPDX-License-Identifier: Apache-2.0
#include "relations/quoted.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_cue_clause = 45;  // tokens, appositions included
constexpr std::uint32_t longest_gap = 12;         // between a cue and the quotation that it introduces
constexpr std::uint32_t longest_label = 8;        // of "X: …"

TokenId previous(TokenId token) { return TokenId{token.value - 1U}; }

// Whether a clause that the verb takes has words there.
bool has_clause(const Document& document, TokenId verb, TokenRange within) {
  for (const TokenId c : children(document, verb)) {
    if (document[c].relation != Deprel::ccomp) continue;
    for (TokenId i = within.begin; i < within.end; ++i.value) {
      const Upos pos = document[i].pos;
      if (pos != Upos::PUNCT && pos != Upos::SCONJ && i != verb && !below(document, verb, i) && below(document, i, c)) return true;
    }
  }
  return false;
}

bool is_mark(const Document& document, TokenId token, char c) {
  const std::string_view form = document.form(token);
  return form.size() == 1 && form.front() == c;
}

bool ends_sentence(const Document& document, TokenId token) {
  return is_mark(document, token, '.') || is_mark(document, token, '!') || is_mark(document, token, '?');
}

}  // namespace

QuotationSpeakers::QuotationSpeakers(const Document& document, const std::vector<OuterQuotation>& quotations, const Cues& cues,
                                     const AttributionWords& words, const SourceFinder& sources)
    : document_(document),
      quotations_(without_titles(document, quotations)),
      cues_(cues),
      words_(words),
      sources_(sources),
      order_(document, cues, words) {}

std::vector<QuotationSpeakers::Unit> QuotationSpeakers::units() const {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < quotations_.size(); ++i) {
    const bool reopened = i > 0 && quotations_[i - 1].inner.end == quotations_[i - 1].outer.end &&
                          quotations_[i].outer.begin == quotations_[i - 1].outer.end;
    if (reopened) units.back().last = i;
    else units.push_back({i, i});
  }
  return units;
}

// The words of the same sentence before the quotation, as far as the quotation before it.
TokenRange QuotationSpeakers::before(const Unit& unit) const {
  const TokenId end = quotations_[unit.first].outer.begin;
  TokenId begin = sentence(document_, end).begin;
  if (unit.first > 0) begin = std::max(begin, quotations_[unit.first - 1].outer.end);
  // A colon ties the quotation to the whole sentence. And a sentence may have been split at the mark itself,
  if (begin < end && is_mark(document_, previous(end), ':')) return {sentence(document_, previous(end)).begin, end};
  // or the paragraph, behind a colon.
  if (begin == end && end.value > 0 && is_mark(document_, previous(end), ':')) {
    begin = sentence(document_, previous(end)).begin;
    if (unit.first > 0) begin = std::max(begin, quotations_[unit.first - 1].outer.end);
  }
  return {begin, std::max(begin, end)};
}

// The words after it, to the end of the sentence or the next quotation.
TokenRange QuotationSpeakers::after(const Unit& unit) const {
  const TokenId begin = quotations_[unit.last].outer.end;
  if (begin.value >= document_.tokens.size() || document_[begin].has(Token::paragraph_start)) return {begin, begin};
  const TokenRange rest = sentence(document_, begin);
  // A new sentence belongs to the quotation only where that did not end with a full stop: “Will he?” she asked.
  const bool stopped = is_mark(document_, previous(quotations_[unit.last].inner.end), '.');
  const bool lower = document_.form(begin).front() >= 'a' && document_.form(begin).front() <= 'z';
  if (rest.begin == begin && stopped && !lower) return {begin, begin};
  TokenId end = rest.end;
  // Behind a comma the sentence goes on to its full stop, even where it seems to end at an abbreviation.
  const TokenId limit{std::min<std::uint32_t>(begin.value + longest_cue_clause, static_cast<std::uint32_t>(document_.tokens.size()))};
  if (is_mark(document_, previous(quotations_[unit.last].inner.end), ','))
    while (end < limit && !document_[end].has(Token::paragraph_start) && !ends_sentence(document_, previous(end))) ++end.value;
  if (unit.last + 1 < quotations_.size()) end = std::min(end, quotations_[unit.last + 1].outer.begin);
  return {begin, std::max(begin, end)};
}

bool QuotationSpeakers::is_cue(TokenId token) const {
  const Cue* cue = cues_.find(document_[token].lemma, document_[token].pos);
  return cue && (cue->takes(Frame::quote) || (cue->takes(Frame::that) && document_[token].pos == Upos::VERB));
}

bool QuotationSpeakers::has_words(TokenRange range) const { return static_cast<bool>(first_word(range)); }

TokenId QuotationSpeakers::first_word(TokenRange range) const {
  for (TokenId i = range.begin; i < range.end; ++i.value)
    if (document_[i].pos != Upos::PUNCT && document_[i].relation != Deprel::cc) return i;
  return {};
}

bool QuotationSpeakers::has_verb(const Unit& unit) const {
  for (TokenId i = quotations_[unit.first].inner.begin; i < quotations_[unit.last].inner.end; ++i.value)
    if (document_[i].pos == Upos::VERB || document_[i].pos == Upos::AUX) return true;
  return false;
}

// Whether the quotation is more than a phrase inside somebody else's sentence.
bool QuotationSpeakers::is_whole(const Unit& unit) const {
  const TokenRange inner = {quotations_[unit.first].inner.begin, quotations_[unit.last].inner.end};
  const TokenId last = previous(inner.end);
  const bool stop_inside = document_[last].pos == Upos::PUNCT;
  const TokenId behind = quotations_[unit.last].outer.end;
  const bool at_end = behind.value >= document_.tokens.size() || document_[behind].pos == Upos::PUNCT ||
                      document_[behind].has(Token::paragraph_start) || sentence(document_, behind).begin == behind;
  return (stop_inside || at_end || is_cue(behind)) && inner.size() > 1;
}

// Whether a quotation without a pause before it is more than a phrase: it has a verb and stands near its cue, or has sentences.
bool QuotationSpeakers::is_speech(const Unit& unit, std::uint32_t distance) const {
  const TokenId begin = quotations_[unit.first].inner.begin, last = previous(quotations_[unit.last].inner.end);
  return has_verb(unit) && (distance <= longest_label || document_.sentence_of[begin.value] != document_.sentence_of[last.value]);
}

// Whether the cue has a clause with a verb of its own before the quotation, which then is only a part of that clause.
bool QuotationSpeakers::leads_to_clause(TokenId verb, TokenRange lead) const {
  if (has_clause(document_, verb, lead)) return true;
  const TokenRange clause = order_.clause_behind(verb);
  return !clause.empty() && clause.begin < lead.end && order_.has_finite({clause.begin, lead.end});
}

// Whether words stand before the quotation that no comma or colon ties to it: "called at 3 a.m. “…,” he said".
bool QuotationSpeakers::is_open_lead(const Unit& unit) const {
  const TokenRange lead = before(unit);
  if (!has_words(lead) || !starts_sentence(unit)) return false;
  const Upos last = document_[previous(lead.end)].pos;
  return last != Upos::PUNCT && last != Upos::SCONJ;
}

bool QuotationSpeakers::starts_sentence(const Unit& unit) const {
  return is_capital(document_.form(quotations_[unit.first].inner.begin));
}

bool QuotationSpeakers::has_clause_before(TokenId cue) const {
  if (order_.clause_around(cue).size() < 2) return false;
  for (const TokenId c : children(document_, cue)) {
    if (c > cue) break;
    if (document_[c].relation == Deprel::ccomp) return true;
    const TokenId mark = document_[c].relation == Deprel::advcl ? child(document_, c, Deprel::mark) : TokenId{};
    if (mark && words_.has(WordClass::condition, document_[mark].lemma)) return true;
  }
  return false;
}

// "He said: “…”", "told reporters “…”", "X: “…”".
bool QuotationSpeakers::find_before(const Unit& unit, TokenId used, Saying& saying) const {
  const TokenRange lead = before(unit);
  if (!has_words(lead)) return false;
  const TokenId last = previous(lead.end);
  const bool pause = document_[last].pos == Upos::PUNCT && !ends_sentence(document_, last);
  if (document_[last].relation == Deprel::cc) return false;  // "said it was over and “that is all”": one clause
  for (TokenId verb = last; verb >= lead.begin; --verb.value) {
    if (verb == used) return false;
    const bool colon = is_mark(document_, last, ':');
    if (document_[verb].pos == Upos::VERB && is_cue(verb) && (colon || !leads_to_clause(verb, lead))) {
      const std::uint32_t distance = lead.end.value - verb.value;
      if (!pause && !is_speech(unit, distance)) return false;
      // "It is over, she said, “and nobody won”", "If they leave, she said, “it is over”": the clause before is said too.
      if (is_mark(document_, last, ',') && last.value == verb.value + 1U && has_clause_before(verb)) return false;
      if (!colon && distance > longest_gap && !is_speech(unit, distance)) return false;
      saying.cue = verb;
      saying.source = sources_.agent_of(verb);
      // What is said may have lent its own subject to the cue.
      if (saying.source && saying.source >= lead.end) saying.source = order_.source_beside(verb);
      if (!saying.source) saying.source = order_.source_before(verb);
      if (saying.source || !colon) return static_cast<bool>(saying.source);
    }
    if (verb.value == 0) break;
  }
  if (!is_mark(document_, last, ':')) return false;
  saying.cue = {};
  const TokenId word = first_word(lead);
  TokenId root = word;
  while (document_[root].head && lead.contains(document_[root].head)) root = document_[root].head;
  if (document_[root].pos == Upos::VERB) {
    saying.cue = root;
    saying.source = sources_.agent_of(root);
    return saying.source && sources_.can_speak(saying.source);
  }
  saying.source = root;
  return lead.size() <= longest_label && (sources_.entity_of(root) || words_.has(WordClass::report, document_[root].lemma));
}

// "“…,” he said", "“…,” said Hugh Hill, a doctor".
bool QuotationSpeakers::find_after(const Unit& unit, Saying& saying) const {
  TokenRange tail = after(unit);
  tail.end = std::min(tail.end, TokenId{tail.begin.value + longest_cue_clause});
  const TokenId word = first_word(tail);
  if (!word) return false;
  for (TokenId verb = word; verb < tail.end; ++verb.value) {
    if (document_[verb].pos != Upos::VERB) continue;
    TokenId source = sources_.agent_of(verb);
    if (source && !tail.contains(source)) source = subject_within(verb, tail);
    if (!source || !tail.contains(source) || has_clause(document_, verb, tail)) continue;
    const bool starts = below(document_, word, source) || below(document_, source, word) || document_[word].head == verb;
    // Behind a comma inside the marks any verb will do: “…,” he went on.
    const bool known = is_cue(verb) || (document_[verb].relation == Deprel::parataxis && sources_.can_speak(source)) ||
                       (ends_with_comma(unit) && starts_sentence(unit) && word == tail.begin &&
                        document_[verb].relation != Deprel::acl_relcl && order_.is_tensed(verb) && sources_.can_speak(source));
    if (!known || (!starts && verb != word)) continue;
    saying.cue = verb;
    saying.source = source;
    return true;
  }
  return ends_with_pause(unit) && find_beside(tail, word, saying);
}

// Where the tree gives the cue a subject inside the quotation too.
TokenId QuotationSpeakers::subject_within(TokenId verb, TokenRange range) const {
  for (const TokenId c : children(document_, verb))
    if (is_a(document_[c].relation, Deprel::nsubj) && range.contains(c)) return c;
  return {};
}

bool QuotationSpeakers::ends_with_comma(const Unit& unit) const {
  return has_verb(unit) && is_mark(document_, previous(quotations_[unit.last].inner.end), ',');
}

// Whether the punctuation says that the sentence goes on behind the quotation.
bool QuotationSpeakers::ends_with_pause(const Unit& unit) const {
  const TokenRange inner = quotations_[unit.last].inner;
  TokenId last = previous(inner.end);
  const TokenId behind = quotations_[unit.last].outer.end;
  // Behind a nested quotation the comma stands before both marks.
  while (last > inner.begin && document_[last].pos == Upos::PUNCT && !pauses_at(last)) --last.value;
  return pauses_at(last) || (behind.value < document_.tokens.size() && pauses_at(behind));
}

bool QuotationSpeakers::pauses_at(TokenId token) const {
  return is_mark(document_, token, ',') || is_mark(document_, token, '!') || is_mark(document_, token, '?');
}

// The same by the order of the words alone, for trees that went wrong across the quotation marks.
bool QuotationSpeakers::find_beside(TokenRange tail, TokenId word, Saying& saying) const {
  TokenId verb = word;
  while (verb < tail.end && !(document_[verb].pos == Upos::VERB && is_cue(verb))) ++verb.value;
  if (verb == tail.end) return false;
  const TokenRange phrase = verb == word ? TokenRange{TokenId{verb.value + 1U}, tail.end} : TokenRange{word, verb};
  for (TokenId i = phrase.begin; i < phrase.end; ++i.value) {
    const Upos pos = document_[i].pos;
    if (pos == Upos::VERB || pos == Upos::SCONJ) return false;
    if (pos != Upos::PROPN && pos != Upos::PRON && pos != Upos::NOUN) continue;
    saying.cue = verb;
    saying.source = top_of_phrase(i, phrase);
    return true;
  }
  return false;
}

// The highest noun above the token that is still in the phrase.
TokenId QuotationSpeakers::top_of_phrase(TokenId token, TokenRange phrase) const {
  for (TokenId up = document_[token].head; up && phrase.contains(up); up = document_[up].head) {
    const Upos pos = document_[up].pos;
    if (pos != Upos::PROPN && pos != Upos::NOUN) break;
    token = up;
  }
  return token;
}

// Whether nothing but the cue clause of the saying stands between its last quotation and this one.
bool QuotationSpeakers::continues(const Unit& unit, const Unit& earlier, const Saying& saying) const {
  const TokenRange tail = after(earlier);
  const TokenId mark = quotations_[unit.first].outer.begin;
  if (tail.end != mark) return false;
  // In a new paragraph the quotation must stand alone.
  if (document_[mark].has(Token::paragraph_start) && has_words(after(unit))) return false;
  if (repeats(tail, saying)) return false;
  return !saying.cue || !has_words(tail) || tail.contains(saying.cue);
}

// "“…,” it added, and, later, “…”": the cue counts again.
bool QuotationSpeakers::repeats(TokenRange tail, const Saying& saying) const {
  if (tail.empty() || ends_sentence(document_, previous(tail.end))) return false;
  bool joined = false;
  for (TokenId i = tail.begin; i < tail.end; ++i.value) {
    if (!saying.cue || i <= saying.cue) continue;
    if (document_[i].pos == Upos::VERB) return false;
    joined = joined || document_[i].pos == Upos::CCONJ;
  }
  return joined && tail.contains(saying.cue);
}

std::vector<Saying> QuotationSpeakers::find() const {
  std::vector<Saying> sayings;
  std::optional<Unit> earlier;  // the last one of the last saying
  for (const Unit& unit : units()) {
    Saying saying;
    for (std::size_t i = unit.first; i <= unit.last; ++i) saying.content.push_back(quotations_[i].inner);
    const TokenId used = earlier ? sayings.back().cue : TokenId{};
    const bool own = is_whole(unit) && ((is_open_lead(unit) && ends_with_comma(unit) && find_after(unit, saying)) ||
                                        find_before(unit, used, saying) ||
                                        (!has_words(before(unit)) && find_after(unit, saying)) || find_name_after(unit, saying));
    const bool goes_on = !own && is_whole(unit) && earlier && continues(unit, *earlier, sayings.back());
    const bool turn = goes_on && find_turn(unit, sayings, saying);
    if (goes_on && !turn) {
      sayings.back().content.insert(sayings.back().content.end(), saying.content.begin(), saying.content.end());
      earlier = unit;
      continue;
    }
    const bool again = !own && is_whole(unit) && earlier && after(*earlier).end == quotations_[unit.first].outer.begin &&
                       repeats(after(*earlier), sayings.back());
    if (again) {
      saying.source = sayings.back().source;
      saying.cue = sayings.back().cue;
    }
    if (own || turn || again || (is_whole(unit) && find_in_sentence_before(unit, saying))) {
      sayings.push_back(std::move(saying));
      earlier = unit;
    } else {
      earlier.reset();
    }
  }
  return sayings;
}

}  // namespace entente
