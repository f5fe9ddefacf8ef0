// SPDX-License-Identifier: Apache-2.0
#include "reports.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "compression.hpp"

namespace entente {
namespace {

void add_keys(std::int64_t article, const CopyMarks& marks, std::vector<Keyed>& keys) {
  for (const std::uint32_t key : marks.keys) keys.push_back({key, static_cast<std::uint32_t>(article)});
}

}  // namespace

void Reports::remove(std::int64_t article, const std::string& text) {
  add_keys(article, copy_marks(text), gone_);
  erase_sketch_.run(article);
  sketches_.erase(article);
  shingles_.erase(article);
  loose_.erase(article);
  std::vector<std::int64_t> members;
  for (members_.bind(report_of(article)); members_.step();) members.push_back(members_.number(0));
  members_.reset();
  // What held the others together may have been this one.
  for (const std::int64_t member : members) {
    set_report_.run(member, member);
    if (member != article && !added_.contains(member)) loose_.try_emplace(member, copy_marks(text_of(member)));
  }
}

void Reports::settle() {
  std::vector<Keyed> changed = std::exchange(gone_, {});
  for (const auto& [article, marks] : added_) {
    add_keys(article, *marks, changed);
    if (!marks->sketch.empty()) insert_sketch_.run(article, Blob{marks->sketch});
  }
  keys_.change(std::move(changed));
  std::map<std::int64_t, const CopyMarks*> articles = added_;
  for (const auto& [article, marks] : loose_) articles[article] = &marks;
  Others others = with_a_key_of(articles);
  for (const auto& [article, marks] : articles) join(article, *marks, std::move(others[article]));
  added_.clear();
  loose_.clear();
}

Reports::Others Reports::with_a_key_of(const std::map<std::int64_t, const CopyMarks*>& articles) {
  std::vector<Keyed> own;
  for (const auto& [article, marks] : articles) add_keys(article, *marks, own);
  std::sort(own.begin(), own.end());
  std::vector<std::uint32_t> keys;
  for (const Keyed& pair : own)
    if (keys.empty() || keys.back() != pair.key) keys.push_back(pair.key);
  Others others;
  const std::vector<Keyed> found = keys_.with(keys);
  auto first = found.begin();
  for (const auto& [key, article] : own) {
    while (first != found.end() && first->key < key) ++first;
    for (auto pair = first; pair != found.end() && pair->key == key; ++pair)
      if (pair->number != article) others[article].push_back(pair->number);
  }
  return others;
}

void Reports::join(std::int64_t article, const CopyMarks& own, std::vector<std::int64_t> others) {
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
