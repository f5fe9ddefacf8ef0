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

  void find_words();
  void split_prefix(std::uint32_t i, std::string_view lower);
  bool add(std::uint32_t begin, std::uint32_t end, std::string value);  // always true
  TokenId head_of(TokenRange range) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }
  std::string_view form(std::uint32_t i) const { return i < size() ? document_.form(TokenId{i}) : std::string_view(); }
  const Word* word(std::uint32_t i) const { return i < size() ? lower_[i] : nullptr; }
  const Word* word(std::uint32_t i, Kind kind) const;
  bool comma(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::PUNCT && form(i) == ","; }
  bool dash(std::uint32_t i) const { return form(i) == "-" || form(i) == "–"; }
  bool preposition(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::ADP; }
  bool plural(std::uint32_t i) const { return i < size() && document_[TokenId{i}].features.is(Feature::Number, "Plur"); }
  bool has_article(std::uint32_t i) const { return i < size() && document_[TokenId{i}].pos == Upos::DET; }
  // The form behind a prefix such as "mid-".
  std::string_view bare(std::uint32_t i) const { return i < size() ? form(i).substr(prefixes_[i].length) : std::string_view(); }
  // Which part of the time at `i` is meant: 1 the first ("early May"), 2 the middle, 3 the last; 0 for all of it.
  std::int32_t part(std::uint32_t i) const;
  std::optional<std::int32_t> count(std::uint32_t i) const;        // "3", "three", "5,000"
  std::optional<std::int32_t> day_number(std::uint32_t i) const;   // "3", "3rd"
  std::optional<std::int32_t> year_number(std::uint32_t i) const;  // of four digits
  bool is_year(TokenId token) const;
  bool same_sentence(TokenId one, std::uint32_t other) const;
  const TimeExpression* context() const;
  std::optional<int> told_year(std::uint32_t where) const;

  // Of the predicate that an expression stands below, if it stands below one: whether it lies ahead of the article's day.
  enum class Tense { past, present, future, unknown };
  TokenId predicate(std::uint32_t i) const;
  TokenId finite(TokenId predicate) const;
  bool is_infinitive(TokenId predicate) const;
  Tense tense(std::uint32_t i) const;
  bool nowadays() const;
  bool usual(std::uint32_t i) const;
  bool beside_month(std::uint32_t i) const;
  std::optional<int> year_of_pair(std::uint32_t behind) const;
  std::optional<std::int32_t> year_behind(std::uint32_t& end, std::uint32_t month_at) const;
  const Word* shift_behind(std::uint32_t i) const;
  int shifted_year(std::int32_t month, std::int32_t shift, std::uint32_t where) const;
  std::int32_t nearest_year(std::int32_t month, std::int32_t day, std::uint32_t where) const;

  // With a date or year of their own.
  bool date();
  bool days_of_month();
  bool months_of_year();
  bool month();
  bool month_of_every_year();
  bool year_alone();
  bool old_year();
  bool second_year();
  bool decade_alone();
  bool century();
  bool ancient_year();
  bool period();
  // Told from the article's day.
  bool some_a_week() const;
  bool within_name() const;
  bool weekday();
  bool relative_day();
  bool shifted();
  bool weekend();
  bool ago();
  bool some_time_ago();
  bool lasting();
  bool end_of_year();
  // Told from the time before.
  std::int32_t direction(std::uint32_t i) const;
  bool from_context();
  bool year_earlier();
  bool within_year();
  // Of every year.
  bool season_alone();

  const TimeFinder& words_;
  Document& document_;
  std::optional<Date> today_;
  struct Prefix {
    std::uint8_t length = 0;
    std::uint8_t part = 0;
  };
  std::vector<const Word*> lower_;  // the entry of each token, its form taken in lower case
  std::vector<Prefix> prefixes_;    // "mid-" of "mid-August"
  std::uint32_t at_ = 0;
};

}  // namespace entente
