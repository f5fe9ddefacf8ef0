// SPDX-License-Identifier: Apache-2.0
// Numbers by keys that are as good as random: which articles have a key of near copies, which relation has an id. Rows by such a
// key would lie all over a large table, and a batch has thousands. So they are kept in runs, sorted once and never added to: a
// batch makes one, together with those that are no longer than it (O'Neil and others, "The log-structured merge-tree", 1996).
// What goes is written once more: a pair is there where it is written an odd number of times.
// A run writes of each key how far it is from the one before, mostly in two bytes, and the numbers apart: so a batch asks for its
// keys in few pages, and reads numbers only where it finds one.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite.hpp"

namespace entente {

struct Keyed {
  std::uint32_t key;
  std::uint32_t number;
  auto operator<=>(const Keyed&) const = default;
};

class KeyRuns {
 public:
  // The runs of one kind, which `kind` tells: the tables are called after it.
  KeyRuns(Database& database, const std::string& kind);
  static KeyRuns of_copies(Database& database) { return {database, "copy"}; }          // articles by keys of near copies
  static KeyRuns of_edges(Database& database) { return {database, "edge"}; }           // edges by the first half of their ids
  static KeyRuns of_identities(Database& database) { return {database, "identity"}; }  // articles, as IdentityArticles has them

  // Each pair that is there goes, each that is not comes; one that is named twice stays as it is.
  void change(std::vector<Keyed> pairs);
  // All that have one of these keys, sorted. The keys are sorted.
  std::vector<Keyed> with(const std::vector<std::uint32_t>& keys);
  // All that there are, sorted. Throws Error where they are not as with() expects them.
  std::vector<Keyed> all();

 private:
  // Part n of a run has the n-th share of all possible keys, as one row; the parts are about equally long, for keys are random.
  struct Run {
    std::int64_t number;
    std::int64_t first;  // part
    std::int64_t parts;
    std::int64_t keys;
    std::int64_t part_of(std::uint32_t key) const {
      return first + static_cast<std::int64_t>((std::uint64_t{key} * static_cast<std::uint64_t>(parts)) >> 32U);
    }
    // The end of what is in that part, of sorted keys or pairs.
    template <class Iterator>
    Iterator end_of(std::int64_t part, Iterator begin, Iterator end) const;
  };
  using Keys = std::vector<std::uint32_t>::const_iterator;

  std::vector<Run> runs();
  std::vector<std::uint32_t> keys_of(std::int64_t part);
  std::vector<Keyed> read_part(std::int64_t part);
  void write_part(std::int64_t part, const std::vector<Keyed>& pairs);
  void find_in_part(std::int64_t part, Keys begin, Keys end, std::vector<Keyed>& found);
  std::string_view column(Sql& rows, std::int64_t part);
  void take_run(const Run& run, std::vector<Keyed>& pairs);
  void write_run(const std::vector<Keyed>& pairs);

  Database& database_;
  Sql runs_, insert_run_, erase_run_, last_part_, keys_, numbers_, insert_keys_, insert_numbers_, erase_keys_, erase_numbers_;
};

// The tables of all kinds.
void create_key_runs(Database& database);

}  // namespace entente
