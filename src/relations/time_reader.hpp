// SPDX-License-Identifier: Apache-2.0
// Reads the times of one document from left to right. Each function tries to read one sort of expression that begins at the
// next token; where it can, it adds the time and moves behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relations/calendar.hpp"
#include "relations/time.hpp"

namespace entente {

class TimeReader {
 public:
  TimeReader(const TimeFinder& words, Document& document);
  void read();

 private:
  using Kind = TimeFinder::Kind;
  using Word = TimeFinder::Word;

  void lower_forms();
  bool add(std::uint32_t begin, std::uint32_t end, std::string value);  // always true
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }
  std::string_view form(std::uint32_t i) const { return i < size() ? document_.form(TokenId{i}) : std::string_view(); }
  const Word* word(std::uint32_t i) const { return i < size() ? lower_[i] : nullptr; }
  const Word* word(std::uint32_t i, Kind kind) const;
  bool comma(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::PUNCT && form(i) == ","; }
  bool dash(std::uint32_t i) const { return form(i) == "-" || form(i) == "–"; }
  bool preposition(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::ADP; }
  bool plural(std::uint32_t i) const { return i < size() && document_[TokenId{i}].features.is(Feature::Number, "Plur"); }
  std::optional<std::int32_t> count(std::uint32_t i) const;        // "3", "three", "5,000"
  std::optional<std::int32_t> day_number(std::uint32_t i) const;   // "3", "3rd"
  std::optional<std::int32_t> year_number(std::uint32_t i) const;  // of four digits
  bool is_year(TokenId token) const;
  bool same_sentence(TokenId one, std::uint32_t other) const;
  const TimeExpression* context() const;
  std::optional<int> told_year(std::uint32_t where) const;

  // Of the verb that an expression stands below, if it stands below one: whether it lies ahead of the article's day.
  enum class Tense { past, present, future, unknown };
  Tense tense(std::uint32_t i) const;
  bool nowadays() const;
  std::int32_t nearest_year(std::int32_t month, std::int32_t day, std::uint32_t where) const;

  // With a date or year of their own.
  bool date();
  bool days_of_month();
  bool month();
  bool year_alone();
  bool old_year();
  bool decade_alone();
  bool century();
  bool ancient_year();
  bool period();
  // Told from the article's day.
  bool weekday();
  bool relative_day();
  bool shifted();
  bool ago();
  bool lasting();
  bool end_of_year();
  // Told from the time before.
  bool from_context();
  // Of every year.
  bool season_alone();

  const TimeFinder& words_;
  Document& document_;
  std::optional<Date> today_;
  std::vector<const Word*> lower_;  // the entry of each token, its form taken in lower case
  std::uint32_t at_ = 0;
};

}  // namespace entente
