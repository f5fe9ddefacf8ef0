// SPDX-License-Identifier: Apache-2.0
#include "text/dates.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>

namespace entente {
namespace {

// A pattern of std::get_time; what follows the date may only be a time of day.
constexpr std::array patterns{"%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%b %d %Y", "%a, %d %b %Y", "%a %d %b %Y", "%a, %b %d, %Y"};

bool may_follow(int next) { return next == std::istringstream::traits_type::eof() || next == 'T' || next == ' ' || next == ','; }

std::string iso(const std::chrono::year_month_day& date) {
  std::ostringstream out;
  out << std::setfill('0') << std::setw(4) << int(date.year()) << '-' << std::setw(2) << unsigned(date.month()) << '-' << std::setw(2)
      << unsigned(date.day());
  return std::move(out).str();
}

std::optional<std::string> parse(const std::string& text, const char* pattern) {
  std::istringstream in(text);
  in.imbue(std::locale::classic());
  std::tm time{};
  if (!(in >> std::get_time(&time, pattern)) || !may_follow(in.peek())) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(time.tm_year + 1900), std::chrono::month(static_cast<unsigned>(time.tm_mon) + 1),
                                         std::chrono::day(static_cast<unsigned>(time.tm_mday))};
  constexpr std::chrono::year first{1000};
  if (!date.ok() || date.year() < first) return std::nullopt;
  return iso(date);
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string trimmed(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
  for (const char* pattern : patterns)
    if (auto date = parse(trimmed, pattern)) return date;
  return std::nullopt;
}

}  // namespace entente
