// SPDX-License-Identifier: Apache-2.0
// What the predicate tells of its time: past, ahead, or of every year.
#include "relations/time_reader.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {

// The word whose time it is, behind the rest of the date: "on November 20", "in May and June", "became a member in May".
TokenId TimeReader::predicate(std::uint32_t i) const {
  const auto is_date = [&](TokenId token) {
    return document_[token].pos == Upos::NUM || document_[token].relation == Deprel::flat ||
           word(token.value, Kind::month) != nullptr;
  };
  TokenId up = document_[TokenId{i}].head;
  while (up && is_date(up)) up = document_[up].head;
  if (up && document_[up].relation == Deprel::xcomp && document_[up].pos == Upos::NOUN) up = document_[up].head;
  return up;
}

// The word that has the predicate's tense: its first auxiliary or copula, or itself.
TokenId TimeReader::finite(TokenId predicate) const {
  for (const TokenId child : children(document_, predicate))
    if (is_a(document_[child].relation, Deprel::aux) || document_[child].relation == Deprel::cop) return child;
  return document_[predicate].pos == Upos::VERB ? predicate : TokenId{};
}

bool TimeReader::is_infinitive(TokenId predicate) const {
  const TokenId mark = child(document_, predicate, Deprel::mark);
  return mark && document_[mark].pos == Upos::PART;
}

TimeReader::Tense TimeReader::tense(std::uint32_t i) const {
  const TokenId up = predicate(i);
  if (!up) return Tense::unknown;
  const TokenId verb = finite(up);
  const auto has = [&](TokenId token, std::string_view value) {
    return token && document_[token].features.is(Feature::Tense, value);
  };
  const auto is_present = [&](TokenId token) {
    return has(token, "Pres") && document_[token].features.is(Feature::VerbForm, "Fin");
  };
  const bool past = has(verb, "Past") && verb != up;
  for (const TokenId child : children(document_, up))
    if (word(child.value, Kind::future) != nullptr) return Tense::future;
  // "is to travel", "is due on Friday", "are expected to vote"
  if (word(up.value, Kind::future) != nullptr && !past) return Tense::future;
  if (is_infinitive(up)) {
    if (verb != up) return is_present(verb) ? Tense::future : Tense::unknown;
    const TokenId above = document_[up].head;
    const bool hangs = is_a(document_[up].relation, Deprel::xcomp) || document_[up].relation == Deprel::advcl;
    if (!hangs || !above) return Tense::unknown;
    const bool planned = word(above.value, Kind::future) != nullptr && !has(finite(above), "Past");
    return planned || is_present(finite(above)) ? Tense::future : Tense::unknown;
  }
  const bool passive = verb != up && verb && document_[verb].relation == Deprel::aux_pass;
  if (past || (has(up, "Past") && document_[up].pos == Upos::VERB && !(passive && is_present(verb)))) return Tense::past;
  return is_present(verb) ? Tense::present : Tense::unknown;
}

// Whether a month stands beside another without a year: "from July to September".
bool TimeReader::beside_month(std::uint32_t i) const {
  const auto links = [&](std::uint32_t at) {
    return dash(at) || preposition(at) || (at < size() && document_[TokenId{at}].pos == Upos::CCONJ);
  };
  const auto early = [&](std::uint32_t at) { return word(at, Kind::early) != nullptr; };
  const std::uint32_t next = early(i + 2) ? i + 3 : i + 2;
  if (links(i + 1) && word(next, Kind::month) != nullptr) return true;
  const std::uint32_t before = i > 0 && early(i - 1) ? i - 1 : i;
  return before >= 2 && links(before - 1) && word(before - 2, Kind::month) != nullptr;
}

// "It rains from July to September", "October is the month of apples": told of every year, in a plain present or as advice.
bool TimeReader::usual(std::uint32_t i) const {
  TokenId up = predicate(i);
  while (up && document_[up].head && !finite(up))
    up = document_[up].head;  // "in the months between October and April, fares rise"
  const TimeExpression* const last = document_.times.empty() ? nullptr : &document_.times.back();
  const bool continues = last != nullptr && last->value.starts_with("--") && same_sentence(last->tokens.begin, i);
  if (!up) return continues;
  const TokenId verb = finite(up);
  const Tense told = tense(i);
  if (told == Tense::past || told == Tense::future) return false;
  if (continues) return true;
  const bool progressive = verb != up && document_[up].pos == Upos::VERB && document_[up].features.is(Feature::Tense, "Pres");
  if (!verb || !document_[verb].features.is(Feature::VerbForm, "Fin") || progressive) return false;
  if (beside_month(i) || word(up.value, Kind::usual) != nullptr) return true;
  if (is_a(document_[TokenId{i}].relation, Deprel::nsubj) && document_[TokenId{i}].head == up) return true;
  return std::any_of(children(document_, up).begin(), children(document_, up).end(),
                     [&](TokenId child) { return word(child.value, Kind::usual) != nullptr; });
}

// "Today the city has five bridges", "is still used today": what is so in these times is no day's news.
bool TimeReader::nowadays() const {
  const TokenId predicate = document_[TokenId{at_}].head;
  if (!predicate) return false;
  TokenId verb = predicate;
  if (is_infinitive(predicate)) return false;  // "is to begin today"
  bool passive = false, still = false, copula = false;
  for (const TokenId child : children(document_, predicate)) {
    const Token& token = document_[child];
    still = still || word(child.value, Kind::still) != nullptr;
    copula = copula || token.relation == Deprel::cop;
    passive = passive || token.relation == Deprel::aux_pass;
    if (!is_a(token.relation, Deprel::aux) && token.relation != Deprel::cop) continue;
    if (word(child.value, Kind::future) != nullptr || token.features.is(Feature::Tense, "Past")) return false;
    if (token.relation == Deprel::aux && document_[predicate].features.is(Feature::Tense, "Pres"))
      return false;  // "is visiting today"
    verb = child;
  }
  const Token& token = document_[verb];
  const bool present = token.features.is(Feature::Tense, "Pres") && token.features.is(Feature::VerbForm, "Fin");
  // "is as strong today", but not "is in Rome today", "is here today", nor "what our task is today"
  const bool describes = copula && !child(document_, predicate, Deprel::case_) && document_[predicate].pos != Upos::PRON &&
                         document_[predicate].pos != Upos::ADV;
  // "what is known today as", "the oil used today"
  const bool participle = verb == predicate && token.features.is(Feature::VerbForm, "Part");
  if (word(predicate.value, Kind::state) != nullptr && (present || participle)) return true;
  return present &&
         (at_ < verb.value || still || describes || (passive && document_[predicate].features.is(Feature::Tense, "Past")));
}

}  // namespace entente
