// SPDX-License-Identifier: Apache-2.0
// The words of en/time_words.tsv and the phrases of en/periods.tsv.
#include <algorithm>
#include <array>

#include "core/tsv.hpp"
#include "relations/calendar.hpp"
#include "relations/time.hpp"

namespace entente {
namespace {

using Kind = TimeFinder::Kind;

constexpr std::array<std::string_view, 28> kind_names{"month",     "weekday", "unit",   "day",      "part",   "season", "shift",
                                                      "number",    "ago",     "early",  "approx",   "future", "era",    "told",
                                                      "later",     "ordinal", "decade", "inside",   "any",    "still",  "end",
                                                      "belonging", "vague",   "circa",  "numbered", "state",  "usual",  "span"};

Kind kind(const TsvReader& lines) {
  const auto* const found = std::find(kind_names.begin(), kind_names.end(), lines[1]);
  if (found == kind_names.end())
    lines.fail("unknown kind '" + std::string(lines[1]) + "'" + did_you_mean(lines[1], {kind_names.begin(), kind_names.end()}));
  return static_cast<Kind>(found - kind_names.begin());
}

}  // namespace

TimeFinder::TimeFinder(const Resources& resources, SymbolTable& shared) {
  constexpr std::string_view file = "en/time_words.tsv";
  TsvReader lines(resources.get(file), resources.where(file), 3);
  while (lines.next()) {
    const auto value = integer(lines[2]);
    if (!value) lines.fail("expected a number, found '" + std::string(lines[2]) + "'");
    words_[shared.intern(lines[0])] = {kind(lines), *value};
  }
  constexpr std::string_view periods = "en/periods.tsv";
  TsvReader phrases(resources.get(periods), resources.where(periods), 2);
  while (phrases.next()) {
    Period period;
    for (const std::string_view part : split(phrases[0], ' ')) period.words.push_back(shared.intern(part));
    period.value = phrases[1];
    const Symbol first = period.words.front();
    periods_.emplace(first, std::move(period));
  }
}

std::pair<std::uint32_t, std::string_view> TimeFinder::period(const Document& document, std::uint32_t at) const {
  const auto [begin, end] = periods_.equal_range(document.tokens[at].form);
  std::pair<std::uint32_t, std::string_view> longest{0, {}};
  for (auto known = begin; known != end; ++known) {
    const std::vector<Symbol>& phrase = known->second.words;
    if (phrase.size() <= longest.first || at + phrase.size() > document.tokens.size()) continue;
    if (std::equal(phrase.begin(), phrase.end(), document.tokens.begin() + at,
                   [](Symbol word, const Token& token) { return word == token.form; }))
      longest = {static_cast<std::uint32_t>(phrase.size()), known->second.value};
  }
  return longest;
}

const TimeFinder::Word* TimeFinder::find(Symbol word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace entente
