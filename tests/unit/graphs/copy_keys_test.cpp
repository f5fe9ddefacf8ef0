// SPDX-License-Identifier: Apache-2.0
// Keys of near copies in sorted runs: no answer depends on which run a key is in.
#include "graphs/copy_keys.hpp"

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

class CopyKeysTest : public testing::Test {
 protected:
  CopyKeysTest() : database_(file_.path(), Database::Mode::write) { create_tables(database_); }

  TemporaryFile file_;
  Database database_;
  std::mt19937 random_{7};
};

TEST_F(CopyKeysTest, HoldWhatCameAndDidNotGo) {
  CopyKeys keys(database_);
  std::set<CopyKey> there;
  for (std::uint32_t batch = 0; batch < 60; ++batch) {
    std::vector<CopyKey> gone;
    for (const CopyKey& pair : there)
      if (random_() % 8 == 0) gone.push_back(pair);
    std::vector<CopyKey> come;
    const std::uint_fast32_t many = 1 + random_() % 400;
    for (std::uint_fast32_t i = 0; i < many; ++i) come.push_back({static_cast<std::uint32_t>(random_()) & 0xFF0000FFU, batch});
    std::shuffle(gone.begin(), gone.end(), random_);
    for (const CopyKey& pair : gone) there.erase(pair);
    there.insert(come.begin(), come.end());
    keys.erase(gone);
    keys.insert(come);
    const std::set<std::uint32_t> asked{0, 0xFF0000FFU, come.front().key, there.begin()->key, static_cast<std::uint32_t>(random_())};
    std::vector<CopyKey> expected;
    std::copy_if(there.begin(), there.end(), std::back_inserter(expected), [&](const CopyKey& pair) { return asked.contains(pair.key); });
    ASSERT_EQ(keys.with({asked.begin(), asked.end()}), expected) << "after batch " << batch;
  }
  std::vector<CopyKey> all = keys.all();
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, std::vector<CopyKey>(there.begin(), there.end()));
}

TEST_F(CopyKeysTest, LieInFewRunsAndInPartsOfAPage) {
  CopyKeys keys(database_);
  for (std::uint32_t batch = 0; batch < 100; ++batch) {
    std::vector<CopyKey> come;
    for (std::uint32_t i = 0; i < 1200; ++i) come.push_back({static_cast<std::uint32_t>(random_()), batch});
    keys.insert(come);
  }
  EXPECT_THAT(database_.number("SELECT count(*) FROM copy_run"), Le(7));
  EXPECT_EQ(database_.number("SELECT sum(keys) FROM copy_run"), 120'000);
  EXPECT_EQ(database_.number("SELECT sum(parts) FROM copy_run"), database_.number("SELECT count(*) FROM copy_part"));
  EXPECT_EQ(database_.number("SELECT count(*) FROM copy_part WHERE length(pairs) > 8100"), 0);
}

TEST_F(CopyKeysTest, AreFoundAtTheEndsOfWhatAKeyCanBe) {
  CopyKeys keys(database_);
  EXPECT_THAT(keys.with({0, 1}), IsEmpty());
  keys.insert({{0xFFFFFFFFU, 5}, {0, 3}, {0, 3}, {0, 2}});
  EXPECT_THAT(keys.with({0, 1, 0xFFFFFFFFU}), ElementsAre(CopyKey{0, 2}, CopyKey{0, 3}, CopyKey{0xFFFFFFFFU, 5}));
  keys.erase({{0, 3}, {7, 7}});
  EXPECT_THAT(keys.with({0, 7}), ElementsAre(CopyKey{0, 2}));
}

TEST_F(CopyKeysTest, DisorderIsNoticed) {
  CopyKeys keys(database_);
  std::vector<CopyKey> come;
  for (std::uint32_t i = 0; i < 3000; ++i) come.push_back({static_cast<std::uint32_t>(random_()), i});
  keys.insert(come);
  database_.run("UPDATE copy_part SET pairs = (SELECT pairs FROM copy_part WHERE number = 2) WHERE number = 1");
  EXPECT_THROW(keys.all(), Error);
  database_.run("UPDATE copy_part SET pairs = x'0102' WHERE number = 1");
  EXPECT_THROW(keys.all(), Error);
  database_.run("DELETE FROM copy_part WHERE number = 1");
  EXPECT_THROW(keys.with({0}), Error);
}

}  // namespace
}  // namespace entente
