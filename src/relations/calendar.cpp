// SPDX-License-Identifier: Apache-2.0
#include "relations/calendar.hpp"

#include <array>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

// Year, month and day that a time begins with; 0 for what it leaves open.
std::array<int, 3> parts(std::string_view value) {
  const std::string_view start = value.substr(0, value.find('/'));
  const std::size_t sign = start.starts_with('-') ? 1 : 0;
  const auto part = [&](std::size_t at) { return start.size() >= at + 2 ? integer(start.substr(at, 2)).value_or(0) : 0; };
  return {year_of(start).value_or(0), part(5 + sign), part(8 + sign)};
}

int weekday_of(Date date) { return static_cast<int>(std::chrono::weekday{sys_days(date)}.iso_encoding()); }
int month_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

}  // namespace

std::string week_of(sys_days day) {
  const sys_days monday = day - days{std::chrono::weekday{day}.iso_encoding() - 1};
  return iso(Date(monday)) + "/" + iso(Date(monday + days{6}));
}

std::string unit_away(Date today, std::int32_t unit, std::int32_t count) {
  const Date moved = today + months{count};
  switch (unit) {
    case 1:
      return iso(Date(sys_days(today) + days{count}));
    case 2:
      return week_of(sys_days(today) + days{7 * count});
    case 3:
      return iso(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
    case 4:
      return iso(static_cast<int>(today.year()) + count);
    default:
      return {};
  }
}

std::string part_away(Date today, std::int32_t saturday, std::int32_t shift) {
  if (saturday == 0) return shift > 0 ? std::string() : iso(Date(sys_days(today) + days{shift}));
  const int now = weekday_of(today);
  const sys_days begin = sys_days(today) + days{saturday - now + (shift < 0 || (shift == 0 && now < 3) ? -7 : shift > 0 ? 7 : 0)};
  return iso(Date(begin)) + "/" + iso(Date(begin + days{1}));
}

std::string season_of(int year, std::int32_t first_month) {
  const auto first = static_cast<unsigned>(first_month);
  return iso(year, first) + "/" + iso(first_month == 12 ? year + 1 : year, (first + 2) % 12 + 1);
}

int last_day(int month) {
  constexpr int common_year = 2023;
  const auto last = std::chrono::year{common_year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string part_of_month(const std::string& month, int last_day, std::int32_t part) {
  if (part == 0) return month;
  const int begin = part == 1 ? 1 : part == 2 ? 10 : 15, end = part == 1 ? 15 : part == 2 ? 20 : last_day;
  return month + "-" + padded(begin, 2) + "/" + month + "-" + padded(end, 2);
}

std::string season_away(Date today, std::int32_t first_month, std::int32_t shift) {
  const int now = month_of(today);
  int year = static_cast<int>(today.year());
  if (shift < 0 && now <= first_month + 2) --year;
  if (shift > 0 && now >= first_month) ++year;
  const Date first{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(first_month)}, std::chrono::day{1}};
  return iso(first) + "/" + iso(Date(sys_days(first + months{3}) - days{1}));
}

std::string moved_from(std::string_view time, std::int32_t unit, std::int32_t count) {
  const auto [y, m, d] = parts(time);
  if (unit >= 4) return iso(y + count * (unit == 5 ? 10 : unit == 6 ? 100 : 1));
  if (m == 0) return {};
  const Date month = Date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)}, std::chrono::day{1}} +
                     months{unit == 3 ? count : 0};
  if (unit == 3) return iso(static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
  if (d == 0) return {};
  const Date day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
  return iso(Date(sys_days(day) + days{count * (unit == 2 ? 7 : 1)}));
}

std::string span_until(Date today, std::int32_t unit, std::int32_t count) {
  if (unit <= 2) return iso(Date(sys_days(today) - days{(unit == 2 ? 7 : 1) * count - 1})) + "/" + iso(today);
  // The day after the one so long ago: three years end today. There may be no 29 February then.
  const Date before = today - months{unit == 3 ? count : 12 * count};
  const sys_days begin =
      (before.ok() ? sys_days(before) : sys_days(before.year() / before.month() / std::chrono::last)) + days{1};
  return iso(Date(begin)) + "/" + iso(today);
}

}  // namespace entente
