// SPDX-License-Identifier: Apache-2.0
#include "entities/spelling.hpp"

#include <gtest/gtest.h>

#include "core/resources.hpp"

namespace entente {
namespace {

class SpellingTest : public testing::Test {
 protected:
  // The name that is meant, or "" where the spelling is left alone.
  std::string corrected(std::string_view name) const {
    const auto known = misspelt(gazetteer_, name);
    return known ? std::string(gazetteer_.name(*known)) : std::string();
  }

  Resources resources_;
  Gazetteer gazetteer_{resources_.get("gazetteer.bin"), "gazetteer.bin"};
};

TEST_F(SpellingTest, CorrectsALetterOrTwoOfALongName) {
  EXPECT_EQ(corrected("Boris Pistorious"), "Boris Pistorius");
  EXPECT_EQ(corrected("Untied Nations"), "United Nations");
  EXPECT_EQ(corrected("Jens Stoltenburg"), "Jens Stoltenberg");
}

TEST_F(SpellingTest, LeavesShortNamesAndStrangersAlone) {
  EXPECT_EQ(corrected("Jon Kery"), "");
  EXPECT_EQ(corrected("Pistorious"), "");
  EXPECT_EQ(corrected("Henrietta Wobblethwaite"), "");
}

TEST(Misspelling, OfANameInTheSameArticle) {
  EXPECT_TRUE(is_misspelling("Volodymyr Zelenskiy", "Volodymyr Zelensky"));
  EXPECT_TRUE(is_misspelling("Maria Kowalczik", "Maria Kowalczyk"));
}

TEST(Misspelling, KeepsRelativesApart) {
  EXPECT_FALSE(is_misspelling("Marie Kowalczyk", "Maria Kowalczyk"));
  EXPECT_FALSE(is_misspelling("Wong Kwok-kin", "Wong Kwok-hing"));
  EXPECT_FALSE(is_misspelling("Ann Berg", "Ann Borg"));
  EXPECT_FALSE(is_misspelling("Pistorious", "Pistorius"));
}

}  // namespace
}  // namespace entente
