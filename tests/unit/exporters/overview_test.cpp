// SPDX-License-Identifier: Apache-2.0
// Pictures of many names: who stands together, what is written, and that the same graph gives the same bytes.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "drawing.hpp"
#include "sample.hpp"
#include "separate.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Groups of so many names, each of whose names is tied to the two behind it, and one tie from each group to the next.
Graph groups(std::size_t count, std::size_t size) {
  Graph graph;
  graph.articles.resize(1);
  const auto tie = [&](std::size_t from, std::size_t to) {
    Edge edge;
    edge.id = "e" + std::to_string(graph.edges.size());
    edge.subject = NodeId{from};
    edge.object = NodeId{to};
    edge.type = RelationType::supports;
    edge.evidence.push_back({ArticleId{0U}, {0, 1}, "x", {}, "", "", {}});
    graph.edges.push_back(edge);
  };
  for (std::size_t group = 0; group < count; ++group)
    for (std::size_t i = 0; i < size; ++i) {
      const std::string number = std::to_string(10000 + graph.nodes.size());
      graph.nodes.push_back({"n" + number, "Town" + number, {}, EntityType::Place, {}, "", 1, {}});
    }
  for (std::size_t group = 0; group < count; ++group) {
    for (std::size_t i = 0; i < size; ++i)
      for (const std::size_t step : {1U, 2U}) tie(group * size + i, group * size + (i + step) % size);
    if (group + 1 < count) tie(group * size, (group + 1) * size);
  }
  return graph;
}

std::string drawn(const Graph& graph, std::string_view format = "svg") {
  ExportOptions options;
  options.names = graph.nodes.size();
  std::ostringstream out;
  find_exporter(format)->write(graph, options, out);
  return out.str();
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t result = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++result;
  return result;
}

TEST(Separate, LeavesNoTwoBoxesOnEachOther) {
  std::vector<Spot> places;
  for (int i = 0; i < 60; ++i) places.push_back({10.0 * (i % 8), 3.0 * (i % 5), 20.0 + i, 10});
  separate(places, 2, 3);
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const bool beside = std::abs(places[i].x - places[j].x) > (places[i].width + places[j].width) / 2;
      const bool above = std::abs(places[i].y - places[j].y) > (places[i].height + places[j].height) / 2;
      EXPECT_TRUE(beside || above) << i << " and " << j;
    }
}

TEST(Separate, KeepsWhatIsApartWhereItIs) {
  std::vector<Spot> places{{0, 0, 10, 10}, {100, 0, 10, 10}, {0, 100, 10, 10}};
  separate(places, 5, 1);
  EXPECT_EQ(places[1].x, 100);
  EXPECT_EQ(places[2].y, 100);
  places.clear();
  separate(places, 5, 1);
}

TEST(Overview, ShadesWhatBelongsTogetherAndDrawsAllOfIt) {
  const Graph graph = groups(5, 20);
  const std::string svg = drawn(graph);
  EXPECT_EQ(count(svg, "fill=\"#6f8c9a\" fill-opacity"), 5U);
  EXPECT_EQ(count(svg, "class=\"node\""), graph.nodes.size());
  EXPECT_EQ(count(svg, "class=\"edge\""), graph.edges.size());
  EXPECT_THAT(svg, HasSubstr("most to do with each other"));
  for (const Node& node : graph.nodes) EXPECT_THAT(svg, HasSubstr(">" + node.name + "</text>"));
}

TEST(Overview, OfHundredsOfNamesWritesTheMostImportant) {
  const Graph graph = groups(20, 20);
  const std::string svg = drawn(graph);
  const std::size_t written = count(svg, ">Town");
  EXPECT_GE(written, 150U);
  EXPECT_LT(written, 200U);
  EXPECT_EQ(count(svg, "class=\"node\""), graph.nodes.size());
  EXPECT_THAT(svg, HasSubstr(std::to_string(graph.nodes.size() - written) + " more names"));
  EXPECT_EQ(count(svg, "xlink:title=\"Town"), graph.nodes.size());  // dots tell theirs, too
}

TEST(Overview, GivesTheSameBytesAgain) {
  const Graph graph = groups(5, 20);
  EXPECT_TRUE(drawn(graph) == drawn(graph));
}

// Two names, tied in many ways and both directions.
Graph dense() {
  Graph graph = groups(1, 8);
  const std::vector<Edge> edges = graph.edges;
  for (const RelationType type : {RelationType::aids, RelationType::opposes, RelationType::urges})
    for (Edge edge : edges) {
      edge.id = std::string(name(type)) + edge.id;
      edge.type = type;
      if (type != RelationType::aids) std::swap(edge.subject, edge.object);
      graph.edges.push_back(edge);
    }
  return graph;
}

TEST(Drawing, NumbersLinesAsTheyCome) {
  const Graph graph = dense();
  Drawing drawing(graph, compose(graph, {}));
  std::map<std::pair<std::string, std::string>, IDTYPE> last;
  for (Agnode_t* node = agfstnode(drawing.graph()); node; node = agnxtnode(drawing.graph(), node))
    for (Agedge_t* line = agfstout(drawing.graph(), node); line; line = agnxtout(drawing.graph(), line)) {
      ASSERT_TRUE(agnameof(line));
      IDTYPE& before = last[{agnameof(agtail(line)), agnameof(aghead(line))}];
      EXPECT_GT(AGID(line), before);
      before = AGID(line);
    }
  EXPECT_FALSE(last.empty());
}

TEST(Drawing, OfADenseGraphIsTheSameAgain) { EXPECT_TRUE(drawn(dense()) == drawn(dense())); }

TEST(Overview, SmallPicturesHaveNoAreas) { EXPECT_THAT(drawn(sample_graph()), Not(HasSubstr("most to do with each other"))); }

}  // namespace
}  // namespace entente
