// SPDX-License-Identifier: Apache-2.0
#include "score/assignment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace entente {
namespace {

double total(const Weights& weights, const std::vector<Pair>& pairs) {
  double sum = 0;
  for (const Pair& pair : pairs) sum += weights.get(pair);
  return sum;
}

// The best total over all ways to match rows from `row` on.
double best(const Weights& weights, std::uint32_t row, std::uint32_t rows, std::uint32_t columns, unsigned used) {
  if (row == rows) return 0;
  double most = best(weights, row + 1, rows, columns, used);
  for (std::uint32_t column = 0; column < columns; ++column)
    if ((used >> column & 1U) == 0 && weights.contains({row, column}))
      most = std::max(most, weights.get({row, column}) + best(weights, row + 1, rows, columns, used | 1U << column));
  return most;
}

TEST(Assignment, PrefersTheGreatestSumToTheGreatestPair) {
  Weights weights;
  weights[{0, 0}] = 5;
  weights[{0, 1}] = 4;
  weights[{1, 0}] = 4;
  EXPECT_THAT(assign(weights), testing::UnorderedElementsAre(Pair{0, 1}, Pair{1, 0}));
}

TEST(Assignment, LeavesOutWhatHasNoWeight) {
  Weights weights;
  weights[{0, 0}] = 1;
  weights[{0, 1}] = 2;
  EXPECT_THAT(assign(weights), testing::ElementsAre(Pair{0, 1}));
  EXPECT_THAT(assign(Weights{}), testing::IsEmpty());
}

TEST(Assignment, IsTheBestOfAll) {
  std::mt19937 generator(7);
  const auto random = [&] { return static_cast<std::uint32_t>(generator()); };
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t rows = 1 + random() % 5;
    const std::uint32_t columns = 1 + random() % 6;
    Weights weights;
    for (std::uint32_t row = 0; row < rows; ++row)
      for (std::uint32_t column = 0; column < columns; ++column)
        if (random() % 3 != 0) weights[{row, column}] = 1 + static_cast<double>(random() % 20) / 4;
    const auto pairs = assign(weights);
    std::set<std::uint32_t> left;
    std::set<std::uint32_t> right;
    for (const auto& [row, column] : pairs) {
      EXPECT_TRUE(weights.contains({row, column}));
      EXPECT_TRUE(left.insert(row).second);
      EXPECT_TRUE(right.insert(column).second);
    }
    EXPECT_NEAR(total(weights, pairs), best(weights, 0, rows, columns, 0), 1e-9) << "round " << round;
  }
}

}  // namespace
}  // namespace entente
