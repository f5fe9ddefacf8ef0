// SPDX-License-Identifier: Apache-2.0
#include "core/tsv.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(TsvReader, ReadsFieldsAndSkipsComments) {
  TsvReader reader("# word\tclass\n\nwarn\tsay\r\ndeny\t\n", "cues.tsv", 2);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader[0], "warn");
  EXPECT_EQ(reader[1], "say");
  EXPECT_EQ(reader[7], "");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader[0], "deny");
  EXPECT_EQ(reader[1], "");
  EXPECT_EQ(reader.line().number, 4U);
  EXPECT_FALSE(reader.next());
}

TEST(TsvReader, NamesTheLineThatIsShort) {
  TsvReader reader("warn\tsay\nclaim\n", "cues.tsv", 2);
  ASSERT_TRUE(reader.next());
  try {
    reader.next();
    FAIL() << "a short line was accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "cues.tsv:2: expected 2 columns separated by tabs, found 1");
  }
}

TEST(Split, LeavesOutEmptyParts) {
  EXPECT_EQ(split("a  b ", ' '), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(split("", ' ').empty());
}

}  // namespace
}  // namespace entente
