// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <entente/query.hpp>
#include <entente/store.hpp>

#include "facts_builder.hpp"
#include "graphs/near_copies.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::AnyOfArray;
using testing::Contains;
using testing::IsEmpty;

const std::string wire =
    "Velmark joined the Northern League on Tuesday. Its parliament had voted for the treaty by 88 votes to 12 in March, and the last of the "
    "members gave its consent at the weekend. The flag was raised in front of the headquarters at noon. “It is a good day for all of us,” "
    "secretary general Ada Brook said. Aldoria had warned against the step for years and called it a mistake.";

FactsBuilder copy(int number, const std::string& text = wire) {
  FactsBuilder builder("copy-" + std::to_string(number), text, "2024-05-31", "Outlet " + std::to_string(number));
  builder.relation(builder.entity("Velmark", EntityType::Country), RelationType::member_of,
                   builder.entity("Northern League", EntityType::Organization), "Velmark joined the Northern League");
  return builder;
}

Spread told(const Graph& graph) { return graph.edges.empty() ? Spread{} : spread(graph, graph.edges.front()); }

TEST(Reports, AWireStoryPrintedByTwentyOutletsIsOneReport) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  for (int i = 0; i < 20; ++i) {
    const ArticleFacts article = copy(i);
    store.add(article.facts, article.text);
    if (i % 6 == 0) store.commit();
  }
  store.commit();
  const Spread found = told(store.graph());
  EXPECT_EQ(found.articles, 20U);
  EXPECT_EQ(found.outlets, 20U);
  EXPECT_EQ(found.reports, 1U);
  EXPECT_THAT(store.verify(), IsEmpty());
}

TEST(Reports, AnUpdateAndOtherQuotationMarksAreTheSameReport) {
  std::string updated = wire + " Fireworks are to be lit in the evening.";
  for (const char* mark : {"“", "”"})
    if (const auto at = updated.find(mark); at != std::string::npos) updated.replace(at, 3, "\"");
  EXPECT_TRUE(near_copies(shingles(wire), shingles(updated)));
  EXPECT_EQ(told(merge({copy(0), copy(1, updated)})).reports, 1U);
}

TEST(Reports, TheSameNewsInOtherWordsIsAnotherReport) {
  const std::string own =
      "After years of waiting, Velmark joined the Northern League yesterday. Crowds in Osthaven cheered when the prime minister signed the "
      "papers. Schools were closed. A poll found that two in three people welcome it, while farmers fear for their prices and some in the north "
      "recall the war.";
  EXPECT_EQ(told(merge({copy(0), copy(1, own)})).reports, 2U);
}

TEST(Reports, ShortTextsAreNoCopies) {
  EXPECT_THAT(shingles("Velmark joined the Northern League on Tuesday at noon."), IsEmpty());
  EXPECT_FALSE(near_copies({}, {}));
}

TEST(Reports, WhatHeldCopiesTogetherMayGo) {
  // The middle text is like both ends, which are not like each other.
  std::string words[3];
  for (int i = 0; i < 60; ++i) words[0] += "a" + std::to_string(i) + " ";
  for (int i = 15; i < 75; ++i) words[1] += "a" + std::to_string(i) + " ";
  for (int i = 30; i < 90; ++i) words[2] += "a" + std::to_string(i) + " ";
  const std::string fact = "Velmark joined the Northern League. ";
  ASSERT_TRUE(near_copies(shingles(fact + words[0]), shingles(fact + words[1])));
  ASSERT_FALSE(near_copies(shingles(fact + words[0]), shingles(fact + words[2])));
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  std::vector<ArticleFacts> all;
  for (int i = 0; i < 3; ++i) all.push_back(copy(i, fact + words[i]));
  for (const ArticleFacts& article : all) store.add(article.facts, article.text);
  store.commit();
  EXPECT_EQ(told(store.graph()).reports, told(merge(all)).reports);
  store.remove("copy-1");
  store.commit();
  EXPECT_EQ(told(store.graph()).reports, 2U);
  EXPECT_TRUE(store.graph() == merge({all[0], all[2]}));
}

TEST(Reports, MarksOfCopiesMeetAndThoseOfOthersDoNot) {
  const CopyMarks marks = copy_marks(wire);
  const CopyMarks updated = copy_marks(wire + " Fireworks are to be lit in the evening.");
  EXPECT_THAT(marks.keys, Contains(AnyOfArray(updated.keys)));
  EXPECT_TRUE(may_be_copies(marks.sketch, updated.sketch));
  std::string other;
  for (int i = 0; i < 70; ++i) other += "word" + std::to_string(i) + " ";
  EXPECT_FALSE(may_be_copies(marks.sketch, copy_marks(other).sketch));
  EXPECT_THAT(copy_marks("Too short.").keys, IsEmpty());
  EXPECT_FALSE(may_be_copies({}, {}));
}

// A third of each text is what its outlet prints below all of them.
TEST(Reports, ASketchTellsApartWhatSharesAFooter) {
  std::string footer;
  for (int i = 0; i < 60; ++i) footer += "footer" + std::to_string(i) + " ";
  std::vector<CopyMarks> marks;
  for (int article = 0; article < 50; ++article) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += "a" + std::to_string(article * 120 + i) + " ";
    marks.push_back(copy_marks(text + footer));
  }
  int alike = 0;
  for (std::size_t i = 0; i < marks.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) alike += may_be_copies(marks[i].sketch, marks[j].sketch) ? 1 : 0;
  EXPECT_LT(alike, 1225 / 10);
}

}  // namespace
}  // namespace entente
