// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "syntax/decode.hpp"

namespace entente {
namespace {

using testing::ElementsAre;

using Heads = std::vector<std::uint16_t>;

float score(const std::vector<float>& scores, const Heads& heads) {
  float sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

bool is_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    std::size_t node = i + 1;
    for (std::size_t steps = 0; node != 0; node = heads[node - 1])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

bool crosses(const Heads& heads) {
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::size_t j = 0; j < heads.size(); ++j) {
      const auto [a, b] = std::minmax({i + 1, std::size_t{heads[i]}});
      const auto [c, d] = std::minmax({j + 1, std::size_t{heads[j]}});
      if (a < c && c < b && b < d) return true;
    }
  return false;
}

// Of all trees without crossing arcs, by trying every one.
Heads best_by_trial(const std::vector<float>& scores, std::size_t words) {
  Heads heads(words, 0);
  Heads best;
  for (;;) {
    bool loops = false;
    for (std::size_t i = 0; i < words; ++i) loops = loops || heads[i] == i + 1;
    if (!loops && is_tree(heads) && !crosses(heads) && (best.empty() || score(scores, heads) > score(scores, best))) best = heads;
    std::size_t i = 0;
    while (i < words && heads[i] == words) heads[i++] = 0;
    if (i == words) return best;
    ++heads[i];
  }
}

TEST(TreeDecoder, TakesEachWordsBestHeadWhereThatIsATree) {
  TreeDecoder decoder;
  const std::vector<float> scores{0, -9, 5, 1, /**/ 5, 1, -9, 1, /**/ 0, 1, 5, -9};
  const auto heads = decoder.decode(scores, 3);
  EXPECT_THAT(Heads(heads.begin(), heads.end()), ElementsAre(2, 0, 2));
}

TEST(TreeDecoder, FindsTheBestOfAllTrees) {
  std::mt19937 random(7);
  TreeDecoder decoder;
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t words = 1 + random() % 5;
    std::vector<float> scores(words * (words + 1));
    for (float& value : scores) value = static_cast<float>(random() % 1000) / 100;
    const auto found = decoder.decode(scores, words);
    const Heads heads(found.begin(), found.end());
    ASSERT_TRUE(is_tree(heads));
    EXPECT_FALSE(crosses(heads));
    EXPECT_FLOAT_EQ(score(scores, heads), score(scores, best_by_trial(scores, words))) << "trial " << trial;
  }
}

TEST(TreeDecoder, MakesATreeOfLongSentences) {
  std::mt19937 random(8);
  TreeDecoder decoder;
  constexpr std::size_t words = 300;
  std::vector<float> scores(words * (words + 1));
  for (float& value : scores) value = static_cast<float>(random() % 1000);
  const auto found = decoder.decode(scores, words);
  EXPECT_TRUE(is_tree(Heads(found.begin(), found.end())));
}

}  // namespace
}  // namespace entente
