// SPDX-License-Identifier: Apache-2.0
#include "reports.hpp"

#include <algorithm>
#include <vector>

#include "compression.hpp"

namespace entente {
void Reports::remove(std::int64_t article, const std::string& text) {
  for (const std::uint32_t key : copy_marks(text).keys) erase_key_.run(key, article);
  erase_sketch_.run(article);
  sketches_.erase(article);
  shingles_.erase(article);
  std::vector<std::int64_t> members;
  for (members_.bind(report_of(article)); members_.step();) members.push_back(members_.number(0));
  members_.reset();
  // What held the others together may have been this one.
  for (const std::int64_t member : members) set_report_.run(member, member);
  for (const std::int64_t member : members)
    if (member != article) join(member, copy_marks(text_of(member)));
}

void Reports::settle() {
  insert_keys();
  for (const auto& [article, marks] : added_)
    if (!marks->sketch.empty()) insert_sketch_.run(article, Blob{marks->sketch});
  for (const auto& [article, marks] : added_) join(article, *marks);
  added_.clear();
}

// Keys are random, so that their table is best written to in its own order.
void Reports::insert_keys() {
  std::vector<std::pair<std::uint32_t, std::int64_t>> keys;
  for (const auto& [article, marks] : added_)
    for (const std::uint32_t key : marks->keys) keys.emplace_back(key, article);
  std::sort(keys.begin(), keys.end());
  for (const auto& [key, article] : keys) insert_key_.run(key, article);
}

void Reports::join(std::int64_t article, const CopyMarks& own) {
  std::vector<std::int64_t> others;
  for (const std::uint32_t key : own.keys) {
    for (others_.bind(key, article); others_.step();) others.push_back(others_.number(0));
    others_.reset();
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  for (const std::int64_t other : others) {
    if (!may_be_copies(own.sketch, sketch_of(other)) || !near_copies(own.shingles, shingles_of(other))) continue;
    const std::int64_t mine = report_of(article);
    if (const std::int64_t theirs = report_of(other); mine != theirs) unite_.run(theirs, mine);
  }
}

std::int64_t Reports::report_of(std::int64_t article) {
  report_.bind(article);
  if (!report_.step()) database_.fail_damaged("an article is missing");
  const std::int64_t report = report_.number(0);
  report_.reset();
  return report;
}

const std::string& Reports::sketch_of(std::int64_t article) {
  if (const auto added = added_.find(article); added != added_.end()) return added->second->sketch;
  const auto [entry, is_new] = sketches_.try_emplace(article);
  if (!is_new) return entry->second;
  sketch_.bind(article);
  if (!sketch_.step()) database_.fail_damaged("the sketch of an article is missing");
  entry->second = sketch_.text(0);
  sketch_.reset();
  return entry->second;
}

const Shingles& Reports::shingles_of(std::int64_t article) {
  if (const auto added = added_.find(article); added != added_.end()) return added->second->shingles;
  const auto [entry, is_new] = shingles_.try_emplace(article);
  if (is_new) entry->second = shingles(text_of(article));
  return entry->second;
}

std::string Reports::text_of(std::int64_t article) {
  text_.bind(article);
  if (!text_.step()) database_.fail_damaged("an article is missing");
  std::string text = decompress(text_.text(0));
  text_.reset();
  return text;
}

}  // namespace entente
