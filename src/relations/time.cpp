// SPDX-License-Identifier: Apache-2.0
#include "relations/time.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "relations/calendar.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;
using Kind = TimeFinder::Kind;
using Word = TimeFinder::Word;

// Reads the times of one document from left to right.
class Reader {
 public:
  Reader(const TimeFinder& words, Document& document)
      : words_(words), document_(document), today_(parse_date(document.article->info.date)), lower_(document.tokens.size()) {
    lower_forms();
  }

  void read() {
    while (at_ < document_.tokens.size())
      if (!(period() || ancient_year() || lasting() || from_context() || date() || month() || weekday() || relative_day() || shifted() || ago() || century() || year_alone())) ++at_;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }
  std::string_view form(std::uint32_t i) const { return i < size() ? document_.form(TokenId{i}) : std::string_view(); }
  const Word* word(std::uint32_t i) const { return i < size() ? lower_[i] : nullptr; }
  const Word* word(std::uint32_t i, Kind kind) const {
    const Word* const found = word(i);
    return found != nullptr && found->kind == kind ? found : nullptr;
  }

  // Every token's entry once, its form taken in lower case.
  void lower_forms() {
    std::string lower;
    for (std::uint32_t i = 0; i < size(); ++i) {
      lower.assign(form(i));
      std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      lower_[i] = words_.find(document_.symbols.find(lower));
      // A month is a name: "May" but not "may", "March" but not "march".
      if (lower_[i] != nullptr && lower_[i]->kind == Kind::month && (form(i) == lower || document_.tokens[i].pos == Upos::AUX)) lower_[i] = nullptr;
      // "Mon" but not "mon", which other languages have
      if (lower_[i] != nullptr && lower_[i]->kind == Kind::weekday && form(i) == lower && lower.size() <= 3) lower_[i] = nullptr;
    }
  }

  void add(std::uint32_t begin, std::uint32_t end, std::string value) {
    while (begin > 0 && (word(begin - 1, Kind::early) != nullptr)) --begin;
    const TokenRange range{TokenId{begin}, TokenId{end}};
    TokenId head = range.begin;
    for (std::uint32_t i = begin; i < end; ++i)
      if (const TokenId up = document_[TokenId{i}].head; !up || !range.contains(up)) head = TokenId{i};
    document_.times.push_back({range, head, std::move(value)});
    at_ = end;
  }

  // The time told last, where it has a year of its own and is near enough for the next one to lean on it.
  const TimeExpression* context() const {
    constexpr std::uint32_t reach = 120;  // tokens
    if (document_.times.empty()) return nullptr;
    const TimeExpression& last = document_.times.back();
    return at_ - last.tokens.end.value <= reach && last.value.size() >= 4 && integer(last.value.substr(0, 4)) ? &last : nullptr;
  }

  std::optional<std::int32_t> day_number(std::uint32_t i) const {
    auto value = integer(form(i));
    if (!value) value = ordinal(form(i));
    const std::int32_t day = value.value_or(0);
    if (day < 1 || day > 31 || form(i).size() > 4) return std::nullopt;
    return day;
  }

  std::optional<std::int32_t> year_number(std::uint32_t i) const {
    const auto value = form(i).size() == 4 ? integer(form(i)) : std::nullopt;
    return value && *value >= 1000 && *value <= 2100 ? value : std::nullopt;
  }

  bool comma(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::PUNCT && form(i) == ","; }

  // The verb that an expression stands directly below, if it is one; whether it lies ahead of the article's day.
  enum class Tense { past, future, unknown };
  Tense tense(std::uint32_t i) const {
    TokenId up = document_[TokenId{i}].head;
    if (up && document_[up].relation == Deprel::flat) up = document_[up].head;
    if (up && document_[up].relation == Deprel::xcomp && document_[up].pos == Upos::NOUN) up = document_[up].head;  // "became a member in May"
    if (!up || document_[up].pos != Upos::VERB) return Tense::unknown;
    for (const TokenId child : children(document_, up))
      if (word(child.value, Kind::future) != nullptr) return Tense::future;
    return document_[up].features.is(Feature::Tense, "Past") ? Tense::past : Tense::unknown;
  }

  // "Friday, October 9, 2015", "October 9", "9 October 2015", ISO dates.
  bool date() {
    if (const auto whole = parse_date(form(at_)); whole && form(at_).size() == 10) return add(at_, at_ + 1, iso(*whole)), true;
    std::uint32_t begin = at_, i = at_;
    if (word(i, Kind::weekday) != nullptr) i += comma(i + 1) ? 2 : 1;
    const bool month_first = word(i, Kind::month) != nullptr;
    const std::uint32_t month_at = month_first ? i : i + 1, day_at = month_first ? i + 1 : i;
    const Word* const month = word(month_at, Kind::month);
    const auto day = day_number(day_at);
    if (month == nullptr || !day) return false;
    std::uint32_t end = std::max(month_at, day_at) + 1;
    const std::uint32_t year_at = comma(end) ? end + 1 : end;
    std::optional<std::int32_t> y = year_number(year_at);
    if (y) end = year_at + 1;
    if (!y && today_) y = nearest_year(month->value, *day, month_at);
    if (!y) return false;
    const year_month_day found{year{*y}, std::chrono::month{static_cast<unsigned>(month->value)}, std::chrono::day{static_cast<unsigned>(*day)}};
    if (!found.ok()) return false;
    add(begin, end, iso(found));
    return true;
  }

  // The year that puts a day nearest to the article's, before or after it as the verb has it.
  std::int32_t nearest_year(std::int32_t month, std::int32_t day, std::uint32_t where) const {
    const int now = static_cast<int>(today_->year());
    // "was arrested in March 2019 and freed on 5 October"
    if (const TimeExpression* const told = context(); told != nullptr && tense(where) != Tense::future)
      if (const int y = *integer(told->value.substr(0, 4)); y < now && same_sentence(told->tokens.begin, where)) return y;
    const auto here = [&](int y) {
      const year_month_day candidate{year{y}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
      return sys_days(candidate) - sys_days(*today_);
    };
    switch (tense(where)) {
      case Tense::past: return here(now) > days{0} ? now - 1 : now;
      case Tense::future: return here(now) < days{0} ? now + 1 : now;
      case Tense::unknown: break;
    }
    if (here(now) > days{183}) return now - 1;
    return here(now) < days{-183} ? now + 1 : now;
  }

  bool same_sentence(TokenId one, std::uint32_t other) const { return sentence(document_, one).contains(TokenId{other}); }

  // "October 2015", "in October", "last October".
  bool month() {
    const Word* const found = word(at_, Kind::month);
    if (found == nullptr) return false;
    const bool of = document_[TokenId{std::min(at_ + 1, size() - 1)}].pos == Upos::ADP && year_number(at_ + 2);  // "November of 1776"
    const std::uint32_t year_at = comma(at_ + 1) || of ? at_ + 2 : at_ + 1;
    if (const auto y = year_number(year_at)) return add(at_, year_at + 1, iso(*y, static_cast<unsigned>(found->value))), true;
    if (!today_) return false;
    // "April last year", "April of this year"
    for (const std::uint32_t next : {at_ + 1, at_ + 2}) {
      const Word* const shift = word(next, Kind::shift);
      const Word* const unit = word(next + 1, Kind::unit);
      if (shift == nullptr || unit == nullptr || unit->value != 4) continue;
      return add(at_, next + 2, iso(static_cast<int>(today_->year()) + shift->value, static_cast<unsigned>(found->value))), true;
    }
    int y = nearest_year(found->value, 1, at_);
    std::uint32_t begin = at_;
    if (const Word* const shift = at_ > 0 ? word(at_ - 1, Kind::shift) : nullptr) {
      begin = at_ - 1;
      y = static_cast<int>(today_->year());
      const int difference = found->value - static_cast<int>(static_cast<unsigned>(today_->month()));
      if (shift->value < 0 && difference >= 0) --y;
      if (shift->value > 0 && difference <= 0) ++y;
    }
    add(begin, at_ + 1, iso(y, static_cast<unsigned>(found->value)));
    return true;
  }

  bool weekday() {
    const Word* const found = word(at_, Kind::weekday);
    if (found == nullptr || !today_ || document_[TokenId{at_}].relation == Deprel::amod) return false;
    const int now = static_cast<int>(std::chrono::weekday{sys_days(*today_)}.iso_encoding());
    const Word* const shift = at_ > 0 ? word(at_ - 1, Kind::shift) : nullptr;
    const bool ahead = shift != nullptr ? shift->value > 0 : tense(at_) == Tense::future;
    int difference = found->value - now;
    if (ahead && difference <= 0) difference += 7;
    if (!ahead && (difference > 0 || (shift != nullptr && shift->value < 0 && difference == 0))) difference -= 7;
    add(shift != nullptr ? at_ - 1 : at_, at_ + 1, iso(year_month_day(sys_days(*today_) + days{difference})));
    return true;
  }

  // "Today the city has five bridges": what is so in these times is no day's news.
  bool nowadays() const {
    TokenId verb = document_[TokenId{at_}].head;
    if (!verb) return false;
    for (const TokenId child : children(document_, verb)) {
      const Token& token = document_[child];
      if (is_a(token.relation, Deprel::aux) && (word(child.value, Kind::future) != nullptr || token.features.is(Feature::Tense, "Past"))) return false;
      if (is_a(token.relation, Deprel::aux) && document_[verb].features.is(Feature::Tense, "Pres")) return false;  // "is visiting today"
      if (is_a(token.relation, Deprel::aux)) verb = child;
    }
    const Token& token = document_[verb];
    return token.features.is(Feature::Tense, "Pres") && token.features.is(Feature::VerbForm, "Fin") && at_ < verb.value;
  }

  bool relative_day() {
    const Word* const found = word(at_, Kind::day);
    if (found == nullptr || !today_ || (found->value == 0 && nowadays())) return false;
    add(at_, at_ + 1, iso(year_month_day(sys_days(*today_) + days{found->value})));
    return true;
  }

  // "last week", "this morning", "next year", "last summer".
  bool shifted() {
    const Word* const shift = word(at_, Kind::shift);
    const Word* const unit = word(at_ + 1);
    if (shift == nullptr || unit == nullptr || !today_) return false;
    // "last years" are no year, "this day" is any.
    const bool plural = document_[TokenId{at_ + 1}].features.is(Feature::Number, "Plur");
    if (unit->kind == Kind::unit && (plural || (unit->value == 1 && shift->value == 0))) return false;
    std::string value;
    if (unit->kind == Kind::unit && unit->value >= 5 && shift->value < 0) {  // "the past decade"
      const int y = static_cast<int>(today_->year());
      value = iso(y - (unit->value == 5 ? 10 : 100)) + "/" + iso(y);
    }
    if (unit->kind == Kind::unit && unit->value <= 4) value = unit_away(*today_, unit->value, shift->value);
    if (unit->kind == Kind::part) value = part_away(*today_, unit->value, shift->value);
    if (unit->kind == Kind::season) value = season_away(*today_, unit->value, shift->value);
    if (value.empty()) return false;
    add(at_, at_ + 2, std::move(value));
    return true;
  }

  // "three days ago", "just over a year ago"; "two years later" has no day to count from.
  bool ago() {
    const auto digits = integer(form(at_));
    const Word* const number = word(at_, Kind::number);
    const Word* const unit = word(at_ + 1, Kind::unit);
    const Word* const end = word(at_ + 2, Kind::ago);
    if ((!digits && number == nullptr) || unit == nullptr || end == nullptr || !today_) return false;
    const std::int32_t count = (digits ? *digits : number->value) * (unit->value == 5 ? 10 : unit->value == 6 ? 100 : 1);
    if (count < 1 || count > 9000) return false;
    std::string value = unit_away(*today_, std::min(unit->value, 4), count * end->value);
    std::uint32_t begin = at_;
    while (begin > 0 && word(begin - 1, Kind::approx) != nullptr) --begin;
    add(begin, at_ + 3, std::move(value));
    return true;
  }

  // "World War II": a phrase of en/periods.tsv.
  bool period() {
    const auto [length, value] = words_.period(document_, at_);
    if (length == 0) return false;
    add(at_, at_ + length, std::string(value));
    return true;
  }

  // "that year", "the following month", "two years later": told from the time before it in the text.
  bool from_context() {
    const TimeExpression* const last = context();
    if (last == nullptr) return false;
    const auto moved = [&](std::int32_t unit, std::int32_t count) { return moved_from(last->value, unit, count); };
    if (const Word* const told = word(at_, Kind::told)) {
      const Word* const unit = word(at_ + 1, Kind::unit);
      if (unit == nullptr || unit->value > 4 || document_[TokenId{at_ + 1}].features.is(Feature::Number, "Plur")) return false;
      std::string value = moved(unit->value, told->value);
      if (value.empty() || (told->value == 0 && unit->value < 3)) return false;
      return add(at_, at_ + 2, std::move(value)), true;
    }
    const auto digits = integer(form(at_));
    const Word* const number = word(at_, Kind::number);
    const Word* const unit = word(at_ + 1, Kind::unit);
    const bool later = word(at_ + 2, Kind::later) != nullptr;
    if ((!digits && number == nullptr) || unit == nullptr || !later) return false;
    const std::int32_t count = digits ? *digits : number->value;
    if (count < 1 || count > 200) return false;
    const Word* const direction = word(at_ + 2);
    std::string value = moved(unit->value, count * (direction->kind == Kind::later ? direction->value : 1));
    if (value.empty()) return false;
    return add(at_, at_ + 3, std::move(value)), true;
  }

  // "508 BC", told as -0508.
  bool ancient_year() {
    const auto digits = integer(form(at_));
    const Word* const era = word(at_ + 1, Kind::era);
    if (!digits || era == nullptr || *digits < 1 || *digits > 9999) return false;
    add(at_, at_ + 2, (era->value < 0 ? "-" : "") + padded(*digits, 4));
    return true;
  }

  // "the past three years" reaches to the article's day.
  bool lasting() {
    const Word* const shift = word(at_, Kind::shift);
    const auto digits = integer(form(at_ + 1));
    const Word* const number = word(at_ + 1, Kind::number);
    const Word* const unit = word(at_ + 2, Kind::unit);
    if (shift == nullptr || shift->value >= 0 || (!digits && number == nullptr) || unit == nullptr || unit->value > 4 || !today_) return false;
    const std::int32_t count = digits ? *digits : number->value;
    if (count < 1 || count > 1000) return false;
    add(at_, at_ + 3, span_until(*today_, unit->value, count));
    return true;
  }

  bool century() {
    const auto number = ordinal(form(at_));
    const std::uint32_t unit_at = form(at_ + 1) == "-" ? at_ + 2 : at_ + 1;  // "19th-century"
    const Word* const unit = word(unit_at, Kind::unit);
    if (!number || *number < 1 || *number > 21 || unit == nullptr || unit->value != 6) return false;
    if (const Word* const era = word(unit_at + 1, Kind::era); era != nullptr && era->value < 0)
      return add(at_, unit_at + 2, "-" + padded(*number * 100, 4) + "-01-01/-" + padded(*number * 100 - 99, 4) + "-12-31"), true;
    add(at_, unit_at + 1, iso((*number - 1) * 100) + "-01-01/" + iso(*number * 100 - 1) + "-12-31");
    return true;
  }

  // "2008", "the 1990s", "summer of 2012", "spring 2004".
  bool year_alone() {
    if (const auto found = decade(form(at_)); found && *found >= 1000 && *found <= 2100 && *found % 10 == 0)
      return add(at_, at_ + 1, iso(*found) + "-01-01/" + iso(*found + (*found % 100 == 0 && *found < 1900 ? 99 : 9)) + "-12-31"), true;  // "the 1600s"
    const auto found = year_number(at_);
    if (!found || document_[TokenId{at_}].pos != Upos::NUM || !is_year(TokenId{at_})) return false;
    for (const std::uint32_t back : {1U, 2U})
      if (const Word* const season = at_ >= back ? word(at_ - back, Kind::season) : nullptr)
        return add(at_ - back, at_ + 1, season_of(*found, season->value)), true;
    add(at_, at_ + 1, iso(*found));
    return true;
  }

  // A number counts what follows it where that is plural ("1500 soldiers"); a year names what follows ("the 2016 election").
  bool is_year(TokenId token) const {
    const Token& number = document_[token];
    if (!is_a(number.relation, Deprel::nummod) || !number.head || number.head < token) return true;
    return !document_[number.head].features.is(Feature::Number, "Plur");
  }

  const TimeFinder& words_;
  Document& document_;
  std::optional<year_month_day> today_;
  std::vector<const Word*> lower_;
  std::uint32_t at_ = 0;
};

}  // namespace

void TimeFinder::annotate(Document& document) const {
  document.times.clear();
  Reader(*this, document).read();
}

}  // namespace entente
