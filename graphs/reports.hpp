// SPDX-License-Identifier: Apache-2.0
// Which articles of a graph file print one story, kept up to date while articles come and go.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "key_runs.hpp"
#include "near_copies.hpp"
#include "sqlite.hpp"

namespace entente {

// Articles of one story have the same number in article.report, which is one of theirs.
class Reports {
 public:
  explicit Reports(Database& database) : database_(database) {}

  // An article whose row is there, a report of its own so far; `marks` are its text's and outlive settle().
  void add(std::int64_t article, const CopyMarks& marks) { added_[article] = &marks; }
  // An article whose row is still there, with the text it had.
  void remove(std::int64_t article, const std::string& text);
  // Compares what was added, and what was one with something removed, with all that there is.
  void settle();

 private:
  using Others = std::unordered_map<std::int64_t, std::vector<std::int64_t>>;  // by article: those that have one of its keys
  Others with_a_key_of(const std::map<std::int64_t, const CopyMarks*>& articles);
  void join(std::int64_t article, const CopyMarks& own, std::vector<std::int64_t> others);
  std::int64_t report_of(std::int64_t article);
  const std::string& sketch_of(std::int64_t article);
  const Shingles& shingles_of(std::int64_t article);
  std::string text_of(std::int64_t article);

  Database& database_;
  std::map<std::int64_t, const CopyMarks*> added_;
  std::map<std::int64_t, CopyMarks> loose_;  // what was one with an article that was removed
  std::vector<Keyed> gone_;
  std::unordered_map<std::int64_t, std::string> sketches_;  // of others that were compared so far
  std::unordered_map<std::int64_t, Shingles> shingles_;
  KeyRuns keys_ = KeyRuns::of_copies(database_);
  Sql insert_sketch_{database_, "INSERT INTO copy_sketch VALUES (?, ?)"};
  Sql erase_sketch_{database_, "DELETE FROM copy_sketch WHERE article = ?"};
  Sql sketch_{database_, "SELECT sketch FROM copy_sketch WHERE article = ?"};
  Sql text_{database_, "SELECT text FROM content WHERE article = ?"};
  Sql report_{database_, "SELECT report FROM article WHERE number = ?"};
  Sql set_report_{database_, "UPDATE article SET report = ? WHERE number = ?"};
  Sql unite_{database_, "UPDATE article SET report = ? WHERE report = ?"};
  Sql members_{database_, "SELECT number FROM article WHERE report = ?"};
};

}  // namespace entente
