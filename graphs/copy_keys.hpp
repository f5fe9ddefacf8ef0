// SPDX-License-Identifier: Apache-2.0
// Which articles of a graph file have which key of near copies: what to compare a new article with. Keys are random, so that rows
// by key would lie all over a large table, and a batch has thousands. So they are kept in runs, sorted once and never added to: a
// batch makes one, together with those that are no longer than it (O'Neil and others, "The log-structured merge-tree", 1996).
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "sqlite.hpp"

namespace entente {

struct CopyKey {
  std::uint32_t key;
  std::uint32_t article;
  auto operator<=>(const CopyKey&) const = default;
};

class CopyKeys {
 public:
  explicit CopyKeys(Database& database) : database_(database) {}

  void erase(std::vector<CopyKey> gone);
  void insert(std::vector<CopyKey> come);
  // All that have one of these keys, sorted. The keys are sorted.
  std::vector<CopyKey> with(const std::vector<std::uint32_t>& keys);
  // All that there are, run by run. Throws Error where they are not as with() expects them.
  std::vector<CopyKey> all();

 private:
  // Part n of a run has the n-th share of all possible keys, as one row; the parts are about equally long, for keys are random.
  struct Run {
    std::int64_t number;
    std::int64_t first;  // row
    std::int64_t parts;
    std::int64_t keys;
    std::int64_t row(std::uint32_t key) const {
      return first + static_cast<std::int64_t>((std::uint64_t{key} * static_cast<std::uint64_t>(parts)) >> 32U);
    }
  };
  std::vector<Run> runs();
  std::vector<CopyKey> part(std::int64_t row);
  void take_run(const Run& run, std::vector<CopyKey>& keys);
  void write_run(const std::vector<CopyKey>& keys);
  void erase(const Run& run, const std::vector<CopyKey>& gone);

  Database& database_;
  Sql runs_{database_, "SELECT number, first, parts, keys FROM copy_run ORDER BY keys"};
  Sql insert_run_{database_, "INSERT INTO copy_run (first, parts, keys) VALUES (?, ?, ?)"};
  Sql erase_run_{database_, "DELETE FROM copy_run WHERE number = ?"};
  Sql last_part_{database_, "SELECT max(number) FROM copy_part"};
  Sql part_{database_, "SELECT pairs FROM copy_part WHERE number = ?"};
  Sql insert_part_{database_, "INSERT INTO copy_part (number, pairs) VALUES (?, ?)"};
  Sql update_part_{database_, "UPDATE copy_part SET pairs = ? WHERE number = ?"};
  Sql erase_parts_{database_, "DELETE FROM copy_part WHERE number >= ? AND number < ?"};
};

}  // namespace entente
