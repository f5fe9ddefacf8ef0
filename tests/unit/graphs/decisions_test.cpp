// SPDX-License-Identifier: Apache-2.0
// What people decide about who is who, applied to graphs whole and growing.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <sstream>

#include <entente/decisions.hpp>
#include <entente/store.hpp>

#include "facts_builder.hpp"
#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum EntityType;
using Kind = Decision::Kind;

Decisions decisions(std::vector<Decision> list) {
  Decisions result;
  for (Decision& decision : list) result.add(std::move(decision));
  return result;
}

std::vector<std::string> node_ids(const Graph& graph) {
  std::vector<std::string> ids;
  for (const Node& node : graph.nodes) ids.push_back(node.id);
  return ids;
}

// "Ada Brook met Bo Lake, A. Brook said." in two articles.
std::vector<ArticleFacts> two_articles() {
  FactsBuilder first("a", "Ada Brook of Velmark met Bo Lake.");
  first.relation(first.entity("Ada Brook", Person), RelationType::meets, first.entity("Bo Lake", Person));
  first.entity("Velmark", Country);
  FactsBuilder second("b", "A Brook met Bo Lake. Bo Lake said: we talked, A Brook.");
  const EntityId brook = second.entity("A Brook", Person);
  const EntityId lake = second.entity("Bo Lake", Person);
  second.relation(brook, RelationType::meets, lake, "A Brook met Bo Lake").according_to = lake;
  second.statement(lake, {"we talked, A Brook"}, {brook});
  return {first, second};
}

TEST(Decisions, SameMakesTwoOne) {
  const Graph graph = merge(two_articles(), decisions({{Kind::same, "Person:ada-brook", "Person:a-brook", "", ""}}));
  EXPECT_THAT(node_ids(graph), ElementsAre("Country:velmark", "Person:ada-brook", "Person:bo-lake"));
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_THAT(graph.edges[0].evidence, SizeIs(2));
}

TEST(Decisions, DifferentKeepsApartWhatNamesWouldJoin) {
  FactsBuilder union_article("a", "Harbour Workers' Union met.");
  union_article.entity("Harbour Workers' Union", Organization, "", {"HWU"});
  FactsBuilder short_article("b", "HWU met.");
  short_article.entity("HWU", Organization);
  EXPECT_THAT(merge({union_article, short_article}).nodes, SizeIs(1));
  EXPECT_THAT(node_ids(merge({union_article, short_article}, decisions({{Kind::different, "Organization:harbour-workers-union", "Organization:hwu", "", ""}}))),
              ElementsAre("Organization:harbour-workers-union", "Organization:hwu"));
}

TEST(Decisions, NameAndTypeAreWhatPeopleSay) {
  const Graph graph = merge(two_articles(), decisions({{Kind::name, "Person:ada-brook", "Dr Ada Brook", "", ""}, {Kind::type, "Country:velmark", "Place", "", ""}}));
  EXPECT_EQ(graph.nodes[2].id, "Person:ada-brook");
  EXPECT_EQ(graph.nodes[2].name, "Dr Ada Brook");
  EXPECT_THAT(graph.nodes[2].aliases, ElementsAre("Ada Brook"));
  EXPECT_EQ(graph.nodes[0].type, Place);
}

TEST(Decisions, DropTakesAnEntityOutAndWhatIsRelatedToIt) {
  const Graph graph = merge(two_articles(), decisions({{Kind::drop, "Person:a-brook", "", "", ""}}));
  EXPECT_THAT(node_ids(graph), ElementsAre("Country:velmark", "Person:ada-brook", "Person:bo-lake"));
  EXPECT_THAT(graph.edges, SizeIs(1));
  ASSERT_THAT(graph.quotes, SizeIs(1));
  EXPECT_THAT(graph.quotes[0].about, IsEmpty());
}

TEST(Decisions, ADroppedSpeakerIsKeptAsText) {
  const Graph graph = merge(two_articles(), decisions({{Kind::drop, "Person:bo-lake", "", "", ""}}));
  EXPECT_THAT(graph.edges, IsEmpty());
  ASSERT_THAT(graph.quotes, SizeIs(1));
  EXPECT_FALSE(graph.quotes[0].speaker);
  EXPECT_EQ(graph.quotes[0].speaker_text, "Bo Lake");
}

TEST(Decisions, AreALineEach) {
  std::istringstream in("# ours\nsame\tQ1\tPerson:a\tJane Doe\t2024-06-01\n\nname\tQ1\tAda  Brook\t\t\r\ndrop\tGroup:x@a/b\n");
  const Decisions read = read_decisions(in, "x.decisions");
  ASSERT_THAT(read.all(), SizeIs(3));
  EXPECT_EQ(read.name_of("Q1"), "Ada  Brook");
  EXPECT_THAT(read.same_as("Q1"), ElementsAre("Person:a"));
  EXPECT_TRUE(read.drops("Group:x@a/b"));
  std::stringstream written;
  write_decisions(read, written);
  EXPECT_THAT(written.str(), HasSubstr("same\tPerson:a\tQ1\tJane Doe\t2024-06-01\n"));
  EXPECT_EQ(read_decisions(written, "y"), read);
}

TEST(Decisions, TheLaterOneCounts) {
  const Decisions read = decisions({{Kind::same, "a", "b", "", ""}, {Kind::different, "b", "a", "", ""}, {Kind::name, "a", "A", "", ""}, {Kind::name, "a", "B", "", ""}});
  EXPECT_THAT(read.all(), SizeIs(2));
  EXPECT_THAT(read.same_as("a"), IsEmpty());
  EXPECT_EQ(read.name_of("a"), "B");
}

TEST(Decisions, SayWhereALineIsWrong) {
  for (const auto& [line, message] : std::vector<std::pair<std::string, std::string>>{
           {"sme\ta\tb", "x:1: unknown decision 'sme', did you mean 'same'?"},
           {"same\ta", "x:1: 'same' lacks what it is about; its fields are apart by tabs"},
           {"type\ta\tThing", "x:1: unknown type 'Thing' (entente schema lists all)"},
           {"different\ta\ta", "x:1: 'a' stands twice"},
           // What is written must be read as the same: at the end of a line it would be lost.
           {"same\ta\tb\tme\ttoday\r\tmore", "x:1: holds a control character other than tab, which no name has; take it out"}}) {
    std::istringstream in(line);
    try {
      read_decisions(in, "x");
      FAIL() << line;
    } catch (const InputError& error) {
      EXPECT_EQ(error.what(), message);
    }
  }
}

// Random decisions on a random world: what a file has after batches, replacing, removing and deciding in any order is what
// merging all at once gives.
class DecisionLaws : public testing::TestWithParam<std::uint32_t> {
 protected:
  Decisions some(const std::vector<std::string>& ids) {
    Decisions result;
    const auto pick = [&] { return ids[random_() % ids.size()]; };
    for (int i = 0; i < 8; ++i) {
      const auto kind = static_cast<Kind>(random_() % 5);
      const std::string entity = pick();
      const std::string other = pick();
      if (entity == other) continue;
      const bool two = kind == Kind::same || kind == Kind::different;
      result.add({kind, entity, two ? other : kind == Kind::name ? "Name " + std::to_string(i) : kind == Kind::type ? "Place" : "", "", ""});
    }
    return result;
  }

  std::minstd_rand random_{GetParam() + 17};
};

TEST_P(DecisionLaws, AFileAgreesWithThemWhateverTheOrder) {
  const RandomFacts world(GetParam(), 40);
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  std::vector<ArticleFacts> articles = world.articles(0, 24);
  const std::vector<std::string> ids = node_ids(merge(articles));
  std::shuffle(articles.begin(), articles.end(), random_);
  Decisions decided;
  for (const ArticleFacts& article : articles) {
    store.add(article.facts, article.text);
    if (random_() % 6 == 0) store.decide(decided = some(ids));
    if (random_() % 4 == 0) store.commit();
  }
  for (int i = 0; i < 4; ++i) store.remove("article-" + std::to_string(i));
  store.commit();
  std::vector<ArticleFacts> left = world.articles(4, 20);
  EXPECT_TRUE(store.graph() == merge(left, decided));
  store.decide(decided = some(ids));
  store.commit();
  EXPECT_TRUE(store.graph() == merge(left, decided));
  EXPECT_EQ(store.decisions(), decided);
  EXPECT_THAT(store.verify(), IsEmpty());
  for (const Node& node : store.graph().nodes) EXPECT_EQ(store.find(node.name).empty(), false) << node.name;
  store.decide({});
  store.commit();
  EXPECT_TRUE(store.graph() == merge(left));
}

INSTANTIATE_TEST_SUITE_P(Seeds, DecisionLaws, testing::Range(0U, 12U));

}  // namespace
}  // namespace entente
