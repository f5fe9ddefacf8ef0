// SPDX-License-Identifier: Apache-2.0
// A graph is a pure function of the set of facts: random sets, in random orders and groups, added, replaced and removed.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <sstream>

#include <entente/exporter.hpp>
#include <entente/query.hpp>
#include <entente/store.hpp>

#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

constexpr std::uint32_t set_size = 24;

std::string exported(const Graph& graph, std::string_view format) {
  std::ostringstream out;
  find_exporter(format)->write(graph, {}, out);
  return std::move(out).str();
}

void add_all(Store& store, const std::vector<ArticleFacts>& articles) {
  for (const ArticleFacts& article : articles) store.add(article.facts, article.text);
}

class Laws : public testing::TestWithParam<std::uint32_t> {
 protected:
  std::vector<ArticleFacts> articles(std::uint32_t first, std::uint32_t count) const { return world_.articles(first, count); }
  std::vector<ArticleFacts> shuffled(std::vector<ArticleFacts> articles) {
    std::shuffle(articles.begin(), articles.end(), random_);
    return articles;
  }
  // As a graph file has it after adding them in commits of random sizes.
  Graph build(const std::vector<ArticleFacts>& articles) {
    const TemporaryFile file;
    Store store(file, Store::Mode::write);
    for (const ArticleFacts& article : articles) {
      store.add(article.facts, article.text);
      if (random_() % 5 == 0) store.commit();
    }
    store.commit();
    return store.graph();
  }

  RandomFacts world_{GetParam(), 60};
  std::minstd_rand random_{GetParam() + 1};
};

TEST_P(Laws, MergingIsTheSameInEveryOrder) {
  const Graph expected = merge(articles(0, set_size));
  ASSERT_GT(expected.edges.size(), 20U);
  ASSERT_GT(expected.quotes.size(), 20U);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(merge(shuffled(articles(0, set_size))) == expected);
}

TEST_P(Laws, TheFileHoldsWhatMergingGives) {
  const Graph expected = merge(articles(0, set_size));
  EXPECT_TRUE(build(articles(0, set_size)) == expected);
  EXPECT_TRUE(build(shuffled(articles(0, set_size))) == expected);
}

TEST_P(Laws, ExportsHaveTheSameBytesInEveryOrder) {
  const Graph expected = build(articles(0, set_size));
  const Graph other = build(shuffled(articles(0, set_size)));
  for (const std::string_view format : {"graphml", "jsonld"}) {
    const std::string bytes = exported(expected, format);
    ASSERT_GT(bytes.size(), 10000U);
    EXPECT_TRUE(exported(other, format) == bytes) << format;
    EXPECT_TRUE(exported(expected, format) == bytes) << format << " of the same graph";
  }
}

TEST_P(Laws, TwoGraphFilesMergeToTheGraphOfAll) {
  const TemporaryFile first;
  const TemporaryFile second;
  Store a(first, Store::Mode::write);
  add_all(a, articles(0, set_size / 2));
  a.commit();
  Store b(second, Store::Mode::write);
  add_all(b, articles(set_size / 3, set_size - set_size / 3));  // some are in both
  b.commit();
  add_all(a, b.facts());
  a.commit();
  EXPECT_TRUE(a.graph() == merge(articles(0, set_size)));
}

TEST_P(Laws, RemovingIsAsIfItHadNeverBeenThere) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  add_all(store, shuffled(articles(0, set_size)));
  store.commit();
  for (const ArticleFacts& article : shuffled(articles(set_size / 2, set_size / 2))) EXPECT_TRUE(store.remove(article.facts.article.id));
  store.commit();
  EXPECT_TRUE(store.graph() == merge(articles(0, set_size / 2)));
}

TEST_P(Laws, ReplacingIsAsIfTheOldHadNeverBeenThere) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  add_all(store, articles(0, set_size));
  store.commit();
  std::vector<ArticleFacts> expected = articles(0, set_size);
  for (std::uint32_t i = 0; i < set_size; i += 3) {
    expected[i] = world_.article(i, 1);
    EXPECT_EQ(store.add(expected[i].facts, expected[i].text), Store::Added::replaced);
  }
  store.commit();
  EXPECT_TRUE(store.graph() == merge(expected));
}

TEST_P(Laws, AddingTheSameAgainChangesNothing) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  add_all(store, articles(0, set_size));
  store.commit();
  const Graph before = store.graph();
  for (const ArticleFacts& article : articles(0, set_size)) EXPECT_EQ(store.add(article.facts, article.text), Store::Added::unchanged);
  store.commit();
  EXPECT_TRUE(store.graph() == before);
  EXPECT_THAT(store.verify(), testing::IsEmpty());
}

TEST_P(Laws, TheEmptyFilterKeepsAll) {
  const Graph graph = merge(articles(0, set_size));
  EXPECT_TRUE(select(graph, {}) == graph);
}

TEST_P(Laws, SelectingTwiceIsSelectingOnce) {
  const Graph graph = merge(articles(0, set_size));
  Filter filter;
  filter.since = "2015";
  filter.statuses = {Status::asserted, Status::wanted};
  const Graph once = select(graph, filter);
  ASSERT_LT(once.edges.size(), graph.edges.size());
  EXPECT_TRUE(select(once, filter) == once);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Laws, testing::Range(0U, 8U));

}  // namespace
}  // namespace entente
