// SPDX-License-Identifier: Apache-2.0
#include "relations/time.hpp"

#include <algorithm>

#include "relations/time_reader.hpp"
#include "syntax/tree.hpp"

namespace entente {

void TimeFinder::annotate(Document& document) const {
  document.times.clear();
  TimeReader(*this, document).read();
}

TimeReader::TimeReader(const TimeFinder& words, Document& document)
    : words_(words), document_(document), today_(parse_date(document.article->info.date)), lower_(document.tokens.size()) {
  lower_forms();
}

void TimeReader::read() {
  using Reading = bool (TimeReader::*)();
  constexpr Reading readings[] = {&TimeReader::period,       &TimeReader::ancient_year, &TimeReader::lasting,
                                  &TimeReader::from_context, &TimeReader::days_of_month, &TimeReader::date,
                                  &TimeReader::month,        &TimeReader::weekday,      &TimeReader::relative_day,
                                  &TimeReader::shifted,      &TimeReader::ago,          &TimeReader::end_of_year,
                                  &TimeReader::century,      &TimeReader::decade_alone, &TimeReader::year_alone,
                                  &TimeReader::old_year,     &TimeReader::season_alone};
  while (at_ < size())
    if (std::none_of(std::begin(readings), std::end(readings), [&](Reading reading) { return (this->*reading)(); })) ++at_;
}

void TimeReader::lower_forms() {
  std::string lower;
  for (std::uint32_t i = 0; i < size(); ++i) {
    lower.assign(form(i));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    lower_[i] = words_.find(document_.symbols.find(lower));
    // A month is a name: "May" but not "may", "March" but not "march".
    if (word(i, Kind::month) != nullptr && (form(i) == lower || document_.tokens[i].pos == Upos::AUX)) lower_[i] = nullptr;
    // "Mon" but not "mon", which other languages have
    if (word(i, Kind::weekday) != nullptr && form(i) == lower && lower.size() <= 3) lower_[i] = nullptr;
  }
}

const TimeReader::Word* TimeReader::word(std::uint32_t i, Kind kind) const {
  const Word* const found = word(i);
  return found != nullptr && found->kind == kind ? found : nullptr;
}

bool TimeReader::add(std::uint32_t begin, std::uint32_t end, std::string value) {
  while (begin > 0 && (word(begin - 1, Kind::early) != nullptr)) --begin;
  const TokenRange range{TokenId{begin}, TokenId{end}};
  TokenId head = range.begin;
  for (std::uint32_t i = begin; i < end; ++i)
    if (const TokenId up = document_[TokenId{i}].head; !up || !range.contains(up)) head = TokenId{i};
  document_.times.push_back({range, head, std::move(value)});
  at_ = end;
  return true;
}

std::optional<std::int32_t> TimeReader::count(std::uint32_t i) const {
  std::string digits(form(i));
  std::erase(digits, ',');
  if (const auto found = integer(digits)) return found;
  const Word* const number = word(i, Kind::number);
  return number == nullptr ? std::nullopt : std::optional(number->value);
}

// The time told last, where it has a year of its own and is near enough for the next one to lean on it.
const TimeExpression* TimeReader::context() const {
  constexpr std::uint32_t reach = 160;  // tokens
  if (document_.times.empty()) return nullptr;
  const TimeExpression& last = document_.times.back();
  return at_ - last.tokens.end.value <= reach && last.value.size() >= 4 && integer(last.value.substr(0, 4)) ? &last : nullptr;
}

// The year that a story has reached: "was arrested in March 2019 and freed on 5 October", or one of years ago.
std::optional<int> TimeReader::told_year(std::uint32_t where) const {
  constexpr int long_ago = 3;  // years; what the news looks back on is mostly nearer
  const TimeExpression* const told = context();
  if (told == nullptr || tense(where) == Tense::future) return std::nullopt;
  const int year = *integer(told->value.substr(0, 4)), now = static_cast<int>(today_->year());
  if (year < now && same_sentence(told->tokens.begin, where)) return year;
  return year <= now - long_ago ? std::optional(year) : std::nullopt;
}

bool TimeReader::same_sentence(TokenId one, std::uint32_t other) const { return sentence(document_, one).contains(TokenId{other}); }

TimeReader::Tense TimeReader::tense(std::uint32_t i) const {
  TokenId up = document_[TokenId{i}].head;
  if (up && document_[up].relation == Deprel::flat) up = document_[up].head;
  if (up && document_[up].relation == Deprel::xcomp && document_[up].pos == Upos::NOUN) up = document_[up].head;  // "became a member in May"
  if (!up || document_[up].pos != Upos::VERB) return Tense::unknown;
  for (const TokenId child : children(document_, up))
    if (word(child.value, Kind::future) != nullptr) return Tense::future;
  if (document_[up].features.is(Feature::Tense, "Past")) return Tense::past;
  return document_[up].features.is(Feature::Tense, "Pres") ? Tense::present : Tense::unknown;
}

}  // namespace entente
