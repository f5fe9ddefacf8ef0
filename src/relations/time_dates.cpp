// SPDX-License-Identifier: Apache-2.0
// Dates, months, years, decades and centuries.
#include "relations/time_reader.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

std::optional<std::int32_t> TimeReader::day_number(std::uint32_t i) const {
  auto value = integer(form(i));
  if (!value) value = ordinal(form(i));
  const std::int32_t day = value.value_or(0);
  if (day < 1 || day > 31 || form(i).size() > 4) return std::nullopt;
  return day;
}

std::optional<std::int32_t> TimeReader::year_number(std::uint32_t i) const {
  // One value, not one that may be missing: compilers read both its parts at once, which valgrind takes for a fault.
  const std::int32_t value = bare(i).size() == 4 ? integer(bare(i)).value_or(0) : 0;
  return value >= 1000 && value <= 2100 ? std::optional(value) : std::nullopt;
}

// The year that stands behind a day and a month, "last" and "next" too, or behind the date that this one leads up to.
std::optional<std::int32_t> TimeReader::year_behind(std::uint32_t& end, std::uint32_t month_at) const {
  const std::uint32_t year_at = comma(end) ? end + 1 : end;
  if (const auto found = year_number(year_at)) {
    end = year_at + 1;
    return found;
  }
  const bool month_last = month_at + 1 == end;
  if (const auto old = month_last && form(end).size() == 3 ? integer(form(end)) : std::nullopt; old && !plural(end + 1)) {
    ++end;  // "30 September 420"
    return old;
  }
  if (const auto shared = year_of_pair(end)) return shared;
  const Word* const shift = shift_behind(end);
  if (shift == nullptr) return std::nullopt;
  ++end;
  return shifted_year(word(month_at)->value, shift->value, month_at);
}

// "Friday, October 9, 2015", "October 9", "9 October 2015", ISO dates.
bool TimeReader::date() {
  if (const auto whole = parse_date(form(at_)); whole && form(at_).size() == 10) return add(at_, at_ + 1, iso(*whole));
  const std::uint32_t begin = at_;
  std::uint32_t i = at_;
  if (word(i, Kind::weekday) != nullptr) i += comma(i + 1) ? 2 : 1;
  const bool month_first = word(i, Kind::month) != nullptr;
  const bool of_days = !month_first && word(i + 1, Kind::unit) != nullptr && word(i + 1)->value == 1;  // "the 1st day of May"
  const bool of = !month_first && preposition(i + (of_days ? 2 : 1));                                  // "the 12th of October"
  const std::uint32_t day_at = month_first ? i + 1 : i, month_at = month_first ? i : i + 1 + (of_days ? 1 : 0) + (of ? 1 : 0);
  const Word* const month = word(month_at, Kind::month);
  const auto day = day_number(day_at);
  if (month == nullptr || !day || (of_days && !of)) return false;
  std::uint32_t end = std::max(month_at, day_at) + 1;
  std::optional<std::int32_t> y = year_behind(end, month_at);
  if (!y && today_ && usual(month_at)) return add(begin, end, every_year(month->value) + "-" + padded(*day, 2));
  if (!y && today_) y = nearest_year(month->value, *day, month_at);
  if (!y) return false;
  const Date found{year{*y}, std::chrono::month{static_cast<unsigned>(month->value)},
                   std::chrono::day{static_cast<unsigned>(*day)}};
  return found.ok() && add(begin, end, iso(found));
}

// "5–6 September 2019", "June 3-5".
bool TimeReader::days_of_month() {
  const bool month_first = word(at_, Kind::month) != nullptr;
  const std::uint32_t first = month_first ? at_ + 1 : at_;
  const std::string_view both = form(first);
  const std::size_t hyphen = both.find('-');
  const bool joined = hyphen != both.npos && both.size() > 1;  // one token or three
  const std::uint32_t last = joined ? first : first + 2;
  const std::uint32_t month_at = month_first ? at_ : last + 1;
  const Word* const month = word(month_at, Kind::month);
  const auto from = joined ? integer(both.substr(0, hyphen)) : day_number(first);
  const auto to = joined ? integer(both.substr(hyphen + 1)) : day_number(last);
  if (month == nullptr || !from || !to || (!joined && !dash(first + 1)) || *from < 1 || *from >= *to || *to > 31) return false;
  std::uint32_t end = std::max(last, month_at) + 1;
  const std::uint32_t year_at = comma(end) ? end + 1 : end;
  std::optional<std::int32_t> y = year_number(year_at);
  if (y) end = year_at + 1;
  if (!y && today_) y = nearest_year(month->value, *from, month_at);
  if (!y) return false;
  const std::string prefix = iso(*y, static_cast<unsigned>(month->value)) + "-";
  return add(at_, end, prefix + padded(*from, 2) + "/" + prefix + padded(*to, 2));
}

// The year told with the second of two dates: "November 20 to December 11, 2015".
std::optional<int> TimeReader::year_of_pair(std::uint32_t behind) const {
  if (!dash(behind) && !preposition(behind)) return std::nullopt;
  std::uint32_t i = behind + 1;
  while (word(i, Kind::early) != nullptr || (day_number(i) && word(i + 1, Kind::month) != nullptr)) ++i;
  if (word(i, Kind::month) == nullptr) return std::nullopt;
  i += day_number(i + 1) ? 2 : 1;
  return year_number(comma(i) ? i + 1 : i);
}

// The year that puts a day nearest to the article's, before or after it as the verb has it.
std::int32_t TimeReader::nearest_year(std::int32_t month, std::int32_t day, std::uint32_t where) const {
  const int now = static_cast<int>(today_->year());
  if (const auto told = told_year(where)) {  // "from October 2019 to April": of the next year
    const bool wraps = beside_month(where) && context()->tokens.end.value + 2 >= where && month < month_of(context()->value);
    return wraps ? *told + 1 : *told;
  }
  const auto here = [&](int y) {
    const Date candidate{year{y}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    return sys_days(candidate) - sys_days(*today_);
  };
  const Tense told = tense(where);
  if (told == Tense::past) return here(now) > days{0} ? now - 1 : now;
  constexpr days lately{90};  // "The show is to run from 3 January to 5 March"
  if (told == Tense::future) return here(now) < -lately ? now + 1 : now;
  if (here(now) > days{183}) return now - 1;
  return here(now) < days{-183} ? now + 1 : now;
}

// "on 12 October last", "on Friday next", but not "on Friday last week".
const TimeReader::Word* TimeReader::shift_behind(std::uint32_t i) const {
  const Word* const shift = word(i, Kind::shift);
  if (shift == nullptr || shift->value == 0 || !today_) return nullptr;
  const std::uint32_t next = i + 1;
  const bool phrase = next >= size() || document_[TokenId{next}].pos == Upos::PUNCT || preposition(next) ||
                      document_[TokenId{next}].pos == Upos::CCONJ;
  return phrase ? shift : nullptr;
}

// The year of the last or next such month, told from the article's day or the year that a story has reached.
int TimeReader::shifted_year(std::int32_t month, std::int32_t shift, std::uint32_t where) const {
  int year = static_cast<int>(today_->year()), now = static_cast<int>(static_cast<unsigned>(today_->month()));
  if (const auto told = told_year(where)) {
    year = *told;
    now = month_of(context()->value);
    if (now == 0) now = month;
  }
  if (shift < 0 && month >= now) return year - 1;
  return shift > 0 && month <= now ? year + 1 : year;
}

// "April and May 2016", "May and June in 1981".
bool TimeReader::months_of_year() {
  const bool joined = dash(at_ + 1) || (at_ + 1 < size() && document_[TokenId{at_ + 1}].pos == Upos::CCONJ);
  const Word* const first = word(at_, Kind::month);
  const Word* const last = joined ? word(at_ + 2, Kind::month) : nullptr;
  if (first == nullptr || last == nullptr || first->value >= last->value) return false;
  const std::uint32_t year_at = preposition(at_ + 3) ? at_ + 4 : at_ + 3;
  const auto y = year_number(year_at);
  if (!y) return false;
  return add(at_, year_at + 1, iso(*y, static_cast<unsigned>(first->value)) + "/" + iso(*y, static_cast<unsigned>(last->value)));
}

// "Rain falls from July to mid-September."
bool TimeReader::month_of_every_year() {
  const Word* const found = word(at_, Kind::month);
  if (found == nullptr || year_number(comma(at_ + 1) ? at_ + 2 : at_ + 1) || (at_ > 0 && word(at_ - 1, Kind::shift) != nullptr) ||
      !usual(at_))
    return false;
  return add(at_, at_ + 1, part_of_month(every_year(found->value), last_day(found->value), part(at_)));
}

// "October 2015", "in October", "last October".
bool TimeReader::month() {
  const Word* const found = word(at_, Kind::month);
  if (found == nullptr) return false;
  const auto number = static_cast<unsigned>(found->value);
  const auto of_year = [&](int y) { return part_of_month(iso(y, number), last_day(found->value), part(at_)); };
  const auto old =
      preposition(at_ + 1) && form(at_ + 2).size() == 3 ? integer(form(at_ + 2)) : std::nullopt;  // "December of 384"
  const bool of = preposition(at_ + 1) && (year_number(at_ + 2) || old);                          // "November of 1776"
  const std::uint32_t year_at = comma(at_ + 1) || of ? at_ + 2 : at_ + 1;
  if (const auto y = old && of ? old : year_number(year_at)) return add(at_, year_at + 1, of_year(*y));
  if (!today_) return false;
  // "April last year", "April of this year", "May of the same year"
  for (const std::uint32_t next : {at_ + 1, at_ + 2, at_ + 3}) {
    const Word* const unit = word(next + 1, Kind::unit);
    if (unit == nullptr || unit->value != 4) continue;
    if (const Word* const shift = word(next, Kind::shift))
      return add(at_, next + 2, iso(static_cast<int>(today_->year()) + shift->value, number));
    if (const Word* const told = word(next, Kind::told); told != nullptr && told->value == 0 && context() != nullptr)
      return add(at_, next + 2, iso(*year_of(context()->value), number));
  }
  if (const Word* const shift = shift_behind(at_ + 1))
    return add(at_, at_ + 2, of_year(shifted_year(found->value, shift->value, at_)));
  if (const Word* const shift = at_ > 0 ? word(at_ - 1, Kind::shift) : nullptr; shift != nullptr && shift->value != 0)
    return add(at_ - 1, at_ + 1, of_year(shifted_year(found->value, shift->value, at_)));
  const auto shared = year_of_pair(at_ + 1);
  return add(at_, at_ + 1, of_year(shared ? *shared : nearest_year(found->value, 1, at_)));
}

// "508 BC", told as -0508; "AD 842".
bool TimeReader::ancient_year() {
  if (const Word* const before = word(at_, Kind::era); before != nullptr && before->value > 0 && form(at_).front() < 'a')
    if (const auto year = integer(form(at_ + 1)); year && *year > 0 && *year <= 2100) return add(at_, at_ + 2, iso(*year));
  const auto digits = integer(form(at_));
  const Word* const era = word(at_ + 1, Kind::era);
  if (!digits || era == nullptr || *digits < 1 || *digits > 9999) return false;
  return add(at_, at_ + 2, (era->value < 0 ? "-" : "") + padded(*digits, 4));
}

// "the 19th century", "the nineteenth century".
bool TimeReader::century() {
  auto number = ordinal(form(at_));
  if (const Word* const spelt = word(at_, Kind::ordinal)) number = spelt->value;
  const std::uint32_t unit_at = form(at_ + 1) == "-" ? at_ + 2 : at_ + 1;  // "19th-century"
  const Word* const unit = word(unit_at, Kind::unit);
  if (!number || *number < 1 || *number > 21 || unit == nullptr || unit->value != 6) return false;
  if (const Word* const era = word(unit_at + 1, Kind::era); era != nullptr && era->value < 0)
    return add(at_, unit_at + 2, "-" + padded(*number * 100, 4) + "-01-01/-" + padded(*number * 100 - 99, 4) + "-12-31");
  return add(at_, unit_at + 1, iso((*number - 1) * 100) + "-01-01/" + iso(*number * 100 - 1) + "-12-31");
}

// "the 1990s", "the sixties".
bool TimeReader::decade_alone() {
  std::uint32_t end = at_ + 1;
  std::optional<std::int32_t> found = decade(bare(at_));
  if (const auto parted = year_number(at_); parted && decade("0" + std::string(form(at_ + 1)))) {  // "1930's" as two tokens
    found = parted;
    end = at_ + 2;
  }
  if (const Word* const spelt = word(at_, Kind::decade);
      spelt != nullptr && at_ > 0 && document_[TokenId{at_ - 1}].pos == Upos::DET)
    found = spelt->value;
  if (!found || *found < 1000 || *found > 2100 || *found % 10 != 0) return false;
  const int years = *found % 100 == 0 && *found < 1900 ? 99 : 9;  // "the 1600s"
  return add(at_, end, iso(*found) + "-01-01/" + iso(*found + years) + "-12-31");
}

// "2008", "summer of 2012", "spring 2004".
bool TimeReader::year_alone() {
  const auto found = year_number(at_);
  if (!found || (document_[TokenId{at_}].pos != Upos::NUM && prefixes_[at_].length == 0) || !is_year(TokenId{at_})) return false;
  for (const std::uint32_t back : {1U, 2U})
    if (const Word* const season = at_ >= back ? word(at_ - back, Kind::season) : nullptr)
      return add(at_ - back, at_ + 1, season_of(*found, season->value));
  return add(at_, at_ + 1, iso(*found));
}

// "in 384": a number below a thousand is a year where a verb has it bare behind "in", where "c." or "the year" stand before
// it, and in a story of such years, before Christ as they are, where it counts no noun.
bool TimeReader::old_year() {
  constexpr int modern = 1000;
  const auto found = form(at_).size() <= 3 ? integer(form(at_)) : std::nullopt;
  const Token& token = document_[TokenId{at_}];
  if (!found || at_ == 0 || *found < 1 || token.pos != Upos::NUM) return false;
  const Word* const before = word(at_ - 1);
  const bool named = before != nullptr && at_ > 1 && before->kind == Kind::unit && before->value == 4 && has_article(at_ - 2);
  if (named) return add(at_, at_ + 1, iso(*found));
  if (*found < 100 || (is_a(token.relation, Deprel::nummod) && token.head > TokenId{at_})) return false;
  const int story = context() == nullptr ? modern : *year_of(context()->value);
  const bool told = story < modern && (dash(at_ - 1) || preposition(at_ - 1) || form(at_ - 1) == "(" ||
                                       is_a(token.relation, Deprel::obl) || (before != nullptr && before->kind == Kind::approx));
  const bool bare_year = token.relation == Deprel::obl && token.head && document_[token.head].pos == Upos::VERB &&
                         before != nullptr && before->kind == Kind::inside;
  const bool circa = before != nullptr && before->kind == Kind::circa;
  return (told || bare_year || circa) && add(at_, at_ + 1, iso(story < 0 ? -*found : *found));
}

// "1892–94".
bool TimeReader::second_year() {
  const auto found = form(at_).size() == 2 ? integer(form(at_)) : std::nullopt;
  const auto first = found && at_ >= 2 && dash(at_ - 1) ? year_number(at_ - 2) : std::nullopt;
  const TimeExpression* const last = document_.times.empty() ? nullptr : &document_.times.back();
  if (!first || last == nullptr || last->tokens.end.value != at_ - 1 || last->value.size() != 4 || *found <= *first % 100)
    return false;
  return add(at_, at_ + 1, iso(*first - *first % 100 + *found));
}

// A number counts what follows it where that is plural ("1500 soldiers"); a year names what follows ("the 2016 election"). Few
// years before 1700 do: "1355 Mill Road".
bool TimeReader::is_year(TokenId token) const {
  constexpr std::int32_t rarely_names = 1700;
  const Token& number = document_[token];
  const Word* const counted = word(token.value + 1, Kind::unit);
  // "Rule 2016", "p. 1225", "a 2000 year old rite", "1000+"
  if ((token.value > 0 && word(token.value - 1, Kind::numbered) != nullptr) || (counted != nullptr && counted->value == 4) ||
      form(token.value + 1) == "+")
    return false;
  if (!is_a(number.relation, Deprel::nummod) || !number.head || number.head < token) return true;
  const bool named = token.value > 0 && document_[TokenId{token.value - std::size_t{1}}].pos == Upos::DET;
  if (!named && *year_number(token.value) < rarely_names) return false;
  // "the 2004 Olympics" is one event, "the 1500 Marines" are many men.
  constexpr std::int32_t counts_men = 1800;
  const bool event = named && document_[number.head].pos == Upos::PROPN && *year_number(token.value) >= counts_men;
  return event || !document_[number.head].features.is(Feature::Number, "Plur");
}

}  // namespace entente
