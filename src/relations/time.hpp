// SPDX-License-Identifier: Apache-2.0
// Dates, weekdays and times told from the day of the article ("last month", "since February") as ISO 8601.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
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
  enum class Kind : std::uint8_t { month, weekday, unit, day, part, season, shift, number, ago, early, approx, future, era };
  struct Word {
    Kind kind{};
    std::int32_t value = 0;
  };
  // Null where the word says nothing about time.
  const Word* find(Symbol word) const;

 private:
  std::unordered_map<Symbol, Word> words_;
};

}  // namespace entente
