// SPDX-License-Identifier: Apache-2.0
#include "picture.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "sample.hpp"

namespace entente {
namespace {

using testing::ElementsAre;

class SamplePicture : public testing::Test {
 protected:
  const PictureLine& line(std::string_view from, std::string_view label, Status status) const {
    for (const PictureLine& each : picture.lines)
      if (graph[picture.nodes[each.from].node].name == from && each.label == label && graph.edges[each.edges.front()].status == status) return each;
    throw std::runtime_error("no line " + std::string(label));
  }
  const PictureNode& node(std::string_view name) const {
    for (const PictureNode& each : picture.nodes)
      if (graph[each.node].name == name) return each;
    throw std::runtime_error("no node " + std::string(name));
  }

  const Graph graph = sample_graph();
  const Picture picture = compose(graph, {});
};

TEST_F(SamplePicture, SaysWhatIsOnlyWantedAndByWhom) {
  const PictureLine& wanted = line("Sudavia", "member of", Status::wanted);
  EXPECT_EQ(wanted.status, "wanted");
  EXPECT_THAT(wanted.qualifier, ElementsAre("by Berg"));
  EXPECT_EQ(wanted.side, Side::positive);
  const PictureLine& opposed = line("Sudavia", "member of", Status::opposed);
  EXPECT_THAT(opposed.qualifier, ElementsAre("by Westria"));
  EXPECT_EQ(opposed.side, Side::negative);
}

TEST_F(SamplePicture, NamesSourcesAndTimes) {
  EXPECT_THAT(line("Westria", "attacks", Status::possible).qualifier, ElementsAre("says A diplomat"));
  EXPECT_THAT(line("Westria", "attacks", Status::asserted).qualifier, ElementsAre("March 2024"));
  const PictureLine& past = line("Ada Kessler", "member of", Status::ended);
  EXPECT_EQ(past.status, "");
  EXPECT_THAT(past.qualifier, ElementsAre("until 2019"));
}

TEST_F(SamplePicture, RolesAreTheWordsOfOffices) { EXPECT_EQ(line("Ada Kessler", "prime minister", Status::asserted).status, ""); }

TEST_F(SamplePicture, WidthCountsArticles) {
  EXPECT_DOUBLE_EQ(line("Harbour Pact", "aids", Status::asserted).width, 1.8);
  EXPECT_DOUBLE_EQ(line("Westria", "attacks", Status::asserted).width, 1.2);
}

TEST_F(SamplePicture, QuotesTheShortestOfOwnWords) {
  EXPECT_THAT(node("Ada Kessler").quote, ElementsAre("“and we will not shrink it.”"));
  EXPECT_TRUE(node("Westria").quote.empty());
}

TEST_F(SamplePicture, PutsWhoMeetsSideBySide) {
  ASSERT_EQ(picture.beside.size(), 1U);
  const bool other = std::any_of(picture.lines.begin(), picture.lines.end(), [](const PictureLine& each) { return each.beside && each.label != "meets"; });
  EXPECT_FALSE(other);
}

TEST_F(SamplePicture, CaptionsCountArticlesAndNameSources) {
  EXPECT_EQ(picture.title, "What 2 articles say");
  EXPECT_EQ(picture.source, "Line width: articles that say so. Source: 2 articles of Estmark Sentinel and Norland Gazette, 6 May 2024 to 7 May 2024.");
  EXPECT_EQ(compose(graph, {"Mine", "and why"}).title, "Mine");
}

TEST(Picture, OneArticleWithoutTitleTakesItsFirstLine) {
  Graph graph = sample_graph();
  std::erase_if(graph.articles, [](const ArticleInfo& article) { return !article.title.empty(); });
  graph.edges = {};
  graph.quotes = {};
  EXPECT_EQ(compose(graph, {}).title, "Estmark Sentinel, 7 May 2024");
}

Graph star(std::size_t size) {
  Graph graph;
  graph.articles.resize(1);
  for (std::size_t i = 0; i < size; ++i) graph.nodes.push_back({"n" + std::to_string(10000 + i), "Town " + std::to_string(i), {}, EntityType::Place, {}, "", 1, {}});
  for (std::size_t i = 1; i < size; ++i) {
    Edge edge;
    edge.id = "e" + std::to_string(i);
    edge.subject = NodeId{i};
    edge.object = NodeId{i % 2 ? 0 : i - 1};
    edge.type = RelationType::located_in;
    edge.evidence.push_back({ArticleId{0}, {0, 4}, "Town", {}, {}, {}, {}});
    graph.edges.push_back(edge);
  }
  return graph;
}

TEST(Picture, ManyNodesMakeAnOverviewAndTheRestIsCounted) {
  EXPECT_FALSE(compose(star(60), {}).overview);
  EXPECT_TRUE(compose(star(61), {}).overview);
  const Picture picture = compose(star(400), {});
  EXPECT_EQ(picture.nodes.size(), 300U);
  EXPECT_NE(picture.subtitle.find("100 are left out"), std::string::npos) << picture.subtitle;
}

TEST(Picture, DrawsNothingAndOneAndMany) {
  for (const std::size_t size : {0U, 1U, 2U, 60U, 61U, 400U}) {
    const Graph graph = size ? star(size) : Graph{};
    EXPECT_EQ(exported(graph, "svg").substr(0, 5), "<?xml") << size;
    EXPECT_EQ(exported(graph, "png").substr(1, 3), "PNG") << size;
  }
}

}  // namespace
}  // namespace entente
