// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "syntax/morphology.hpp"

namespace entente {
namespace {

TEST(LemmaRules, MakeTheLemmaThatTheyWereMadeFrom) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"ships", "ship"}, {"Ships", "ship"}, {"went", "go"}, {"Oslo", "Oslo"}, {"i", "I"}, {"I", "I"}, {"was", "be"},
      {"MINISTERS", "minister"}, {"fiancés", "fiancé"}, {"Łódź", "Łódź"}, {"’s", "be"}};
  for (const auto& [form, lemma] : pairs)
    for (const LemmaRule& rule : lemma_rules(form, lemma)) EXPECT_EQ(apply(rule, form), lemma) << form;
}

TEST(LemmaRules, PreferTheOneThatChangesLess) {
  EXPECT_TRUE(lemma_rules("Oslo", "Oslo").front().keep_case);
  EXPECT_FALSE(lemma_rules("Ships", "ship").front().keep_case);
  EXPECT_EQ(lemma_rules("parties", "party").front(), (LemmaRule{false, 3, "y"}));
}

TEST(LemmaRules, NeverCutCharacters) { EXPECT_EQ(apply({false, 2, "s"}, "’a"), ""); }

TEST(LemmaRules, DoNotFitWordsThatAreTooShort) { EXPECT_EQ(apply({false, 4, "y"}, "ok"), ""); }

}  // namespace
}  // namespace entente
