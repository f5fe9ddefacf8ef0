// SPDX-License-Identifier: Apache-2.0
#include "reports.hpp"

#include <set>
#include <vector>

#include "compression.hpp"

namespace entente {

void Reports::add(std::int64_t article, const std::string& text) {
  const Shingles& own = shingles_[article] = shingles(text);
  for (const std::uint64_t key : copy_keys(own)) insert_key_.run(static_cast<std::int64_t>(key), article);
  set_report_.run(article, article);
  join(article, own);
}

void Reports::remove(std::int64_t article, const std::string& text) {
  for (const std::uint64_t key : copy_keys(shingles(text))) erase_key_.run(static_cast<std::int64_t>(key), article);
  shingles_.erase(article);
  std::vector<std::int64_t> members;
  for (members_.bind(report_of(article)); members_.step();) members.push_back(members_.number(0));
  members_.reset();
  // What held the others together may have been this one.
  for (const std::int64_t member : members) set_report_.run(member, member);
  for (const std::int64_t member : members)
    if (member != article) join(member, shingles_of(member));
}

void Reports::join(std::int64_t article, const Shingles& own) {
  std::set<std::int64_t> others;
  for (const std::uint64_t key : copy_keys(own)) {
    for (others_.bind(static_cast<std::int64_t>(key), article); others_.step();) others.insert(others_.number(0));
    others_.reset();
  }
  for (const std::int64_t other : others) {
    const std::int64_t mine = report_of(article);
    const std::int64_t theirs = report_of(other);
    if (mine != theirs && near_copies(own, shingles_of(other))) unite_.run(theirs, mine);
  }
}

std::int64_t Reports::report_of(std::int64_t article) {
  report_.bind(article);
  if (!report_.step()) database_.fail_damaged("an article is missing");
  const std::int64_t report = report_.number(0);
  report_.reset();
  return report;
}

const Shingles& Reports::shingles_of(std::int64_t article) {
  const auto [entry, is_new] = shingles_.try_emplace(article);
  if (!is_new) return entry->second;
  text_.bind(article);
  if (!text_.step()) database_.fail_damaged("an article is missing");
  entry->second = shingles(decompress(text_.text(0)));
  text_.reset();
  return entry->second;
}

}  // namespace entente
