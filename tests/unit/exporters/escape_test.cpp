// SPDX-License-Identifier: Apache-2.0
#include "escape.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Escape, XmlKeepsEverythingThatXmlCanHold) {
  EXPECT_EQ(xml_text("a & <b> \"c\"\n\td\r"), "a &amp; &lt;b&gt; \"c\"\n\td&#13;");
  EXPECT_EQ(xml_attribute("a & \"b\"\n\tc"), "\"a &amp; &quot;b&quot;&#10;&#9;c\"");
}

TEST(Escape, ForbiddenCharactersBecomeReplacements) {
  EXPECT_EQ(printable(std::string_view("a\0b\x1b", 4)), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
  EXPECT_EQ(printable("x\xEF\xBF\xBFy\xEF\xBF\xBDz"), "x\xEF\xBF\xBDy\xEF\xBF\xBDz");
  EXPECT_EQ(printable("é 🇺🇦\n"), "é 🇺🇦\n");
}

TEST(Escape, GraphvizStringsKeepBackslashes) {
  EXPECT_EQ(escape_string("C:\\new & \"x\"\nb"), "C:\\\\new & \"x\"\\nb");
  EXPECT_EQ(escape_label("R&D \\M"), "R&amp;D \\\\M");
  EXPECT_EQ(escape_label("\\N"), "\\\\\u2060N") << "no name of a node";
  EXPECT_EQ(dot_id("a\\b\nc d"), "a%5Cb%0Ac d");
}

TEST(Escape, JsonListsAndPercents) {
  EXPECT_EQ(json_list({}), "[]");
  EXPECT_EQ(json_list({"a\"", "b\n"}), "[\"a\\\"\", \"b\\n\"]");
  EXPECT_EQ(percent_encode("Person:jane doe/é"), "Person:jane%20doe%2F%C3%A9");
}

}  // namespace
}  // namespace entente
