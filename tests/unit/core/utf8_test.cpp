// SPDX-License-Identifier: Apache-2.0
#include "core/utf8.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Utf8, NamesTheFirstInvalidByte) {
  EXPECT_FALSE(invalid_utf8(""));
  EXPECT_FALSE(invalid_utf8("Zürich – 東京 🕊 and a long tail of plain letters"));
  EXPECT_EQ(invalid_utf8("ab\xff"), 2U);
  EXPECT_EQ(invalid_utf8("twelve bytes\xe2\x82"), 12U);   // cut in the middle of a character
  EXPECT_EQ(invalid_utf8("\xc0\xaf"), 0U);                // overlong
  EXPECT_EQ(invalid_utf8("x\xed\xa0\x80"), 1U);           // a surrogate
}

TEST(Utf8, CountsAndFindsCodePoints) {
  const std::string text = "é“x”";
  EXPECT_EQ(count_chars(text), 4U);
  EXPECT_EQ(byte_of_char(text, 0), 0U);
  EXPECT_EQ(byte_of_char(text, 1), 2U);
  EXPECT_EQ(byte_of_char(text, 9), text.size());
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (const char32_t c : {U'a', U'\u007f', U'\u0080', U'\u07ff', U'\u0800', U'\uffff', U'\U00010000', U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t offset = 0;
    EXPECT_EQ(next_char(text, offset), c);
    EXPECT_EQ(offset, text.size());
  }
}

TEST(Utf8, FoldsNamesAsPeopleTypeThem) {
  EXPECT_EQ(fold_name("Côte d’Ivoire"), "cote d ivoire");
  EXPECT_EQ(fold_name("  NATO "), "nato");
  EXPECT_EQ(fold_name("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
  EXPECT_EQ(fold_name("al-Shabaab"), "al shabaab");
  EXPECT_EQ(fold_name("…"), "");
}

TEST(Utf8, KnowsCase) {
  EXPECT_EQ(to_lower("ÅLAND"), "åland");
  EXPECT_TRUE(is_upper(U'É'));
  EXPECT_FALSE(is_upper(U'é'));
  EXPECT_TRUE(is_space(U'\u00a0'));
}

}  // namespace
}  // namespace entente
