// SPDX-License-Identifier: Apache-2.0
#include "entities/name_key.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(NameKey, LooksAtLettersAndDigitsOnly) {
  EXPECT_EQ(name_key("Al-Assad"), name_key("al assad"));
  EXPECT_EQ(name_key("U.S."), name_key("US"));
  EXPECT_EQ(name_key("Erdoğan"), name_key("Erdogan"));
  EXPECT_EQ(name_key("People’s Army"), name_key("People's Army"));
  EXPECT_NE(name_key("G7"), name_key("G8"));
  EXPECT_NE(name_key("Niger"), name_key("Nigeria"));
}

TEST(NameKey, IsTheSameWhereverTheNameIsCut) {
  EXPECT_EQ(NameKey().add("Kim").add("Jong").add("-").add("un").value(), name_key("Kim Jong-un"));
  EXPECT_EQ(NameKey().add("Côte").add("d'").add("Ivoire").value(), name_key("Côte d'Ivoire"));
}

TEST(NameKey, KnowsWhenNothingIsLeft) {
  EXPECT_TRUE(NameKey().add("—").add("...").empty());
  EXPECT_FALSE(NameKey().add("X").empty());
}

TEST(SkeletonKey, IsThatOfMostMisspellings) {
  EXPECT_EQ(skeleton_key("Boris Pistorious"), skeleton_key("Boris Pistorius"));
  EXPECT_EQ(skeleton_key("Untied Nations"), skeleton_key("United Nations"));
  EXPECT_EQ(skeleton_key("Philippines"), skeleton_key("Phillipines"));
  EXPECT_NE(skeleton_key("Mark Brown"), skeleton_key("Mark Green"));
}

}  // namespace
}  // namespace entente
