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
    : words_(words),
      document_(document),
      today_(parse_date(document.article->info.date)),
      lower_(document.tokens.size()),
      prefixes_(document.tokens.size()) {
  find_words();
}

void TimeReader::read() {
  using Reading = bool (TimeReader::*)();
  constexpr Reading readings[] = {&TimeReader::period,
                                  &TimeReader::ancient_year,
                                  &TimeReader::lasting,
                                  &TimeReader::some_time_ago,
                                  &TimeReader::from_context,
                                  &TimeReader::year_earlier,
                                  &TimeReader::within_year,
                                  &TimeReader::days_of_month,
                                  &TimeReader::date,
                                  &TimeReader::months_of_year,
                                  &TimeReader::month_of_every_year,
                                  &TimeReader::month,
                                  &TimeReader::weekday,
                                  &TimeReader::relative_day,
                                  &TimeReader::shifted,
                                  &TimeReader::weekend,
                                  &TimeReader::ago,
                                  &TimeReader::end_of_year,
                                  &TimeReader::century,
                                  &TimeReader::decade_alone,
                                  &TimeReader::year_alone,
                                  &TimeReader::old_year,
                                  &TimeReader::second_year,
                                  &TimeReader::season_alone};
  while (at_ < size())
    if (std::none_of(std::begin(readings), std::end(readings), [&](Reading reading) { return (this->*reading)(); })) ++at_;
}

void TimeReader::find_words() {
  std::string lower;
  for (std::uint32_t i = 0; i < size(); ++i) {
    lower.assign(form(i));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    lower_[i] = words_.find(document_.symbols.find(lower));
    if (lower_[i] == nullptr) split_prefix(i, lower);
    const bool small = form(i) == lower;
    // A month is a name: "May" but not "may", "March" but not "march", unless a year follows.
    if (word(i, Kind::month) != nullptr && ((small && !year_number(i + 1)) || document_.tokens[i].pos == Upos::AUX))
      lower_[i] = nullptr;
    // "Mon" but not "mon", which other languages have
    if (word(i, Kind::weekday) != nullptr && small && lower.size() <= 3) lower_[i] = nullptr;
  }
}

// "mid-August" and "mid-1980s" are one token each.
void TimeReader::split_prefix(std::uint32_t i, std::string_view lower) {
  const std::size_t hyphen = lower.find('-');
  if (hyphen > 5) return;  // or none
  const Word* const before = words_.find(document_.symbols.find(lower.substr(0, hyphen)));
  if (before == nullptr || before->kind != Kind::early) return;
  prefixes_[i] = {static_cast<std::uint8_t>(hyphen + 1), static_cast<std::uint8_t>(before->value)};
  lower_[i] = words_.find(document_.symbols.find(lower.substr(hyphen + 1)));
}

std::int32_t TimeReader::part(std::uint32_t i) const {
  if (prefixes_[i].length != 0) return prefixes_[i].part;
  const Word* const before = i > 0 ? word(i - 1, Kind::early) : nullptr;
  return before == nullptr ? 0 : before->value;
}

const TimeReader::Word* TimeReader::word(std::uint32_t i, Kind kind) const {
  const Word* const found = word(i);
  return found != nullptr && found->kind == kind ? found : nullptr;
}

bool TimeReader::add(std::uint32_t begin, std::uint32_t end, std::string value) {
  while (begin > 0 && (word(begin - 1, Kind::early) != nullptr)) --begin;
  const TokenRange range{TokenId{begin}, TokenId{end}};
  document_.times.push_back({range, head_of(range), std::move(value)});
  at_ = end;
  return true;
}

// The last word that hangs outside.
TokenId TimeReader::head_of(TokenRange range) const {
  TokenId head = range.begin;
  for (TokenId i = range.begin; i < range.end; ++i.value)
    if (const TokenId up = document_[i].head; !up || !range.contains(up)) head = i;
  return head;
}

std::optional<std::int32_t> TimeReader::count(std::uint32_t i) const {
  std::string digits(form(i));
  std::erase(digits, ',');
  if (const auto found = integer(digits)) return found;
  const Word* const number = word(i, Kind::number);
  return number == nullptr ? std::nullopt : std::optional(number->value);
}

// The time told last, where it has a year of its own and is near enough for the next one to lean on it. What lasts until today
// is not where a story has got to.
const TimeExpression* TimeReader::context() const {
  constexpr std::uint32_t reach = 160;  // tokens
  for (auto last = document_.times.rbegin(); last != document_.times.rend() && at_ - last->tokens.end.value <= reach; ++last) {
    const bool until_today = today_ && last->value.ends_with("/" + iso(*today_));
    if (!until_today && year_of(last->value)) return &*last;
  }
  return nullptr;
}

// The year that a story has reached: "was arrested in March 2019 and freed on 5 October", or one of years ago. A text that
// tells of years after its article's day has been renewed since.
std::optional<int> TimeReader::told_year(std::uint32_t where) const {
  constexpr int long_ago = 3;  // years; what the news looks back on is mostly nearer
  const TimeExpression* const told = context();
  const Tense tense_here = tense(where);
  if (told == nullptr || tense_here == Tense::future || tense_here == Tense::present) return std::nullopt;
  const int year = *year_of(told->value), now = static_cast<int>(today_->year());
  if (year < now && same_sentence(told->tokens.begin, where)) return year;
  return year <= now - long_ago || (year > now && tense_here == Tense::past) ? std::optional(year) : std::nullopt;
}

bool TimeReader::same_sentence(TokenId one, std::uint32_t other) const {
  return sentence(document_, one).contains(TokenId{other});
}

}  // namespace entente
