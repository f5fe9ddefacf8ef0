// SPDX-License-Identifier: Apache-2.0
// Dates, weekdays and times told from the day of the article ("last month", "since February") as ISO 8601.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/document.hpp>

#include "core/resources.hpp"

namespace entente {

// Needs trees (for the head of an expression).
class TimeFinder {
 public:
  TimeFinder(const Resources& resources, SymbolTable& shared);
  // Fills document.times, in text order.
  void annotate(Document& document) const;

  // What a word of en/time_words.tsv does in an expression.
  enum class Kind : std::uint8_t {
    month,
    weekday,
    unit,
    day,
    part,
    season,
    shift,
    number,
    ago,
    early,
    approx,
    future,
    era,
    told,
    later,
    ordinal,
    decade,
    inside,
    any,
    still,
    end,
    belonging,
    vague,
    circa,
    numbered,
    state,
    usual,
    span
  };
  struct Word {
    Kind kind{};
    std::int32_t value = 0;
  };
  // Null where the word says nothing about time.
  const Word* find(Symbol word) const;
  // How many tokens from `at` name a period of en/periods.tsv, and when it was; 0 where they name none.
  std::pair<std::uint32_t, std::string_view> period(const Document& document, std::uint32_t at) const;

 private:
  struct Period {
    std::vector<Symbol> words;
    std::string value;
  };
  std::unordered_map<Symbol, Word> words_;
  std::unordered_multimap<Symbol, Period> periods_;  // by their first word
};

// Whether it tells of nothing when it happened: a time of every year ("--06/--09") or some time ago ("../2023-04-21").
inline bool indefinite(const TimeExpression& time) { return time.value.starts_with("--") || time.value.starts_with(".."); }

}  // namespace entente
