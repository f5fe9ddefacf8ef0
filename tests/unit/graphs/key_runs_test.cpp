// SPDX-License-Identifier: Apache-2.0
// Numbers by keys in sorted runs: no answer depends on which run a key is in.
#include "graphs/key_runs.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>

#include <entente/error.hpp>

#include "graphs/upgrade.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;

class KeyRunsTest : public testing::Test {
 protected:
  KeyRunsTest() : database_(file_.path(), Database::Mode::write) { create_tables(database_); }

  TemporaryFile file_;
  Database database_;
  std::mt19937 random_{7};
};

TEST_F(KeyRunsTest, HoldWhatCameAndDidNotGo) {
  KeyRuns keys = KeyRuns::of_copies(database_);
  std::set<Keyed> there;
  std::set<Keyed> gone;
  for (std::uint32_t batch = 0; batch < 60; ++batch) {
    std::vector<Keyed> changed;
    const auto change = [&](const std::set<Keyed>& from, int one_in) {
      for (const Keyed& pair : from)
        if (random_() % static_cast<unsigned>(one_in) == 0) changed.push_back(pair);
    };
    change(there, 8);
    change(gone, 20);  // comes again
    const std::uint_fast32_t many = 1 + random_() % 400;
    std::set<Keyed> come;
    for (std::uint_fast32_t i = 0; i < many; ++i) come.insert({static_cast<std::uint32_t>(random_()) & 0xFF0000FFU, batch});
    changed.insert(changed.end(), come.begin(), come.end());
    std::shuffle(changed.begin(), changed.end(), random_);
    for (const Keyed& pair : changed) {
      if (there.insert(pair).second) continue;
      there.erase(pair);
      gone.insert(pair);
    }
    for (const Keyed& pair : there) gone.erase(pair);
    keys.change(changed);
    const std::set<std::uint32_t> asked{0, 0xFF0000FFU, come.begin()->key, there.begin()->key, static_cast<std::uint32_t>(random_())};
    std::vector<Keyed> expected;
    std::copy_if(there.begin(), there.end(), std::back_inserter(expected), [&](const Keyed& pair) { return asked.contains(pair.key); });
    ASSERT_EQ(keys.with({asked.begin(), asked.end()}), expected) << "after batch " << batch;
  }
  EXPECT_EQ(keys.all(), std::vector<Keyed>(there.begin(), there.end()));
}

TEST_F(KeyRunsTest, LieInFewRunsAndInPartsOfAPage) {
  KeyRuns keys = KeyRuns::of_copies(database_);
  for (std::uint32_t batch = 0; batch < 100; ++batch) {
    std::vector<Keyed> come;
    for (std::uint32_t i = 0; i < 1200; ++i) come.push_back({static_cast<std::uint32_t>(random_()), batch});
    keys.change(come);
  }
  EXPECT_THAT(database_.number("SELECT count(*) FROM copy_run"), Le(7));
  EXPECT_EQ(database_.number("SELECT sum(keys) FROM copy_run"), 120'000);
  EXPECT_EQ(database_.number("SELECT sum(parts) FROM copy_run"), database_.number("SELECT count(*) FROM copy_keys"));
  EXPECT_EQ(database_.number("SELECT count(*) FROM copy_keys WHERE length(keys) > 4070"), 0);
  EXPECT_EQ(database_.number("SELECT count(*) FROM copy_numbers WHERE length(numbers) > 8100"), 0);
}

TEST_F(KeyRunsTest, AreFoundAtTheEndsOfWhatAKeyCanBe) {
  KeyRuns keys = KeyRuns::of_copies(database_);
  EXPECT_THAT(keys.with({0, 1}), IsEmpty());
  keys.change({{0xFFFFFFFFU, 5}, {0, 3}, {0, 2}});
  EXPECT_THAT(keys.with({0, 1, 0xFFFFFFFFU}), ElementsAre(Keyed{0, 2}, Keyed{0, 3}, Keyed{0xFFFFFFFFU, 5}));
  keys.change({{0, 3}, {0, 2}, {0, 2}});
  EXPECT_THAT(keys.with({0, 7}), ElementsAre(Keyed{0, 2}));
}

TEST_F(KeyRunsTest, DisorderIsNoticed) {
  KeyRuns keys = KeyRuns::of_copies(database_);
  std::vector<Keyed> come;
  for (std::uint32_t i = 0; i < 3000; ++i) come.push_back({static_cast<std::uint32_t>(random_()), i});
  keys.change(come);
  database_.run("UPDATE copy_keys SET keys = (SELECT keys FROM copy_keys WHERE part = 2) WHERE part = 1");
  EXPECT_THROW(keys.all(), Error);
  for (const char* const bytes : {"x'0102'", "x'80'", "x'FFFFFFFF7F'", "x'FFFFFFFFFFFFFF01'", "NULL"}) {
    database_.run((std::string("UPDATE copy_keys SET keys = ") + bytes + " WHERE part = 1").c_str());
    EXPECT_THROW(keys.all(), Error) << bytes;
  }
  database_.run("DELETE FROM copy_keys WHERE part = 1");
  EXPECT_THROW(keys.with({0}), Error);
}

}  // namespace
}  // namespace entente
