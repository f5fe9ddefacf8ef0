// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace entente {
namespace {

using testing::ElementsAre;

std::string written(const Table& table, std::size_t width) {
  std::ostringstream out;
  table.write(out, width);
  return std::move(out).str();
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("Zoë’s"), 5U);
  EXPECT_EQ(display_width("Zoe\u0308"), 3U) << "a combining mark takes no column";
  EXPECT_EQ(display_width("北京"), 4U) << "Han characters take two";
  EXPECT_EQ(display_width(""), 0U);
}

TEST(Wrap, BreaksAtWhiteSpace) {
  EXPECT_THAT(wrap("one two  three\nfour", 9), ElementsAre("one two", "three", "four"));
  EXPECT_THAT(wrap("", 9), ElementsAre(""));
  EXPECT_THAT(wrap("北京 上海", 5), ElementsAre("北京", "上海"));
}

TEST(Wrap, CutsAWordThatIsTooWide) { EXPECT_THAT(wrap("a übermäßig b", 4), ElementsAre("a", "über", "mäßi", "g b")); }

TEST(Wrap, MakesProgressWhateverTheWidth) { EXPECT_THAT(wrap("北京", 1), ElementsAre("北", "京")); }

TEST(WriteHanging, IndentsFurtherLines) {
  std::ostringstream out;
  write_hanging(out, "1. ", "one two three four", 13);
  EXPECT_EQ(out.str(), "1. one two\n   three four\n");
}

TEST(Table, IsAsWideAsItsCells) {
  Table table({"name", "n"});
  table.add({"Zoë", "1"});
  table.add({"北京", "12"});
  EXPECT_EQ(written(table, 80),
            "name  n\n"
            "----  --\n"
            "Zoë   1\n"
            "北京  12\n");
}

TEST(Table, WrapsTheWidestColumnWhereItDoesNotFit) {
  Table table({"date", "words"});
  table.add({"2024-05-31", "ports matter to all of us"});
  table.add({"", "no"});
  EXPECT_EQ(written(table, 28),
            "date        words\n"
            "----------  ----------------\n"
            "2024-05-31  ports matter to\n"
            "            all of us\n"
            "            no\n");
}

TEST(Table, KeepsWordsWholeEvenWhereItGetsTooWide) {
  Table table({"relation", "status"});
  table.add({"holds_office (secretary general)", "asserted"});
  EXPECT_EQ(written(table, 10),
            "relation      status\n"
            "------------  --------\n"
            "holds_office  asserted\n"
            "(secretary\n"
            "general)\n");
}

TEST(Table, NotesStandUnderTheirRow) {
  Table table({"a", "b"});
  table.add({"1", "2"});
  table.add_note("because of this and that");
  EXPECT_EQ(written(table, 20),
            "a  b\n"
            "-  -\n"
            "1  2\n"
            "    because of this\n"
            "    and that\n");
}

}  // namespace
}  // namespace entente
