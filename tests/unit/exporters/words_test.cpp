// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <gmock/gmock.h>

namespace entente {
namespace {

using testing::ElementsAre;

TEST(Words, RolesReplaceOrFollowTheRelation) {
  EXPECT_EQ(phrase(RelationType::holds_office, "harbour master"), "harbour master");
  EXPECT_EQ(phrase(RelationType::family_of, "sister"), "sister of");
  EXPECT_EQ(phrase(RelationType::participates_in, "host"), "takes part in, host");
  EXPECT_EQ(phrase(RelationType::located_in, ""), "in");
}

TEST(Words, EveryRelationHasItsPhrase) {
  for (const RelationInfo& relation : relation_types()) EXPECT_FALSE(phrase(relation.type).empty()) << relation.name;
}

TEST(Words, TimesAreDatesAsPeopleWriteThem) {
  EXPECT_EQ(human_time("2024-05-06"), "6 May 2024");
  EXPECT_EQ(human_time("2024-05-16", "2024"), "16 May");
  EXPECT_EQ(human_time("2024-05"), "May 2024");
  EXPECT_EQ(human_time("2024"), "2024");
  EXPECT_EQ(human_time("2022-02-24/.."), "since 24 February 2022");
  EXPECT_EQ(human_time("../2019"), "until 2019");
  EXPECT_EQ(human_time("2014/2019-03"), "2014 to March 2019");
  EXPECT_EQ(human_time("2024-13-40"), "2024-13-40");
  EXPECT_EQ(human_time("soon"), "soon");
}

TEST(Words, ListsEndWithAnd) {
  EXPECT_EQ(enumerate({"a"}, 3), "a");
  EXPECT_EQ(enumerate({"a", "b"}, 3), "a and b");
  EXPECT_EQ(enumerate({"a", "b", "c"}, 3), "a, b and c");
  EXPECT_EQ(enumerate({"a", "b", "c", "d"}, 3), "a, b and 2 more");
}

TEST(Words, ClipsAtWords) {
  EXPECT_EQ(clip("  one\n\ttwo ", 20), "one two");
  EXPECT_EQ(clip("harbour masters, all", 18), "harbour masters …");
  EXPECT_EQ(clip(std::string(50, 'x'), 10), std::string(9, 'x') + " …");
  EXPECT_EQ(clip("éééé", 4), "éééé");
}

TEST(Words, WrapsAndCutsOnlyWhatIsMuchTooLong) {
  EXPECT_THAT(wrap("Estmark and Sudavia harbour union", 12, 3), ElementsAre("Estmark and", "Sudavia", "harbour …"));
  EXPECT_THAT(wrap("Estmark and Sudavia", 12, 3), ElementsAre("Estmark and", "Sudavia"));
  EXPECT_THAT(wrap("harbourmasters", 10, 2), ElementsAre("harbourmasters"));
  EXPECT_THAT(wrap(std::string(40, 'x'), 10, 2), ElementsAre(std::string(10, 'x'), std::string(10, 'x') + " …"));
  EXPECT_TRUE(wrap("  \n ", 10, 2).empty());
}

TEST(Words, WrapEvenlyLeavesNoWordAlone) {
  EXPECT_THAT(wrap("From now on we help to set it.", 28, 3), testing::ElementsAre("From now on we help to set", "it."));
  EXPECT_THAT(wrap_evenly("From now on we help to set it.", 28, 3), testing::ElementsAre("From now on we", "help to set it."));
  EXPECT_EQ(wrap_evenly("one two three four five six", 5, 2), wrap("one two three four five six", 5, 2)) << "where it is cut anyway";
  EXPECT_THAT(wrap_evenly("one", 28, 3), testing::ElementsAre("one"));
}

}  // namespace
}  // namespace entente
