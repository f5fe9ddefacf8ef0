// SPDX-License-Identifier: Apache-2.0
#include "score/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using testing::ElementsAre;

TEST(ScoreWords, NamesAreTheSameInAnySpelling) {
  const ScoreWords words;
  EXPECT_EQ(words.name_key("The U.S. Navy’s"), "us navy");
  EXPECT_EQ(words.name_key("  Jean-Luc  FAVRE "), "jean luc favre");
  EXPECT_EQ(words.name_key("a"), "a");
  EXPECT_EQ(words.name_key("Straße"), "strasse");
  EXPECT_EQ(words.name_key("’s-Hertogenbosch"), "hertogenbosch");
}

TEST(ScoreWords, TellNamesFromNounsAndPronouns) {
  const ScoreWords words;
  for (const char* name : {"Nato", "the Kremlin", "The Kremlin", "G7", "the al-Badr Brigade", "Élysée", "22 Group"})
    EXPECT_TRUE(words.is_name(name)) << name;
  for (const char* noun : {"He", "the minister", "The minister", "their leader", "It", "those"})
    EXPECT_FALSE(words.is_name(noun)) << noun;
}

TEST(ScoreWords, RolesThatMeanTheSame) {
  const ScoreWords words;
  EXPECT_TRUE(words.same_role("", "anything"));
  EXPECT_FALSE(words.same_role("president", ""));
  EXPECT_TRUE(words.same_role("former defence minister", "Defense Secretary"));
  EXPECT_TRUE(words.same_role("spokesman", "spokeswoman"));
  EXPECT_TRUE(words.same_role("minister of trade", "trade minister"));
  EXPECT_TRUE(words.same_role("secretary general", "secretary-general"));
  EXPECT_FALSE(words.same_role("deputy prime minister", "prime minister"));
  EXPECT_FALSE(words.same_role("foreign minister", "trade envoy"));
}

TEST(ScoreWords, WordsOfAText) {
  EXPECT_THAT(word_spans("“Ö 2, no_1!"), ElementsAre(CharSpan{1, 2}, CharSpan{3, 4}, CharSpan{6, 10}));
  EXPECT_THAT(word_spans("…"), ElementsAre());
}

}  // namespace
}  // namespace entente
