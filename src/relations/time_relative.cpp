// SPDX-License-Identifier: Apache-2.0
// Times told from the article's day or from the time before them in the text, and those of every year.
#include "relations/time_reader.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {

using std::chrono::days;
using std::chrono::sys_days;

bool TimeReader::weekday() {
  const Word* const found = word(at_, Kind::weekday);
  if (found == nullptr || !today_ || document_[TokenId{at_}].relation == Deprel::amod) return false;
  // "every Friday", "on a Monday", "Mon-Fri": no day in particular
  if (at_ > 0 && (word(at_ - 1, Kind::any) != nullptr || word(at_ - 1, Kind::number) != nullptr)) return false;
  if ((dash(at_ + 1) && word(at_ + 2, Kind::weekday) != nullptr) || (at_ > 1 && dash(at_ - 1) && word(at_ - 2, Kind::weekday) != nullptr)) return false;
  const int now = static_cast<int>(std::chrono::weekday{sys_days(*today_)}.iso_encoding());
  const Word* const shift = at_ > 0 ? word(at_ - 1, Kind::shift) : nullptr;
  const bool ahead = shift != nullptr ? shift->value > 0 : tense(at_) == Tense::future;
  int difference = found->value - now;
  if (ahead && difference <= 0) difference += 7;
  if (!ahead && (difference > 0 || (shift != nullptr && shift->value < 0 && difference == 0))) difference -= 7;
  return add(shift != nullptr ? at_ - 1 : at_, at_ + 1, iso(Date(sys_days(*today_) + days{difference})));
}

// "Today the city has five bridges", "is still used today": what is so in these times is no day's news.
bool TimeReader::nowadays() const {
  const TokenId predicate = document_[TokenId{at_}].head;
  if (!predicate) return false;
  TokenId verb = predicate;
  bool passive = false, still = false, copula = false;
  for (const TokenId child : children(document_, predicate)) {
    const Token& token = document_[child];
    still = still || word(child.value, Kind::still) != nullptr;
    copula = copula || token.relation == Deprel::cop;
    passive = passive || token.relation == Deprel::aux_pass;
    if (!is_a(token.relation, Deprel::aux) && token.relation != Deprel::cop) continue;
    if (word(child.value, Kind::future) != nullptr || token.features.is(Feature::Tense, "Past")) return false;
    if (token.relation == Deprel::aux && document_[predicate].features.is(Feature::Tense, "Pres")) return false;  // "is visiting today"
    verb = child;
  }
  const Token& token = document_[verb];
  const bool present = token.features.is(Feature::Tense, "Pres") && token.features.is(Feature::VerbForm, "Fin");
  // "is as strong today", but not "is in Rome today", nor "what our task is today"
  const bool describes = copula && !child(document_, predicate, Deprel::case_) && document_[predicate].pos != Upos::PRON;
  return present && (at_ < verb.value || still || describes || (passive && document_[predicate].features.is(Feature::Tense, "Past")));
}

bool TimeReader::relative_day() {
  const Word* const found = word(at_, Kind::day);
  if (found == nullptr || !today_ || (found->value == 0 && nowadays())) return false;
  return add(at_, at_ + 1, iso(Date(sys_days(*today_) + days{found->value})));
}

// "last week", "this morning", "next year", "last summer".
bool TimeReader::shifted() {
  const Word* const shift = word(at_, Kind::shift);
  const Word* const unit = word(at_ + 1);
  if (shift == nullptr || unit == nullptr || !today_) return false;
  // "last years" are no year, "this day" is any.
  if (unit->kind == Kind::unit && (plural(at_ + 1) || (unit->value == 1 && shift->value == 0))) return false;
  std::string value;
  if (unit->kind == Kind::unit && unit->value >= 5 && shift->value < 0) {  // "the past decade"
    const int y = static_cast<int>(today_->year());
    value = iso(y - (unit->value == 5 ? 10 : 100)) + "/" + iso(y);
  }
  if (unit->kind == Kind::unit && unit->value <= 4) value = unit_away(*today_, unit->value, shift->value);
  if (unit->kind == Kind::part) value = part_away(*today_, unit->value, shift->value);
  if (unit->kind == Kind::season) value = season_away(*today_, unit->value, shift->value);
  return !value.empty() && add(at_, at_ + 2, std::move(value));
}

// "three days ago", "just over a year ago"; "two years later" has no day to count from.
bool TimeReader::ago() {
  const auto number = count(at_);
  const Word* const unit = word(at_ + 1, Kind::unit);
  const Word* const end = word(at_ + 2, Kind::ago);
  if (!number || unit == nullptr || end == nullptr || !today_) return false;
  const std::int32_t total = *number * (unit->value == 5 ? 10 : unit->value == 6 ? 100 : 1);
  if (total < 1 || total > 9000) return false;
  std::uint32_t begin = at_;
  while (begin > 0 && word(begin - 1, Kind::approx) != nullptr) --begin;
  return add(begin, at_ + 3, unit_away(*today_, std::min(unit->value, 4), total * end->value));
}

// "World War II": a phrase of en/periods.tsv.
bool TimeReader::period() {
  const auto [length, value] = words_.period(document_, at_);
  return length != 0 && add(at_, at_ + length, std::string(value));
}

// "that year", "the following month", "two years later": told from the time before it in the text.
bool TimeReader::from_context() {
  const TimeExpression* const last = context();
  if (last == nullptr) return false;
  if (const Word* const told = word(at_, Kind::told)) {
    const Word* const unit = word(at_ + 1, Kind::unit);
    if (unit == nullptr || unit->value > 4 || plural(at_ + 1)) return false;
    std::string value = moved_from(last->value, unit->value, told->value);
    return !value.empty() && (told->value != 0 || unit->value >= 3) && add(at_, at_ + 2, std::move(value));
  }
  const auto number = count(at_);
  const Word* const unit = word(at_ + 1, Kind::unit);
  const Word* const later = word(at_ + 2, Kind::later);
  if (!number || unit == nullptr || later == nullptr || *number < 1 || *number > 200) return false;
  std::string value = moved_from(last->value, unit->value, *number * later->value);
  return !value.empty() && add(at_, at_ + 3, std::move(value));
}

// "the past three years" reaches to the article's day; "the last months of her life" do not.
bool TimeReader::lasting() {
  const Word* const shift = word(at_, Kind::shift);
  const auto number = count(at_ + 1);
  const Word* const unit = word(at_ + 2, Kind::unit);
  if (shift == nullptr || shift->value >= 0 || !number || unit == nullptr || unit->value > 4 || !today_) return false;
  if (*number < 1 || *number > 1000 || word(at_ + 3, Kind::belonging) != nullptr) return false;
  return add(at_, at_ + 3, span_until(*today_, unit->value, *number));
}

// "the end of the year": its last day.
bool TimeReader::end_of_year() {
  const Word* const unit = word(at_ + 3, Kind::unit);
  if (word(at_, Kind::end) == nullptr || !preposition(at_ + 1) || unit == nullptr || unit->value != 4 || !today_) return false;
  const bool determined = document_[TokenId{at_ + 2}].pos == Upos::DET;
  if (!determined) return false;
  return add(at_, at_ + 4, iso(told_year(at_).value_or(static_cast<int>(today_->year()))) + "-12-31");
}

// "Summers are hot", "in winter": the months of every year, told without one ("--06/--09").
bool TimeReader::season_alone() {
  const Word* const season = word(at_, Kind::season);
  const Token& token = document_[TokenId{at_}];
  if (season == nullptr || (token.pos != Upos::NOUN && token.pos != Upos::PROPN) || token.relation == Deprel::compound) return false;
  if (at_ + 1 < size() && (document_[TokenId{at_ + 1}].pos == Upos::PROPN || document_[TokenId{at_ + 1}].pos == Upos::NOUN)) return false;
  // "It was cold in the winter" tells of one winter, though not of which.
  const bool bare = at_ > 0 && preposition(at_ - 1);
  if (!plural(at_) && !bare && tense(at_) == Tense::past) return false;
  const std::int32_t last = (season->value + 2) % 12 + 1;
  return add(at_, at_ + 1, "--" + padded(season->value, 2) + "/--" + padded(last, 2));
}

}  // namespace entente
