// SPDX-License-Identifier: Apache-2.0
#include "cli/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iomanip>
#include <sstream>
#include <utility>
#include <vector>

#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t shortest_month = 3;  // letters: "jan", "sept"
constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                                  "july",    "august",   "september", "october", "november", "december"};

// From 1 on.
std::optional<unsigned> month_of(std::string_view word) {
  if (word.size() < shortest_month) return std::nullopt;
  for (unsigned i = 0; i < months.size(); ++i)
    if (months[i].starts_with(word)) return i + 1;
  return std::nullopt;
}

std::optional<unsigned> number_of(std::string_view word) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool has_iso_shape(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  return true;
}

// What the words of a date are: "31 May 2024", in whatever order.
struct Parts {
  std::optional<unsigned> year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
};

std::optional<Parts> parts_of(std::string_view typed) {
  Parts parts;
  const std::string folded = fold_name(typed);  // lower case, commas to spaces
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    begin = end + 1;
    const std::optional<unsigned> number = number_of(word);
    std::optional<unsigned>& part = !number ? parts.month : word.size() == 4 ? parts.year : parts.day;
    if (part) return std::nullopt;
    part = number ? number : month_of(word);
    if (!part) return std::nullopt;
  }
  return parts;
}

// The year of the last such month that does not come after the date.
std::optional<unsigned> last_year_of(unsigned month, const std::string& newest) {
  const std::optional<unsigned> year = newest.size() < 4 ? std::nullopt : number_of(std::string_view(newest).substr(0, 4));
  if (!year || newest.size() < 7) return year;
  return month <= number_of(std::string_view(newest).substr(5, 2)).value_or(0) ? *year : *year - 1;
}

}  // namespace

std::optional<std::string> iso_date(std::string_view typed, const std::function<std::string()>& newest) {
  if (has_iso_shape(typed)) return std::string(typed);
  const std::optional<Parts> parts = parts_of(typed);
  if (!parts || !parts->month) return std::nullopt;
  const std::optional<unsigned> year = parts->year ? parts->year : last_year_of(*parts->month, newest());
  if (!year) return std::nullopt;
  std::ostringstream iso;
  iso << std::setfill('0') << std::setw(4) << *year << '-' << std::setw(2) << *parts->month;
  if (!parts->day) return std::move(iso).str();
  if (!(std::chrono::year(static_cast<int>(*year)) / static_cast<int>(*parts->month) / static_cast<int>(*parts->day)).ok())
    return std::nullopt;
  iso << '-' << std::setw(2) << *parts->day;
  return std::move(iso).str();
}

}  // namespace entente
