// SPDX-License-Identifier: Apache-2.0
#include "entities/vocabulary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <entente/error.hpp>

#include "entities/name_key.hpp"

namespace entente {
namespace {

class VocabularyTest : public testing::Test {
 protected:
  Resources resources_;
  Vocabulary vocabulary_{resources_};
};

TEST_F(VocabularyTest, TellsNounsFromWordsOfNames) {
  const Noun* alliance = vocabulary_.noun(name_key("alliance"));
  ASSERT_NE(alliance, nullptr);
  EXPECT_EQ(alliance->type, EntityType::Organization);
  EXPECT_EQ(alliance->kind, OrganizationKind::alliance);
  ASSERT_NE(vocabulary_.name_noun(name_key("Party")), nullptr);
  EXPECT_FALSE(vocabulary_.name_noun(name_key("Party"))->any_case);
  EXPECT_TRUE(vocabulary_.name_noun(name_key("navy"))->any_case);
  EXPECT_EQ(vocabulary_.noun(name_key("timetable")), nullptr);
}

TEST_F(VocabularyTest, KnowsTitlesOfSeveralWordsInEitherSpelling) {
  ASSERT_NE(vocabulary_.title(name_key("Secretary-General")), nullptr);
  EXPECT_EQ(vocabulary_.title(name_key("secretary general")), vocabulary_.title(name_key("Secretary-General")));
  EXPECT_TRUE(vocabulary_.title(name_key("Mr"))->courtesy);
  EXPECT_FALSE(vocabulary_.title(name_key("president"))->courtesy);
}

TEST_F(VocabularyTest, KnowsPersonNumberAndGenderOfPronouns) {
  const Pronoun* her = vocabulary_.pronoun(name_key("her"));
  ASSERT_NE(her, nullptr);
  EXPECT_EQ(her->person, 3);
  EXPECT_EQ(her->gender, Gender::female);
  EXPECT_EQ(vocabulary_.pronoun(name_key("our"))->number, Pronoun::Number::plural);
  EXPECT_EQ(vocabulary_.pronoun(name_key("who")), nullptr);
}

TEST_F(VocabularyTest, LeavesOutGivenNamesOfBothSexes) {
  EXPECT_EQ(vocabulary_.given_name(name_key("Maria")), Gender::female);
  EXPECT_EQ(vocabulary_.given_name(name_key("Jens")), Gender::male);
  EXPECT_EQ(vocabulary_.given_name(name_key("Robin")), Gender::unknown);
}

TEST(Vocabulary, SaysWhereAFileIsWrong) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "vocabulary_test";
  std::filesystem::create_directories(folder / "en");
  std::ofstream(folder / "en" / "entity_nouns.tsv") << "# comment\nalliance\tOrganisation\t-\tno\t-\n";
  const Resources resources(folder);
  try {
    const Vocabulary vocabulary(resources);
    FAIL() << "took an unknown type";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("entity_nouns.tsv:2"));
    EXPECT_THAT(error.what(), testing::HasSubstr("'Organisation'"));
  }
}

}  // namespace
}  // namespace entente
