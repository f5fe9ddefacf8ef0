// SPDX-License-Identifier: Apache-2.0
// Numbers, days and months in text and as ISO 8601.
#pragma once

#include <charconv>
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

using Date = std::chrono::year_month_day;

// The whole text as a number.
inline std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

inline std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

inline std::string iso(int y) { return y < 0 ? "-" + padded(-y, 4) : padded(y, 4); }
inline std::string iso(int y, unsigned m) { return iso(y) + "-" + padded(static_cast<int>(m), 2); }
inline std::string iso(Date date) {
  return iso(static_cast<int>(date.year()), static_cast<unsigned>(date.month())) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

// From "2023-04-21" and what follows it.
inline std::optional<Date> parse_date(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto y = integer(text.substr(0, 4)), m = integer(text.substr(5, 2)), d = integer(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const Date date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                  std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// The number before an ending, as in "20th" and "1990s".
inline std::optional<std::int32_t> number_before(std::string_view form, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings)
    if (form.ends_with(ending)) return integer(form.substr(0, form.size() - ending.size()));
  return std::nullopt;
}

// Ordinal and decade endings of digits: notation rather than words.
inline std::optional<std::int32_t> ordinal(std::string_view form) { return number_before(form, {"st", "nd", "rd", "th"}); }
inline std::optional<std::int32_t> decade(std::string_view form) { return number_before(form, {"'s", "’s", "s"}); }

// Of "2023-04", "-0508"; none of a time of every year and of an open one.
inline std::optional<std::int32_t> year_of(std::string_view value) {
  const std::size_t length = value.starts_with('-') ? 5 : 4;
  return value.size() < length ? std::nullopt : integer(value.substr(0, length));
}

// 0 where it has none.
inline std::int32_t month_of(std::string_view value) {
  const std::size_t at = value.starts_with('-') ? 6 : 5;
  return value.size() < at + 2 || value[at - 1] != '-' ? 0 : integer(value.substr(at, 2)).value_or(0);
}

// The Monday to Sunday that hold a day.
std::string week_of(std::chrono::sys_days day);
// Units: 1 day, 2 week, 3 month, 4 year, 5 decade, 6 century. The one that lies `count` of them from a day.
std::string unit_away(Date today, std::int32_t unit, std::int32_t count);
// The weekend (by its Saturday's number in the week) or, for 0, the part of a day that lies `shift` from today.
std::string part_away(Date today, std::int32_t saturday, std::int32_t shift);
// The months that an astronomer's season touches: summer is June to September.
std::string season_of(int year, std::int32_t first_month);
std::string season_away(Date today, std::int32_t first_month, std::int32_t shift);
// A month of no year in particular ("--06"), and its last day.
inline std::string every_year(int month) { return "--" + padded(month, 2); }
int last_day(int month);
// Parts: 1 the first, 2 the middle, 3 the last; 0 all of it. "Early May" is its first half.
std::string part_of_month(const std::string& month, int last_day, std::int32_t part);
// The unit that lies `count` of them from a time told before; empty where that is not precise enough.
std::string moved_from(std::string_view time, std::int32_t unit, std::int32_t count);
// The last `count` units up to today.
std::string span_until(Date today, std::int32_t unit, std::int32_t count);

}  // namespace entente
