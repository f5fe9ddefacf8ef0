// SPDX-License-Identifier: Apache-2.0
#include "score/coreference.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

// The textbook example: the response joins two of the key's three clusters.
const Clusters key{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
const Clusters response{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}};

TEST(Coreference, Muc) {
  const Figure figure = muc(key, response);
  EXPECT_DOUBLE_EQ(figure.recall(), 1.0);
  EXPECT_DOUBLE_EQ(figure.precision(), 9.0 / 10.0);  // one of the response's ten links is wrong
}

TEST(Coreference, BCubed) {
  const Figure figure = b_cubed(key, response);
  EXPECT_DOUBLE_EQ(figure.recall(), 1.0);
  EXPECT_DOUBLE_EQ(figure.precision(), (5.0 + 2 * 2.0 / 7 + 5 * 5.0 / 7) / 12.0);
}

TEST(Coreference, CeafE) {
  const Figure figure = ceaf_e(key, response);
  const double similar = 1.0 + 10.0 / 12.0;  // of the two pairs that match best
  EXPECT_DOUBLE_EQ(figure.recall(), similar / 3);
  EXPECT_DOUBLE_EQ(figure.precision(), similar / 2);
}

TEST(Coreference, MissedAndSpuriousMentionsCount) {
  const Figure figure = b_cubed({{1, 2}}, {{1}, {-1}});
  EXPECT_DOUBLE_EQ(figure.recall(), 0.25);
  EXPECT_DOUBLE_EQ(figure.precision(), 0.5);
}

}  // namespace
}  // namespace entente
