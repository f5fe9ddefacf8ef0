// SPDX-License-Identifier: Apache-2.0
#include "relations/time.hpp"

#include <gmock/gmock.h>

#include <entente/extractor.hpp>

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Extractor& extractor() {
  static const Extractor shared;
  return shared;
}

// The values of a sentence's times, in an article of a Friday in April.
std::vector<std::string> times(std::string_view sentence, std::string date = "2023-04-21") {
  Article article;
  article.info.date = std::move(date);
  article.text = sentence;
  complete(article);
  Document document = extractor().document();
  extractor().analyse(article, document);
  std::vector<std::string> values;
  for (const TimeExpression& time : document.times) values.push_back(time.value);
  return values;
}

TEST(Times, FullDates) {
  EXPECT_THAT(times("They met on October 9, 2015 in Paris."), ElementsAre("2015-10-09"));
  EXPECT_THAT(times("They met on 9 October 2015."), ElementsAre("2015-10-09"));
  EXPECT_THAT(times("Thursday, February 23, 2023"), ElementsAre("2023-02-23"));
}

TEST(Times, MonthsAndYears) {
  EXPECT_THAT(times("The pact was signed in October 2015."), ElementsAre("2015-10"));
  EXPECT_THAT(times("The pact was signed in 2008."), ElementsAre("2008"));
  EXPECT_THAT(times("The pact dates from the 1990s."), ElementsAre("1990-01-01/1999-12-31"));
  EXPECT_THAT(times("The town grew in the 19th century."), ElementsAre("1800-01-01/1899-12-31"));
}

TEST(Times, YearsOfAntiquity) {
  EXPECT_THAT(times("Athens changed its laws in 508 BC."), ElementsAre("-0508"));
}

TEST(Times, SpansUpToTheArticlesDay) {
  EXPECT_THAT(times("They have met often in the past three years."), ElementsAre("2020-04-22/2023-04-21"));
  EXPECT_THAT(times("She wept in the last three months of her life."), IsEmpty());
  EXPECT_THAT(times("Farmers came here 5,000 years ago."), ElementsAre("-2977"));
}

TEST(Times, AMonthOfAnotherYear) {
  EXPECT_THAT(times("They were admitted in April last year."), ElementsAre("2022-04"));
  EXPECT_THAT(times("They were admitted in March of this year."), ElementsAre("2023-03"));
}

TEST(Times, NextToTheArticlesDay) {
  EXPECT_THAT(times("The ministers met yesterday."), ElementsAre("2023-04-20"));
  EXPECT_THAT(times("The ministers will meet tomorrow."), ElementsAre("2023-04-22"));
  EXPECT_THAT(times("The ministers met last month."), ElementsAre("2023-03"));
  EXPECT_THAT(times("The ministers met earlier this month."), ElementsAre("2023-04"));
  EXPECT_THAT(times("The ministers met last week."), ElementsAre("2023-04-10/2023-04-16"));
  EXPECT_THAT(times("The war began just over a year ago."), ElementsAre("2022"));
  EXPECT_THAT(times("The ministers met three days ago."), ElementsAre("2023-04-18"));
  EXPECT_THAT(times("The ministers met last summer."), ElementsAre("2022-06/2022-09"));
}

TEST(Times, WeekdaysBeforeAndAhead) {
  EXPECT_THAT(times("The ministers met on Wednesday."), ElementsAre("2023-04-19"));
  EXPECT_THAT(times("The ministers will meet on Wednesday."), ElementsAre("2023-04-26"));
}

TEST(Times, LeaningOnTheOneBefore) {
  EXPECT_THAT(times("The bank failed in 2015. A year later it was sold."), ElementsAre("2015", "2016"));
  EXPECT_THAT(times("They met in May 2019 and signed the following month."), ElementsAre("2019-05", "2019-06"));
  EXPECT_THAT(times("The bridge fell in 1931. In the same year the mayor resigned."), ElementsAre("1931", "1931"));
}

TEST(Times, PeriodsByName) {
  EXPECT_THAT(times("The town was destroyed in World War II."), ElementsAre("1939-09-01/1945-09-02"));
  EXPECT_THAT(times("A temple of the 7th century BC stood here."), ElementsAre("-0700-01-01/-0601-12-31"));
}

TEST(Times, NowadaysIsNoDay) {
  EXPECT_THAT(times("Today the city has five bridges."), IsEmpty());
  EXPECT_THAT(times("The president visited the city today."), testing::SizeIs(1));
}

TEST(Times, NowadaysByStillAndPassive) {
  EXPECT_THAT(times("The method is still used today."), IsEmpty());
  EXPECT_THAT(times("The town is known today as Berg."), IsEmpty());
  EXPECT_THAT(times("The king is in Rome today."), testing::SizeIs(1));
}

TEST(Times, OfEveryYear) {
  EXPECT_THAT(times("Summers are hot here."), ElementsAre("--06/--09"));
  EXPECT_THAT(times("Winter is the low season."), ElementsAre("--12/--03"));
  EXPECT_THAT(times("They open every Friday."), IsEmpty());
  EXPECT_THAT(times("Opening hours: Mon-Fri."), IsEmpty());
}

TEST(Times, RangesOfDaysAndEndsOfYears) {
  EXPECT_THAT(times("They met on 5–6 September 2019."), ElementsAre("2019-09-05/2019-09-06"));
  EXPECT_THAT(times("They met on June 3-5, 2019."), ElementsAre("2019-06-03/2019-06-05"));
  EXPECT_THAT(times("The bank will close by the end of the year."), ElementsAre("2023-12-31"));
}

TEST(Times, OfYearsLongAgo) {
  EXPECT_THAT(times("The bridge fell in 1931. On 5 June the mayor resigned."), ElementsAre("1931", "1931-06-05"));
  EXPECT_THAT(times("The town fell in 384."), ElementsAre("0384"));
  EXPECT_THAT(times("He died on 30 September 420."), ElementsAre("0420-09-30"));
  EXPECT_THAT(times("It was built in the nineteenth century."), ElementsAre("1800-01-01/1899-12-31"));
  EXPECT_THAT(times("Pop changed in the sixties."), ElementsAre("1960-01-01/1969-12-31"));
}

TEST(Times, NotWithoutADate) {
  EXPECT_THAT(times("The ministers met yesterday.", ""), IsEmpty());
  EXPECT_THAT(times("The pact was signed in 2008.", ""), ElementsAre("2008"));
}

TEST(Times, NumbersAreNoYears) {
  EXPECT_THAT(times("Some 1500 soldiers left."), IsEmpty());
  EXPECT_THAT(times("The guards may march."), IsEmpty());
  EXPECT_THAT(times("The shop is at 1355 Mill Road."), IsEmpty());
}

}  // namespace
}  // namespace entente
