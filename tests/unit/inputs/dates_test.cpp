// SPDX-License-Identifier: Apache-2.0
#include "inputs/dates.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(IsoDate, ReadsWhatArchivesAndFeedsWrite) {
  for (const char* text : {"2023-04-21", " 2023-04-21 ", "2023-04-21T10:00:00Z", "2023-04-21 10:00:00+02:00", "2023/04/21", "20230421",
                           "Fri, 21 Apr 2023 10:00:00 GMT", "21 April 2023", "April 21, 2023", "Apr 21 2023", "21-Apr-2023"})
    EXPECT_EQ(iso_date(text), "2023-04-21") << text;
}

TEST(IsoDate, RefusesWhatIsNoDate) {
  for (const char* text : {"", "yesterday", "2023", "2023-04", "2023-13-01", "2023-02-30", "2023-04-211", "0001-01-01", "April 2023"})
    EXPECT_EQ(iso_date(text), std::nullopt) << text;
}

TEST(IsoDate, RefusesWhatCanBeReadInTwoWays) { EXPECT_EQ(iso_date("4/5/2023"), std::nullopt); }

}  // namespace
}  // namespace entente
