// SPDX-License-Identifier: Apache-2.0
#include <entente/error.hpp>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Error, StartsWithThePlace) {
  EXPECT_STREQ(InputError({"a.rules", 4, 9}, "unknown relation").what(), "a.rules:4:9: unknown relation");
  EXPECT_STREQ(InputError({"a.txt", 0, 0}, "no text").what(), "a.txt: no text");
  EXPECT_STREQ(InputError({}, "no text").what(), "no text");
}

TEST(DidYouMean, OffersTheNearestWordOnly) {
  const std::vector<std::string_view> words{"wanted", "planned", "denied"};
  EXPECT_EQ(did_you_mean("wnated", words), ", did you mean 'wanted'?");
  EXPECT_EQ(did_you_mean("xylophone", words), "");
}

}  // namespace
}  // namespace entente
