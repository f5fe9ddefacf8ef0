// SPDX-License-Identifier: Apache-2.0
// Rows that wait in a small table and are moved into a large one: no answer depends on where they are.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "store_files.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::IsEmpty;

std::int64_t count(const std::filesystem::path& path, const char* sql) { return Database(path, Database::Mode::read).number(sql); }

// As if a handful were many.
void let_few_wait(const std::filesystem::path& path) { tamper(path, "UPDATE layer SET fewest = 7"); }

class Layers : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Layers, HoldWhatTheArticlesMakeWhateverComesAndGoes) {
  const TemporaryFile file;
  build(file, 1);
  let_few_wait(file);
  std::map<std::uint32_t, ArticleFacts> there{{0, world.article(0)}};
  std::uint32_t random = GetParam();
  const auto below = [&](std::uint32_t limit) { return (random = random * 1664525U + 1013904223U) / 65536U % limit; };
  for (int batch = 0; batch < 12; ++batch) {
    Store store(file, Store::Mode::write);
    for (int i = 0; i < 10; ++i) {
      const std::uint32_t number = below(60);
      if (below(4) == 0) {
        store.remove("article-" + std::to_string(number));
        there.erase(number);
      } else {
        add(store, there[number] = world.article(number, below(3)));
      }
    }
    store.commit();
    ASSERT_THAT(store.verify(), IsEmpty()) << "after batch " << batch;
  }
  std::vector<ArticleFacts> all;
  for (const auto& [number, article] : there) all.push_back(article);
  EXPECT_TRUE(Store(file, Store::Mode::read).graph() == merge(all));
}

INSTANTIATE_TEST_SUITE_P(Seeds, Layers, testing::Range(1U, 9U));

TEST(Layers, AreMovedOnAndNothingIsLeftBehindForGood) {
  const TemporaryFile file;
  build(file, 1);
  let_few_wait(file);
  for (std::uint32_t first = 1; first < 200; first += 20) {
    Store store(file, Store::Mode::write);
    for (const ArticleFacts& article : world.articles(first, 20)) add(store, article);
    store.commit();
  }
  for (const std::string table : {"edge_by_subject", "edge_by_object", "quote_by_speaker", "quote_by_topic"}) {
    const std::int64_t waiting = count(file, ("SELECT count(*) FROM new_" + table).c_str());
    const std::int64_t settled = count(file, ("SELECT count(*) FROM settled_" + table).c_str());
    EXPECT_GT(settled, 2 * waiting) << table;
    EXPECT_EQ(count(file, ("SELECT count(*) FROM " + table).c_str()), settled + waiting);
  }
  EXPECT_THAT(Store(file, Store::Mode::read).verify(), IsEmpty());
}

// Articles that come bit by bit: evidence of relations that were there before lies apart from the first.
TEST(Layers, LaterEvidenceCountsAsTheFirstDoes) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  for (std::uint32_t first = 0; first < 300; first += 20) {
    for (const ArticleFacts& article : world.articles(first, 20)) add(store, article);
    store.commit();
  }
  ASSERT_GT(count(file, "SELECT count(*) FROM more_evidence"), 0);
  EXPECT_TRUE(store.graph() == merge(world.articles(0, 300)));
  EXPECT_THAT(store.verify(), IsEmpty());
  for (const char* const slip : {"DELETE FROM more_evidence WHERE rowid = 1",
                                 "UPDATE edge_weight SET evidence = evidence + 1 WHERE edge = (SELECT min(edge) FROM edge_weight)",
                                 "UPDATE edge_weight SET office = NOT office WHERE edge = (SELECT min(edge) FROM edge_weight)",
                                 "INSERT INTO edge_weight SELECT number, 1, 1, subject, object, relation = 'holds_office', status, id FROM edge "
                                 "WHERE number NOT IN (SELECT edge FROM edge_weight) LIMIT 1"}) {
    const TemporaryFile copy;
    std::filesystem::copy_file(file.path(), copy.path());
    tamper(copy, slip);
    EXPECT_THAT(Store(copy, Store::Mode::read).verify(), Not(IsEmpty())) << slip;
  }
}

TEST(Layers, ARowIsMissedInEither) {
  const TemporaryFile file;
  build(file, 1);
  let_few_wait(file);
  Store store(file, Store::Mode::write);
  for (const ArticleFacts& article : world.articles(1, 100)) add(store, article);
  store.commit();
  for (const char* table : {"settled_edge_by_subject", "new_edge_by_object"}) {
    ASSERT_GT(count(file, ("SELECT count(*) FROM " + std::string(table)).c_str()), 0) << table;
    tamper(file, ("DELETE FROM " + std::string(table) + " WHERE edge = (SELECT min(edge) FROM " + table + ")").c_str());
  }
  EXPECT_EQ(Store(file, Store::Mode::read).verify().size(), 2U);
}

}  // namespace
}  // namespace entente
