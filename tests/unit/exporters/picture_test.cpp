// SPDX-License-Identifier: Apache-2.0
#include "picture.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "quotes.hpp"
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
  EXPECT_THAT(node("Ada Kessler").quote, ElementsAre("“We will not leave the", "Harbour Pact … and we", "will not shrink it.”"));
  EXPECT_TRUE(node("Westria").quote.empty());
}

Quotation only_quote(std::string text, Form form, std::vector<CharSpan> spans = {}) {
  Graph graph = sample_graph();
  const NodeId speaker = graph.quotes.front().speaker;
  graph.quotes.resize(1);
  if (spans.empty()) spans = {{0, static_cast<std::uint32_t>(text.size())}};
  graph.quotes.front().text = std::move(text);
  graph.quotes.front().form = form;
  graph.quotes.front().spans = std::move(spans);
  return quotation_of(graph, speaker);
}

TEST(Quotes, OfAMixedStatementKeepTheWordsAround) {
  EXPECT_EQ(only_quote("the port was “closed to all of them”", Form::mixed).text, "the port was “closed to all of them”");
  EXPECT_EQ(only_quote("the port was “closed to all of them,”", Form::mixed).text, "the port was “closed to all of them”");
  EXPECT_EQ(only_quote("ministers must “carefully” weigh it", Form::mixed).text, "") << "hardly a word is the speaker's own";
}

TEST(Quotes, PreferASentenceToAPartOfOne) {
  EXPECT_EQ(only_quote("Ships that carry arms, are not welcome here.", Form::direct, {{0, 22}, {23, 44}}).text, "“Ships that carry arms … are not welcome here.”");
  EXPECT_EQ(only_quote("Ships stay where they are, We will not move.", Form::direct, {{0, 26}, {27, 44}}).text, "“We will not move.”");
}

TEST(Quotes, ThatWereCutEndWithTheirMark) {
  EXPECT_EQ(closed("“We are …"), "“We are …”");
  EXPECT_EQ(closed("“We” are “here”"), "“We” are “here”");
  std::vector<std::string> lines{"“We", "are …"};
  close_last(lines);
  EXPECT_THAT(lines, ElementsAre("“We", "are …”"));
}

TEST(Picture, EndedAppointmentsAreDismissals) {
  Graph graph = sample_graph();
  graph.edges.resize(1);
  graph.edges.front().type = RelationType::appoints;
  graph.edges.front().status = Status::ended;
  graph.edges.front().role.clear();
  const Picture picture = compose(graph, {});
  ASSERT_EQ(picture.lines.size(), 1U);
  EXPECT_EQ(picture.lines.front().label, "dismisses");
  EXPECT_EQ(picture.lines.front().status, "");
}

TEST(Picture, WhatBeganAndEndedSaysThatItEnded) {
  Graph graph = sample_graph();
  graph.edges.resize(1);
  graph.edges.front().status = Status::ended;
  graph.edges.front().time = "2013/..";
  EXPECT_EQ(compose(graph, {}).lines.front().status, "until then");
  EXPECT_THAT(compose(graph, {}).lines.front().qualifier, ElementsAre("by Berg", "since 2013"));
  graph.edges.front().time = "2013";
  EXPECT_EQ(compose(graph, {}).lines.front().status, "");
  EXPECT_THAT(compose(graph, {}).lines.front().qualifier, ElementsAre("by Berg", "until 2013"));
}

TEST(Picture, OneLineOfThoseWithARoleAndWithout) {
  Graph graph = sample_graph();
  graph.edges.resize(1);
  Edge& edge = graph.edges.front();
  edge.type = RelationType::participates_in;
  edge.status = Status::asserted;
  edge.role = "host";
  Edge plain = edge;
  plain.id += "-plain";
  plain.role.clear();
  graph.edges.push_back(plain);
  const Picture picture = compose(graph, {});
  ASSERT_EQ(picture.lines.size(), 1U);
  EXPECT_EQ(picture.lines.front().label, "takes part in, host");
  EXPECT_EQ(picture.lines.front().edges.size(), 2U);
  EXPECT_DOUBLE_EQ(picture.lines.front().width, 1.2) << "one place says both";
}

TEST(Quotes, EndWithoutTheCommaOfTheSentenceAround) {
  EXPECT_EQ(without_comma("We are ready,"), "We are ready");
  EXPECT_EQ(without_comma("Here, there.\n"), "Here, there.");
  EXPECT_EQ(without_comma(", "), "");
  Graph graph = sample_graph();
  for (Quote& quote : graph.quotes) {
    quote.text = "The harbour stays open,";
    quote.form = Form::direct;
    quote.spans = {{0, static_cast<std::uint32_t>(quote.text.size())}};
  }
  EXPECT_EQ(quotation_of(graph, graph.quotes.front().speaker).text, "“The harbour stays open”");
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

ExportOptions names(std::size_t count) {
  ExportOptions options;
  options.names = count;
  return options;
}

TEST(Picture, ShowsSixtyNamesUnlessAskedAndCountsTheRest) {
  EXPECT_EQ(compose(star(60), {}).nodes.size(), 60U);
  const Picture picture = compose(star(400), {});
  EXPECT_EQ(picture.nodes.size(), 60U);
  EXPECT_FALSE(picture.overview);
  EXPECT_NE(picture.subtitle.find("340 are left out"), std::string::npos) << picture.subtitle;
  EXPECT_TRUE(compose(star(400), names(61)).overview);
  EXPECT_EQ(compose(star(400), names(300)).nodes.size(), 300U);
}

TEST(Picture, ShowsFewerNamesWhereLinesAreMany) {
  Graph graph = star(40);
  for (std::size_t i = 0; i < 40; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      Edge edge = graph.edges.front();
      edge.id = "x" + std::to_string(100 * i + j);
      edge.type = RelationType::part_of;
      edge.subject = NodeId{i};
      edge.object = NodeId{j};
      graph.edges.push_back(edge);
    }
  const Picture picture = compose(graph, {});
  EXPECT_LE(picture.lines.size(), 80U);
  EXPECT_GT(picture.nodes.size(), 8U);
}

TEST(Picture, LeavesOutNamesWithoutATieOrWords) {
  Graph graph = star(3);
  graph.nodes.push_back({"n9", "Alone", {}, EntityType::Place, {}, "", 1, {}});
  EXPECT_EQ(compose(graph, {}).nodes.size(), 3U);
  ExportOptions asked;
  asked.about = {"n9"};
  EXPECT_EQ(compose(graph, asked).nodes.size(), 4U);
  EXPECT_EQ(compose(graph, {}, Unconnected::keep).nodes.size(), 4U);
}

TEST(Picture, OverviewsSayHowManyNamesNothingTies) {
  Graph graph = star(70);
  for (int i = 0; i < 2; ++i) graph.nodes.push_back({"x" + std::to_string(i), "Alone", {}, EntityType::Place, {}, "", 1, {}});
  const Picture picture = compose(graph, names(100));
  EXPECT_EQ(picture.nodes.size(), 70U);
  EXPECT_NE(picture.subtitle.find("2 names that nothing ties are left out"), std::string::npos) << picture.subtitle;
}

// ---- parts and views

std::vector<std::string> names_in(const Graph& graph) {
  std::vector<std::string> result;
  for (const Node& node : graph.nodes) result.push_back(node.name);
  return result;
}

NodeId find(const Graph& graph, std::string_view name) { return find_nodes(graph, name).at(0); }

TEST(Excerpts, BetweenFindsSeveralWaysThatShareNoName) {
  Graph graph = star(7);
  graph.edges.clear();
  const auto tie = [&](std::size_t a, std::size_t b) {
    Edge edge = star(2).edges.front();
    edge.id = "t" + std::to_string(10 * a + b);
    edge.subject = NodeId{a};
    edge.object = NodeId{b};
    graph.edges.push_back(edge);
  };
  for (const auto& [a, b] : {std::pair{0, 1}, {0, 2}, {1, 6}, {2, 6}, {0, 3}, {3, 4}, {4, 5}, {5, 6}}) tie(static_cast<std::size_t>(a), static_cast<std::size_t>(b));
  EXPECT_THAT(names_in(between(graph, NodeId{0U}, NodeId{6U})), ElementsAre("Town 0", "Town 1", "Town 2", "Town 6"));  // not the way of four steps
}

TEST(Excerpts, StoryIsOneWholeOfADozenNames) {
  const Graph graph = star(100);
  EXPECT_EQ(story(graph).nodes.size(), 12U);
  EXPECT_GE(story(graph).edges.size(), 11U);
  EXPECT_TRUE(story(Graph{}).nodes.empty());
}

std::string drawn(const Graph& graph, View view, std::vector<std::string> about = {}) {
  ExportOptions options;
  options.view = view;
  options.about = std::move(about);
  std::ostringstream out;
  find_exporter("svg")->write(graph, options, out);
  return out.str();
}

TEST(Views, SaidShowsWordsSpeakerAndTopic) {
  const Graph graph = sample_graph();
  const std::string svg = drawn(graph, View::said, {graph[find(graph, "Harbour Pact")].id});
  EXPECT_NE(svg.find("What is said of Harbour Pact"), std::string::npos);
  EXPECT_NE(svg.find("Ada Kessler"), std::string::npos);
  EXPECT_NE(svg.find("We will not leave"), std::string::npos);
}

std::size_t count(std::string_view text, std::string_view wanted) {
  std::size_t result = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) ++result;
  return result;
}

// Graphviz would put the name of its graph for "\\G".
TEST(Views, BackslashesStayInLabels) {
  Graph graph = sample_graph();
  for (Node& node : graph.nodes) node.name = "\\G of " + node.name;
  for (const View view : {View::ties, View::said, View::timeline}) EXPECT_EQ(drawn(graph, view).find("entente of"), std::string::npos);
  EXPECT_NE(drawn(graph, View::said).find("G of"), std::string::npos);
}

TEST(Views, SaidDrawsEachStatementToOneTopic) {
  const Graph graph = sample_graph();
  const std::string svg = drawn(graph, View::said);
  std::size_t quotes = 0;
  for (const Quote& quote : graph.quotes) quotes += !quote.about.empty();
  ASSERT_GT(quotes, 1U);
  EXPECT_LE(count(svg, "class=\"edge\""), 2 * quotes + quotes - 1) << "from its speaker, to its topic, and what keeps the order";
}

TEST(Views, SaidShowsTheSameWordsOnce) {
  Graph graph = sample_graph();
  const std::string topic = graph[graph.quotes.front().about.front()].id;
  Quote again = graph.quotes.front();
  again.id += "-again";
  graph.quotes.push_back(again);
  EXPECT_EQ(count(drawn(graph, View::said, {topic}), "class=\"node\""), count(drawn(sample_graph(), View::said, {topic}), "class=\"node\""));
}

// Cells of a table would spread under a long line of sources.
TEST(Views, LegendsStandTogether) {
  Graph graph = sample_graph();
  for (ArticleInfo& article : graph.articles) article.source += " of the very long and winding harbour road";
  const std::string svg = drawn(graph, View::timeline, {});
  std::vector<double> squares;
  for (std::size_t at = svg.find("■"); at != std::string::npos; at = svg.find("■", at + 1)) squares.push_back(std::stod(svg.substr(svg.rfind(" x=\"", at) + 4)));
  ASSERT_GE(squares.size(), 2U);
  for (std::size_t i = 1; i < squares.size(); ++i) EXPECT_LT(squares[i] - squares[i - 1], 130) << "points of 1/72 inch";
}

// At one point of a port nobody could tell the arrows apart.
TEST(Drawing, ArrowsAtASpeakerEndApart) {
  Graph graph = sample_graph();
  const NodeId speaker = graph.quotes.front().speaker;
  for (const NodeId other : {find(graph, "Westria"), find(graph, "Sudavia"), find(graph, "Harbour Pact")}) {
    Edge edge = graph.edges.front();
    edge.id = "accuses-" + graph[other].id;
    edge.type = RelationType::accuses;
    edge.role.clear();
    edge.subject = other;
    edge.object = speaker;
    graph.edges.push_back(edge);
  }
  const std::string dot = exported(graph, "dot");
  EXPECT_EQ(dot.find("headport=\"name\""), std::string::npos);
}

TEST(Views, TimelineIsInTheOrderOfDates) {
  const std::string svg = drawn(sample_graph(), View::timeline);
  const std::size_t past = svg.find(">2019<");
  const std::size_t later = svg.find(">6 May 2024<");
  EXPECT_NE(past, std::string::npos);
  EXPECT_LT(past, later);
}

TEST(Views, DrawHostileAndEmptyGraphs) {
  for (const View view : {View::said, View::timeline})
    for (const Graph& graph : {hostile_graph(), Graph{}}) EXPECT_NE(drawn(graph, view).find("</svg>"), std::string::npos);
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
