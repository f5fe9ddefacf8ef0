// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <entente/error.hpp>
#include <entente/graph.hpp>

#include "facts_builder.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum EntityType;

std::vector<std::string> node_ids(const Graph& graph) {
  std::vector<std::string> ids;
  for (const Node& node : graph.nodes) ids.push_back(node.id);
  return ids;
}

// One article that mentions one entity.
FactsBuilder mention(const std::string& article, const std::string& name, EntityType type, const std::string& wikidata = {},
                     std::vector<std::string> aliases = {}) {
  FactsBuilder builder(article, name + " was in the news.");
  builder.entity(name, type, wikidata, std::move(aliases));
  return builder;
}

TEST(Merge, NothingGivesAnEmptyGraph) {
  const Graph graph = merge({});
  EXPECT_THAT(graph.nodes, IsEmpty());
  EXPECT_THAT(graph.articles, IsEmpty());
}

TEST(Merge, OneWikidataIdIsOneNode) {
  const Graph graph = merge({mention("a", "NATO", Organization, "Q7184"), mention("b", "Nato", Organization, "Q7184"),
                             mention("c", "Nato", Organization, "Q7184")});
  ASSERT_THAT(graph.nodes, SizeIs(1));
  EXPECT_EQ(graph.nodes[0].id, "Q7184");
  EXPECT_EQ(graph.nodes[0].name, "Nato") << "the name that most articles use";
  EXPECT_THAT(graph.nodes[0].aliases, ElementsAre("NATO"));
  EXPECT_THAT(graph.nodes[0].articles, ElementsAre(ArticleId{0}, ArticleId{1}, ArticleId{2}));
  EXPECT_EQ(graph.nodes[0].mentions, 3U);
}

TEST(Merge, NamesAreOneWithoutRegardToCaseAndAccents) {
  const Graph graph = merge({mention("a", "José Vélez", Person), mention("b", "Jose Velez", Person)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Person:jose-velez"));
}

TEST(Merge, NamesOfDifferentTypesStayApart) {
  const Graph graph = merge({mention("a", "Aldoria", Country), mention("b", "Aldoria", Place)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Country:aldoria", "Place:aldoria"));
}

TEST(Merge, ANameWithoutIdJoinsTheOneIdThatBearsIt) {
  const Graph graph = merge({mention("a", "European Union", Organization, "Q458", {"EU"}), mention("b", "EU", Organization)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Q458"));
}

TEST(Merge, AnAliasJoinsTheOneIdThatHasItAsName) {
  const Graph graph =
      merge({mention("a", "EU", Organization, "Q458"), mention("b", "European Union", Organization, "", {"EU"})});
  EXPECT_THAT(node_ids(graph), ElementsAre("Q458"));
}

TEST(Merge, AnAcronymOfTwoBodiesJoinsNeither) {
  const Graph graph = merge({mention("a", "Syrian Democratic Forces", Organization, "Q1", {"SDF"}),
                             mention("b", "Self-Defense Forces", Organization, "Q2", {"SDF"}), mention("c", "SDF", Organization)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Organization:sdf", "Q1", "Q2"));
}

TEST(Merge, AnAcronymJoinsTheOnlyBodyThatCallsItselfSo) {
  const Graph graph = merge({mention("a", "Harbour Workers' Union", Organization, "", {"HWU"}), mention("b", "HWU", Organization)});
  ASSERT_THAT(graph.nodes, SizeIs(1));
  EXPECT_THAT(graph.nodes[0].aliases, SizeIs(1));
}

TEST(Merge, ASurnameIsNobodyOutsideItsArticle) {
  const Graph graph = merge({mention("a", "Ada Brook", Person, "Q1", {"Brook"}), mention("b", "Brook", Person)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Person:brook", "Q1"));
}

TEST(Merge, TwoWikidataIdsNeverComeTogether) {
  const Graph graph = merge({mention("a", "Georgia", Place, "Q1428", {"GA"}), mention("b", "Georgia", Place, "Q230", {"GA"}),
                             mention("c", "Georgia", Place), mention("d", "GA", Place, "", {"Georgia"})});
  EXPECT_THAT(node_ids(graph), ElementsAre("Place:ga", "Place:georgia", "Q1428", "Q230"));
}

TEST(Merge, DescriptionsOfTwoArticlesStayApart) {
  const Graph graph = merge({mention("a", "protesters", Group), mention("b", "protesters", Group), mention("c", "Kurds", Group),
                             mention("d", "Kurds", Group)});
  EXPECT_THAT(node_ids(graph), ElementsAre("Group:kurds", "Group:protesters@a", "Group:protesters@b"));
}

TEST(Merge, ANameOfNothingButPunctuationHasAnId) {
  const Graph graph = merge({mention("a", "!!!", Group), mention("b", "???", Group)});
  ASSERT_THAT(graph.nodes, SizeIs(2));
  EXPECT_NE(graph.nodes[0].id, graph.nodes[1].id);
}

// "A wants B in C" by each of the articles, with what `change` makes of it.
template <class Change>
FactsBuilder membership(const std::string& article, Change change) {
  FactsBuilder builder(article, "Velmark may join Nato.");
  const EntityId country = builder.entity("Velmark", Country);
  const EntityId alliance = builder.entity("Nato", Organization, "Q7184");
  change(builder.relation(country, RelationType::member_of, alliance), country, alliance);
  return builder;
}

TEST(Merge, OneRelationOfTwoArticlesIsOneEdgeWithTheEvidenceOfBoth) {
  const auto wanted = [](Relation& r, EntityId country, EntityId) {
    r.status = Status::wanted;
    r.holders = {country};
  };
  const Graph graph = merge({membership("a", wanted), membership("b", wanted)});
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_THAT(graph.edges[0].articles(), ElementsAre(ArticleId{0}, ArticleId{1}));
  EXPECT_EQ(graph.edges[0].evidence[1].text, "Velmark may join Nato.");
}

TEST(Merge, StatusesAndHoldersStandSideBySide) {
  const Graph graph = merge({membership("a", [](Relation& r, EntityId country, EntityId) {
                               r.status = Status::wanted;
                               r.holders = {country};
                             }),
                             membership("b", [](Relation& r, EntityId, EntityId alliance) {
                               r.status = Status::wanted;
                               r.holders = {alliance};
                             }),
                             membership("c", [](Relation& r, EntityId, EntityId) { r.status = Status::denied; })});
  EXPECT_THAT(graph.edges, SizeIs(3));
}

TEST(Merge, WhoSaysSoStaysWithTheEvidence) {
  const Graph graph = merge({membership("a", [](Relation& r, EntityId country, EntityId) { r.according_to = country; }),
                             membership("b", [](Relation& r, EntityId, EntityId alliance) { r.according_to = alliance; })});
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_FALSE(graph.edges[0].according_to) << "the sources differ";
  EXPECT_NE(graph.edges[0].evidence[0].according_to, graph.edges[0].evidence[1].according_to);
}

TEST(Merge, TimesOfAStandingRelationAreOneEdgeAndTheMajorityNamesIt) {
  const auto at = [](const char* time) { return [time](Relation& r, EntityId, EntityId) { r.time = time; }; };
  const Graph graph = merge({membership("a", at("2023")), membership("b", at("2024")), membership("c", at("2024"))});
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_EQ(graph.edges[0].time, "2024");
  EXPECT_EQ(graph.edges[0].evidence[0].time, "2023");
}

FactsBuilder meeting(const std::string& article, bool swapped, const std::string& time) {
  FactsBuilder builder(article, "Velmark met Aldoria.");
  const EntityId a = builder.entity("Velmark", Country);
  const EntityId b = builder.entity("Aldoria", Country);
  builder.relation(swapped ? b : a, RelationType::meets, swapped ? a : b).time = time;
  return builder;
}

TEST(Merge, ASymmetricRelationIsOneEdgeEitherWayAsTheFirstArticleHasIt) {
  for (const bool swapped : {false, true}) {
    const Graph graph = merge({meeting("b", !swapped, "2024-05-30"), meeting("a", swapped, "2024-05-30")});
    ASSERT_THAT(graph.edges, SizeIs(1));
    EXPECT_EQ(graph[graph.edges[0].subject].name, swapped ? "Aldoria" : "Velmark");
  }
}

TEST(Merge, ActionsOfTwoTimesAreTwoEdges) {
  EXPECT_THAT(merge({meeting("a", false, "2024-05-30"), meeting("b", false, "2024-06-02")}).edges, SizeIs(2));
}

TEST(Merge, ARoleKeepsASymmetricRelationAsWritten) {
  FactsBuilder builder("a", "Zoe Lind is the wife of Adam Lind.");
  const EntityId zoe = builder.entity("Zoe Lind", Person);
  const EntityId adam = builder.entity("Adam Lind", Person);
  builder.relation(zoe, RelationType::family_of, adam).role = "wife";
  const Graph graph = merge({builder});
  EXPECT_EQ(graph[graph.edges.at(0).subject].name, "Zoe Lind");
}

TEST(Merge, RolesAreOneWithoutRegardToCaseAndHyphens) {
  const auto role = [](const char* text) { return [text](Relation& r, EntityId, EntityId) { r.role = text; }; };
  const Graph graph =
      merge({membership("a", role("vice-president")), membership("b", role("Vice President")), membership("c", role("vice-president"))});
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_EQ(graph.edges[0].role, "vice-president");
}

TEST(Merge, AnInterruptedQuotationIsOneQuoteWithTwoSpans) {
  FactsBuilder builder("a", "“Let us be plain,” Ada Brook said. “Häfen matter — to all.”");
  const EntityId speaker = builder.entity("Ada Brook", Person);
  builder.statement(speaker, {"Let us be plain,", "Häfen matter — to all."}).cue = builder.span("said");
  const Graph graph = merge({builder});
  ASSERT_THAT(graph.quotes, SizeIs(1));
  EXPECT_EQ(graph.quotes[0].text, "Let us be plain, Häfen matter — to all.");
  EXPECT_EQ(graph.quotes[0].cue, "said");
  EXPECT_THAT(graph.quotes[0].spans, SizeIs(2));
}

TEST(Merge, JointSpeakersGiveAQuoteEach) {
  FactsBuilder builder("a", "Ada Brook and Bo Lake said the port will close.");
  for (const char* name : {"Ada Brook", "Bo Lake"}) builder.statement(builder.entity(name, Person), {"the port will close"});
  const Graph graph = merge({builder});
  ASSERT_THAT(graph.quotes, SizeIs(2));
  EXPECT_NE(graph.quotes[0].id, graph.quotes[1].id);
}

TEST(Merge, WithoutTextThereAreSpansButNoWords) {
  FactsBuilder builder = membership("a", [](Relation&, EntityId, EntityId) {});
  builder.facts().text.clear();
  const Graph graph = merge({builder});
  EXPECT_EQ(graph.edges.at(0).evidence.at(0).text, "");
  EXPECT_EQ(graph.edges.at(0).evidence.at(0).span, (CharSpan{0, 22}));
}

TEST(Merge, ASpanOutsideTheTextIsRefused) {
  FactsBuilder builder = membership("a", [](Relation& r, EntityId, EntityId) { r.evidence = {{3, 23}}; });
  try {
    merge({builder});
    FAIL() << "merged";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "a: evidence at [3, 23) is outside the text, which has 22 characters; extract the article again");
  }
}

TEST(Merge, TwoArticlesOfOneIdAreRefused) {
  EXPECT_THROW(merge({mention("a", "Aldoria", Country), mention("a", "Velmark", Country)}), InputError);
}

}  // namespace
}  // namespace entente
