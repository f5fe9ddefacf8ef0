// SPDX-License-Identifier: Apache-2.0
// Times told from the article's day or from the time before them in the text, and those of every year.
#include "relations/time_reader.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {

using std::chrono::days;
using std::chrono::sys_days;

// "one flight a week on Friday": no Friday in particular.
bool TimeReader::some_a_week() const {
  const TokenRange range = sentence(document_, TokenId{at_});
  for (std::uint32_t i = range.begin.value; i + 1 < range.end.value; ++i)
    if (word(i, Kind::any) != nullptr && word(i + 1, Kind::unit) != nullptr) return true;
  return false;
}

// "the Sunday Times", "USA Today".
bool TimeReader::within_name() const {
  const Token& token = document_[TokenId{at_}];
  if (token.relation == Deprel::compound) return token.head > TokenId{at_} && document_[token.head].pos == Upos::PROPN;
  const bool capital = form(at_).front() >= 'A' && form(at_).front() <= 'Z';
  return capital && word(at_, Kind::day) != nullptr && at_ > 0 && document_[TokenId{at_ - 1}].pos == Upos::PROPN;
}

bool TimeReader::weekday() {
  const Word* const found = word(at_, Kind::weekday);
  if (found == nullptr || !today_ || document_[TokenId{at_}].relation == Deprel::amod) return false;
  // "every Friday", "on a Monday", "Mon-Fri": no day in particular
  if (at_ > 0 && (word(at_ - 1, Kind::any) != nullptr || word(at_ - 1, Kind::number) != nullptr)) return false;
  const auto joins = [&](std::uint32_t i) { return dash(i) || form(i) == "/"; };
  if ((joins(at_ + 1) && word(at_ + 2, Kind::weekday) != nullptr) ||
      (at_ > 1 && joins(at_ - 1) && word(at_ - 2, Kind::weekday) != nullptr))
    return false;
  if (some_a_week() || within_name()) return false;
  const int now = static_cast<int>(std::chrono::weekday{sys_days(*today_)}.iso_encoding());
  const Word* const behind = shift_behind(at_ + 1);
  const Word* const shift = behind != nullptr ? behind : at_ > 0 ? word(at_ - 1, Kind::shift) : nullptr;
  const bool ahead = shift != nullptr ? shift->value > 0 : tense(at_) == Tense::future;
  int difference = found->value - now;
  if (ahead && difference <= 0) difference += 7;
  if (!ahead && (difference > 0 || (shift != nullptr && shift->value < 0 && difference == 0))) difference -= 7;
  const std::uint32_t begin = shift != nullptr && behind == nullptr ? at_ - 1 : at_;
  return add(begin, behind != nullptr ? at_ + 2 : at_ + 1, iso(Date(sys_days(*today_) + days{difference})));
}

bool TimeReader::relative_day() {
  const Word* const found = word(at_, Kind::day);
  if (found == nullptr || !today_ || (found->value == 0 && nowadays()) || within_name()) return false;
  return add(at_, at_ + 1, iso(Date(sys_days(*today_) + days{found->value})));
}

// "last week", "this morning", "next year", "last summer".
bool TimeReader::shifted() {
  const Word* const shift = word(at_, Kind::shift);
  const Word* const unit = word(at_ + 1);
  if (shift == nullptr || unit == nullptr || !today_) return false;
  // "last years" are no year, "this day" is any, "the last day" is the last of something.
  if (unit->kind == Kind::unit && (plural(at_ + 1) || (unit->value == 1 && shift->value <= 0))) return false;
  std::string value;
  if (unit->kind == Kind::unit && unit->value >= 5 && shift->value < 0) {  // "the past decade"
    const int y = static_cast<int>(today_->year());
    value = iso(y - (unit->value == 5 ? 10 : 100)) + "/" + iso(y);
  }
  if (unit->kind == Kind::unit && unit->value <= 4) value = unit_away(*today_, unit->value, shift->value);
  const bool over = shift->value == 0 && tense(at_ + 1) == Tense::past;
  const auto away = [&](auto of, std::int32_t by) { return of(*today_, unit->value, by); };
  // "They met this weekend": the one that has begun.
  const auto begun = [&](auto of) {
    std::string found = away(of, shift->value);
    return over && found.substr(0, 10) > iso(*today_) ? away(of, -1) : found;
  };
  if (unit->kind == Kind::part) value = begun(part_away);
  if (unit->kind == Kind::season) value = begun(season_away);
  return !value.empty() && add(at_, at_ + 2, std::move(value));
}

// "over the weekend": the last one or, of plans, the next.
bool TimeReader::weekend() {
  const Word* const found = word(at_, Kind::part);
  if (found == nullptr || found->value == 0 || !today_ || at_ < 2 || !has_article(at_ - 1) || !preposition(at_ - 2)) return false;
  const Tense told = tense(at_);
  if (told != Tense::past && told != Tense::future) return false;
  std::string value = part_away(*today_, found->value, 0);
  const bool begun = value.substr(0, 10) <= iso(*today_);
  if (told == Tense::past && !begun) value = part_away(*today_, found->value, -1);
  if (told == Tense::future && begun) value = part_away(*today_, found->value, 1);
  return add(at_ - 1, at_ + 1, std::move(value));
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

// "a few months ago", "several years ago", "the past few days".
bool TimeReader::some_time_ago() {
  const Word* const shift = word(at_, Kind::shift);
  std::uint32_t i = shift != nullptr || word(at_, Kind::number) != nullptr ? at_ + 1 : at_;
  if (!today_ || (shift != nullptr && shift->value >= 0) || word(i, Kind::vague) == nullptr) return false;
  ++i;
  if (word(i, Kind::belonging) != nullptr) ++i;  // "a couple of"
  const Word* const unit = word(i, Kind::unit);
  if (unit == nullptr || (shift == nullptr && word(i + 1, Kind::ago) == nullptr) || word(i + 1, Kind::belonging) != nullptr)
    return false;
  return add(at_, shift == nullptr ? i + 2 : i + 1, "../" + (unit->value == 3 ? unit_away(*today_, 3, 0) : iso(*today_)));
}

// "World War II": a phrase of en/periods.tsv.
bool TimeReader::period() {
  const auto [length, value] = words_.period(document_, at_);
  if (length == 0) return false;
  // "Cold War Museum" is a name; "World War II cost many lives" tells of the war, not of when.
  const TokenId head = head_of({TokenId{at_}, TokenId{at_ + length}});
  const Deprel relation = document_[head].relation;
  if (relation == Deprel::compound && document_[document_[head].head].pos == Upos::PROPN) return false;
  if (is_a(relation, Deprel::nsubj) || relation == Deprel::obj) return false;
  return add(at_, at_ + length, std::string(value));
}

// 1 behind "two years" if "later" stands there, -1 for "earlier" and for a "before" that nothing follows; 0 for other words.
std::int32_t TimeReader::direction(std::uint32_t i) const {
  const Word* const found = word(i);
  if (found == nullptr || (found->kind != Kind::later && found->kind != Kind::early)) return 0;
  if (found->kind == Kind::early) return found->value == 0 ? -1 : 0;
  const Token& token = document_[TokenId{i}];
  const bool governed = token.head > TokenId{i} && (token.relation == Deprel::case_ || token.relation == Deprel::mark);
  return governed ? 0 : found->value;
}

// "that year", "the following month", "two years later": told from the time before it in the text.
bool TimeReader::from_context() {
  const TimeExpression* const last = context();
  if (last == nullptr) return false;
  // "during this period": the one told before, if it was one.
  if (word(at_) != nullptr && (word(at_)->kind == Kind::shift || word(at_)->kind == Kind::told) && word(at_)->value == 0 &&
      word(at_ + 1, Kind::span) != nullptr && last->value.find('/') != std::string::npos)
    return add(at_, at_ + 2, std::string(last->value));
  // "They left the next day": the one after the day told before.
  if (const Word* const next = word(at_, Kind::shift); next != nullptr && next->value > 0 && at_ > 0 && has_article(at_ - 1))
    if (const Word* const unit = word(at_ + 1, Kind::unit);
        unit != nullptr && unit->value <= 4 && !plural(at_ + 1) && tense(at_ + 1) == Tense::past) {
      std::string value = moved_from(last->value, unit->value, 1);
      return !value.empty() && add(at_, at_ + 2, std::move(value));
    }
  if (const Word* const told = word(at_, Kind::told)) {
    const Word* const unit = word(at_ + 1, Kind::unit);
    // "that summer"
    if (const Word* const season = word(at_ + 1, Kind::season); season != nullptr && told->value == 0)
      return add(at_, at_ + 2, season_of(*year_of(last->value), season->value));
    if (unit == nullptr || unit->value > 4 || plural(at_ + 1)) return false;
    std::string value = moved_from(last->value, unit->value, told->value);
    return !value.empty() && (told->value != 0 || unit->value >= 3) && add(at_, at_ + 2, std::move(value));
  }
  const auto number = count(at_);
  const Word* const unit = word(at_ + 1, Kind::unit);
  const std::int32_t way = direction(at_ + 2);
  if (!number || unit == nullptr || way == 0 || *number < 1 || *number > 200) return false;
  std::string value = moved_from(last->value, unit->value, *number * way);
  return !value.empty() && add(at_, at_ + 3, std::move(value));
}

// "a year earlier", "the year before": than what the sentence tells of, else than the article's.
bool TimeReader::year_earlier() {
  const Word* const unit = word(at_ + 1, Kind::unit);
  if (!has_article(at_) || unit == nullptr || unit->value != 4 || plural(at_ + 1) || direction(at_ + 2) >= 0 || !today_)
    return false;
  const TimeExpression* const last = context();
  const bool here = last != nullptr && same_sentence(last->tokens.begin, at_);
  return add(at_, at_ + 3, iso((here ? *year_of(last->value) : static_cast<int>(today_->year())) - 1));
}

// "earlier in the year": the one told before, else the article's.
bool TimeReader::within_year() {
  const Word* const unit = word(at_ + 3, Kind::unit);
  if ((word(at_, Kind::early) == nullptr && word(at_, Kind::later) == nullptr) || !today_) return false;
  if (!preposition(at_ + 1) || !has_article(at_ + 2) || unit == nullptr || unit->value != 4 || plural(at_ + 3)) return false;
  const TimeExpression* const last = context();
  return add(at_, at_ + 4, iso(last != nullptr ? *year_of(last->value) : static_cast<int>(today_->year())));
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
  const Word* const year = word(at_, Kind::unit);  // "by year end"
  if (year != nullptr && year->value == 4 && word(at_ + 1, Kind::end) != nullptr && today_)
    return add(at_, at_ + 2, iso(static_cast<int>(today_->year())) + "-12-31");
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
  if (season == nullptr || (token.pos != Upos::NOUN && token.pos != Upos::PROPN) || token.relation == Deprel::compound)
    return false;
  if (at_ + 1 < size() && (document_[TokenId{at_ + 1}].pos == Upos::PROPN || document_[TokenId{at_ + 1}].pos == Upos::NOUN))
    return false;
  if (token.pos == Upos::PROPN && at_ > 0 && document_[TokenId{at_ - 1}].pos == Upos::PROPN) return false;  // "Palm Springs"
  // "fall of 2004" is told by the year; the fall of a town is no season.
  if (year_number(at_ + 1) || word(at_ + 1, Kind::belonging) != nullptr) return false;
  // "It was cold in the winter" tells of one winter, though not of which.
  const bool bare = at_ > 0 && preposition(at_ - 1);
  if (!plural(at_) && !bare && tense(at_) == Tense::past) return false;
  const std::int32_t last = (season->value + 2) % 12 + 1;
  return add(at_, at_ + 1, "--" + padded(season->value, 2) + "/--" + padded(last, 2));
}

}  // namespace entente
