// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace entente {
namespace {

struct Phrase {
  RelationType type;
  std::string_view plain;
  std::string_view before_role;  // stands before the role
  std::string_view after_role;   // stands behind it
  bool takes_role;
};

using enum RelationType;
constexpr std::array<Phrase, 29> phrases{{
    {holds_office, "works for", "", "", true},
    {member_of, "member of", "", "", false},
    {part_of, "part of", "", "", false},
    {located_in, "in", "", "", false},
    {capital_of, "capital of", "", "", false},
    {citizen_of, "citizen of", "", "", false},
    {family_of, "family of", "", " of", true},
    {owns, "owns", "", "", false},
    {founded, "founded", "", "", false},
    {controls, "controls", "", "", false},
    {ally_of, "ally of", "", "", false},
    {supports, "supports", "", "", false},
    {opposes, "opposes", "", "", false},
    {accuses, "accuses", "", "", false},
    {threatens, "threatens", "", "", false},
    {urges, "urges", "", "", false},
    {meets, "meets", "", "", false},
    {visits, "visits", "", "", false},
    {agrees_with, "agrees with", "", "", false},
    {aids, "aids", "", "", false},
    {cooperates_with, "works with", "", "", false},
    {appoints, "appoints", "", "", false},
    {sanctions, "sanctions", "", "", false},
    {deploys_to, "sends forces to", "", "", false},
    {detains, "detains", "", "", false},
    {attacks, "attacks", "", "", false},
    {withdraws_from, "withdraws from", "", "", false},
    {protests_against, "protests against", "", "", false},
    {participates_in, "takes part in", "takes part in, ", "", true},
}};
static_assert(std::ranges::is_sorted(phrases, {}, &Phrase::type));

constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

constexpr std::size_t overhang = 6;  // by which a word may be longer than its line before it is cut

// Users' own relations are told by the words of their names.
Phrase row(RelationType type) {
  const auto at = static_cast<std::size_t>(type);
  return at < phrases.size() ? phrases[at] : Phrase{type, info(type).summary, "", "", false};
}

bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) { return s == 'd' ? c >= '0' && c <= '9' : c == s; });
}

std::string human_date(std::string_view date, std::string_view year) {
  const bool day = has_shape(date, "dddd-dd-dd");
  if (!day && !has_shape(date, "dddd-dd")) return std::string(date);
  const int month = (date[5] - '0') * 10 + (date[6] - '0');
  if (month < 1 || month > 12) return std::string(date);
  std::string result;
  if (day) result = std::string(date.substr(date[8] == '0' ? 9 : 8)) + " ";
  result += months[static_cast<std::size_t>(month - 1)];
  if (!day || date.substr(0, 4) != year) result += " " + std::string(date.substr(0, 4));
  return result;
}

}  // namespace

std::string_view phrase(RelationType type) { return row(type).plain; }

std::string phrase(RelationType type, std::string_view role) {
  const Phrase words = row(type);
  if (role.empty() || !words.takes_role) return std::string(words.plain);
  return std::string(words.before_role) + std::string(role) + std::string(words.after_role);
}

std::string human_time(std::string_view time, std::string_view year) {
  const std::size_t slash = time.find('/');
  if (slash == std::string_view::npos) return human_date(time, year);
  const std::string_view begin = time.substr(0, slash);
  const std::string_view end = time.substr(slash + 1);
  const bool open_begin = begin.empty() || begin == "..";
  const bool open_end = end.empty() || end == "..";
  if (open_begin && open_end) return std::string(time);
  if (open_end) return "since " + human_date(begin, year);
  if (open_begin) return "until " + human_date(end, year);
  return human_date(begin, year) + " to " + human_date(end, year);
}

std::string enumerate(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = names.size() > most ? most - 1 : names.size();
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) result += i + 1 == names.size() ? " and " : ", ";
    result += names[i];
  }
  if (shown < names.size()) result += " and " + std::to_string(names.size() - shown) + " more";
  return result;
}

std::string clip(std::string_view text, std::size_t length) {
  std::string result;
  std::size_t kept = 0;
  std::size_t room = 0;        // bytes of the first `length` - 1 characters
  std::size_t last_word = 0;   // where the last word among them began
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    const bool gap = is_space(c);
    if (gap && (result.empty() || result.back() == ' ')) continue;
    if (kept == length) {
      result.resize(last_word > room / 2 ? last_word : room);
      while (!result.empty() && std::string_view(" ,;:-").find(result.back()) != std::string_view::npos) result.pop_back();
      return result + " …";
    }
    append_utf8(result, gap ? U' ' : c);
    if (++kept + 1 == length) room = result.size();
    if (gap && kept < length) last_word = result.size();
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::vector<std::string> wrap_evenly(std::string_view text, std::size_t columns, std::size_t lines) {
  std::vector<std::string> result = wrap(text, columns, lines);
  if (result.size() < 2 || result.back().ends_with("…")) return result;
  for (std::size_t fewer = columns - 1; fewer > 0; --fewer) {
    std::vector<std::string> narrower = wrap(text, fewer, lines);
    if (narrower.size() != result.size() || narrower.back().ends_with("…")) return result;
    result = std::move(narrower);
  }
  return result;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t lines) {
  const std::string clean = clip(text, columns * (lines + 1));
  std::vector<std::string> result;
  std::size_t used = columns;  // of the last line
  for (std::string_view rest = clean; !rest.empty();) {
    std::string_view word = rest.substr(0, rest.find(' '));
    const std::size_t length = count_chars(word);
    const bool cut = length > columns + overhang;
    if (cut) word = word.substr(0, byte_of_char(word, columns));
    const std::size_t taken = cut ? columns : length;
    if (result.empty() || used + 1 + taken > columns) {
      if (result.size() == lines) {
        result.back() += " …";
        return result;
      }
      result.emplace_back(word);
      used = taken;
    } else {
      result.back() += ' ';
      result.back() += word;
      used += 1 + taken;
    }
    rest.remove_prefix(word.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  return result;
}

}  // namespace entente
