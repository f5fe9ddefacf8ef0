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
  EXPECT_THAT(times("The ministers met last summer."), ElementsAre("2022-06-01/2022-08-31"));
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

TEST(Times, PartsOfMonths) {
  EXPECT_THAT(times("The pact was signed in early October 2015."), ElementsAre("2015-10-01/2015-10-15"));
  EXPECT_THAT(times("The bank failed in late February 2020."), ElementsAre("2020-02-15/2020-02-28"));
  EXPECT_THAT(times("The bank failed in mid-August 2020."), ElementsAre("2020-08-10/2020-08-20"));
  EXPECT_THAT(times("The bank failed in late 2020."), ElementsAre("2020"));
  EXPECT_THAT(times("Prices fell in the mid-1980s."), ElementsAre("1980-01-01/1989-12-31"));
  EXPECT_THAT(times("Prices fell in the 1930’s."), ElementsAre("1930-01-01/1939-12-31"));
}

TEST(Times, MonthsOfEveryYear) {
  EXPECT_THAT(times("The monsoon occurs in July."), ElementsAre("--07"));
  EXPECT_THAT(times("It rains from October to late April."), ElementsAre("--10", "--04-15/--04-30"));
  EXPECT_THAT(times("It rained from October to April."), ElementsAre("2022-10", "2023-04"));
  EXPECT_THAT(times("The court ruled in July."), ElementsAre("2022-07"));
}

TEST(Times, WhatIsPlannedLiesAhead) {
  EXPECT_THAT(times("The minister is to travel to Oslo on Wednesday."), ElementsAre("2023-04-26"));
  EXPECT_THAT(times("The talks are due to begin on Tuesday."), ElementsAre("2023-04-25"));
  EXPECT_THAT(times("The party fell apart in 2016. Elections are scheduled for May."), ElementsAre("2016", "2023-05"));
  EXPECT_THAT(times("The party won in 2014. A vote is to be held from November 20 to December 11."),
              ElementsAre("2014", "2023-11-20", "2023-12-11"));
  EXPECT_THAT(times("The office today is to open its doors."), ElementsAre("2023-04-21"));
}

TEST(Times, AYearForTwo) {
  EXPECT_THAT(times("The show ran from January 23 to March 9, 2014."), ElementsAre("2014-01-23", "2014-03-09"));
  EXPECT_THAT(times("He visited China in May and June 1981."), ElementsAre("1981-05/1981-06"));
  EXPECT_THAT(times("Her first period (1892–94) was sad."), ElementsAre("1892", "1894"));
}

TEST(Times, LastAndNextBehindADate) {
  EXPECT_THAT(times("She wrote to them on 12 October last."), ElementsAre("2022-10-12"));
  EXPECT_THAT(times("They shall meet on the 1st day of February next."), ElementsAre("2024-02-01"));
  EXPECT_THAT(times("They met on Wednesday last week."), ElementsAre("2023-04-19", "2023-04-10/2023-04-16"));
}

TEST(Times, SomeTimeAgo) {
  EXPECT_THAT(times("The drink was invented a few months ago."), ElementsAre("../2023-04"));
  EXPECT_THAT(times("They developed it several years ago."), ElementsAre("../2023-04-21"));
  EXPECT_THAT(times("In the past few days, towns have asked for help."), ElementsAre("../2023-04-21"));
  EXPECT_THAT(times("Extant letters from a few days after the duel tell of it."), IsEmpty());
}

TEST(Times, ThisSeasonAndTheWeekend) {
  EXPECT_THAT(times("They laid the carpet this summer.", "2000-01-10"), ElementsAre("1999-06-01/1999-08-31"));
  EXPECT_THAT(times("The fair took place this weekend.", "2016-09-07"), ElementsAre("2016-09-03/2016-09-04"));
  EXPECT_THAT(times("Talks were held over the weekend."), ElementsAre("2023-04-15/2023-04-16"));
  EXPECT_THAT(times("The crowds visited it in the fall of 2004."), ElementsAre("2004-09/2004-12"));
}

TEST(Times, TheNextDayOfAStory) {
  EXPECT_THAT(times("The bridge fell on 3 May 2019. The mayor resigned the next day."), ElementsAre("2019-05-03", "2019-05-04"));
  EXPECT_THAT(times("They stayed until the last day of the trial."), IsEmpty());
  EXPECT_THAT(times("Sales fell by a third from a year earlier."), ElementsAre("2022"));
  EXPECT_THAT(times("He was ill earlier in the year."), ElementsAre("2023"));
}

TEST(Times, ThisPeriod) {
  EXPECT_THAT(times("The port grew in the 1950s. During this period two banks failed."),
              ElementsAre("1950-01-01/1959-12-31", "1950-01-01/1959-12-31"));
  EXPECT_THAT(times("The port grew in 1950. During this period two banks failed."), ElementsAre("1950"));
}

TEST(Times, StoriesOfAntiquity) {
  EXPECT_THAT(times("Theo (c. 314 – 368) was a monk. He joined the order around 328."), ElementsAre("0314", "0368", "0328"));
  EXPECT_THAT(times("The fortress was founded in the year 71."), ElementsAre("0071"));
  EXPECT_THAT(times("Started in AD842, the mosque still stands."), ElementsAre("0842"));
  EXPECT_THAT(times("Kings ruled until 682 BC. They appointed a lawgiver (594)."), ElementsAre("-0682", "-0594"));
}

TEST(Times, WarsThatAreSpokenOf) {
  EXPECT_THAT(times("The guests visited the Cold War Museum."), IsEmpty());
  EXPECT_THAT(times("Historians debate the French Revolution."), IsEmpty());
}

TEST(Times, NamesAreNoTimes) {
  EXPECT_THAT(times("The Sunday Herald hired her."), IsEmpty());
  EXPECT_THAT(times("He bought a house in Palm Springs."), IsEmpty());
  EXPECT_THAT(times("The region lamented the fall of its mills."), IsEmpty());
  EXPECT_THAT(times("The company offers one flight per week on Thursday."), IsEmpty());
}

TEST(Times, NotWithoutADate) {
  EXPECT_THAT(times("The ministers met yesterday.", ""), IsEmpty());
  EXPECT_THAT(times("The pact was signed in 2008.", ""), ElementsAre("2008"));
}

TEST(Times, NumbersAreNoYears) {
  EXPECT_THAT(times("Some 1500 soldiers left."), IsEmpty());
  EXPECT_THAT(times("The guards may march."), IsEmpty());
  EXPECT_THAT(times("The shop is at 1355 Mill Road."), IsEmpty());
  EXPECT_THAT(times("The council passed Resolution 1701."), IsEmpty());
  EXPECT_THAT(times("They keep up a 2000 year old tradition."), IsEmpty());
}

}  // namespace
}  // namespace entente
