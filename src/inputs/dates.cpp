// SPDX-License-Identifier: Apache-2.0
#include "inputs/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>

namespace entente {
namespace {

// A pattern of std::get_time; what follows the date may only be a time of day.
constexpr std::array patterns{"%Y-%m-%d",  "%Y/%m/%d", "%Y%m%d",       "%d %b %Y",    "%d-%b-%Y",
                              "%b %d, %Y", "%b %d %Y", "%a, %d %b %Y", "%a %d %b %Y", "%a, %b %d, %Y"};

bool may_follow(int next) { return next == std::istringstream::traits_type::eof() || next == 'T' || next == ' ' || next == ','; }

std::string iso(const std::chrono::year_month_day& date) {
  std::ostringstream out;
  out << std::setfill('0') << std::setw(4) << int(date.year()) << '-' << std::setw(2) << unsigned(date.month()) << '-'
      << std::setw(2) << unsigned(date.day());
  return std::move(out).str();
}

std::optional<std::string> parse(const std::string& text, const char* pattern) {
  std::istringstream in(text);
  in.imbue(std::locale::classic());
  std::tm time{};
  if (!(in >> std::get_time(&time, pattern)) || !may_follow(in.peek())) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(time.tm_year + 1900),
                                         std::chrono::month(static_cast<unsigned>(time.tm_mon) + 1),
                                         std::chrono::day(static_cast<unsigned>(time.tm_mday))};
  constexpr std::chrono::year first{1000};
  if (!date.ok() || date.year() < first) return std::nullopt;
  return iso(date);
}

// Seconds since 1970 as ten digits, or milliseconds as thirteen: from 2001 to 2286.
std::optional<std::string> from_epoch(const std::string& text) {
  constexpr std::size_t seconds_digits = 10;
  constexpr std::size_t milliseconds_digits = 13;
  if (text.size() != seconds_digits && text.size() != milliseconds_digits) return std::nullopt;
  if (text.front() == '0' || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const std::chrono::seconds seconds{std::stoll(text.substr(0, seconds_digits))};
  return iso(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds)));
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string trimmed(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
  for (const char* pattern : patterns)
    if (auto date = parse(trimmed, pattern)) return date;
  return from_epoch(trimmed);
}

}  // namespace entente
