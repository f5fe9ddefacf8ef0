// SPDX-License-Identifier: Apache-2.0
#include "cli/tally.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/wording.hpp"

namespace entente {
namespace {

// The message without its place: "news.jsonl: 'x' is no date".
std::string cause_of(const InputError& error) {
  std::string text = error.what();
  const Location& location = error.location();
  const std::string place = to_string(location);
  const std::string file = location.file.substr(0, location.file.find(": "));
  if (text.starts_with(place)) text.replace(0, place.size(), file);
  return text;
}

}  // namespace

void Tally::skip(const InputError& error) {
  ++skipped_;
  console_.reporter.warn(error.what());
  constexpr std::size_t most_causes = 1000;  // names in messages make many
  const std::string cause = cause_of(error);
  if (causes_.size() < most_causes || causes_.contains(cause)) ++causes_[cause];
}

void Tally::list_skipped() const {
  constexpr std::size_t few = 10;  // are still in sight
  constexpr std::size_t most_lines = 8;
  if (skipped_ <= few) return;
  std::vector<std::pair<std::size_t, std::string>> causes;
  for (const auto& [cause, count] : causes_) causes.emplace_back(count, cause);
  std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (causes.size() > most_lines) causes.resize(most_lines);
  for (const auto& [count, cause] : causes) console_.reporter.warn("skipped " + grouped(count) + ": " + cause);
}

std::string Tally::summary() const { return counted(read_, "article") + " read, " + grouped(skipped_) + " skipped"; }

}  // namespace entente
