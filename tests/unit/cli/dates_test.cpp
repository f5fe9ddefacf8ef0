// SPDX-License-Identifier: Apache-2.0
#include "cli/dates.hpp"

#include <gmock/gmock.h>

namespace entente {
namespace {

using testing::Eq;
using testing::Optional;

std::optional<std::string> read(std::string_view typed, const std::string& newest = "2024-05-31") {
  return iso_date(typed, [&] { return newest; });
}

TEST(Dates, MayBeTypedInManyWays) {
  for (const char* typed : {"2024", "2024-03", "2024-03-09"}) EXPECT_THAT(read(typed), Optional(Eq(typed)));
  for (const char* typed : {"March 2023", "mar 2023", "2023 march", "MARCH, 2023"}) EXPECT_THAT(read(typed), Optional(Eq("2023-03"))) << typed;
  for (const char* typed : {"9 March 2023", "March 9, 2023", "9 mar 2023"}) EXPECT_THAT(read(typed), Optional(Eq("2023-03-09"))) << typed;
}

TEST(Dates, AMonthIsTheLastOneUpToTheNewestArticle) {
  EXPECT_THAT(read("may"), Optional(Eq("2024-05")));
  EXPECT_THAT(read("June"), Optional(Eq("2023-06")));
  EXPECT_THAT(read("3 June"), Optional(Eq("2023-06-03")));
  EXPECT_THAT(read("June", "2024"), Optional(Eq("2024-06"))) << "all of 2024 may be there";
  EXPECT_EQ(read("June", ""), std::nullopt);
}

TEST(Dates, OtherTextIsNone) {
  for (const char* typed : {"yesterday", "last month", "ma", "march 2023 2024", "march april", "31 June 2023", "32", "9 9 2023", "", "2024-1", "202x"})
    EXPECT_EQ(read(typed), std::nullopt) << typed;
}

}  // namespace
}  // namespace entente
