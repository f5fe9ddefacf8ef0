// SPDX-License-Identifier: Apache-2.0
// Pictures of many names: who stands together, what is written, and that the same graph gives the same bytes.
#include <gmock/gmock.h>

#include <algorithm>

#include "communities.hpp"
#include "sample.hpp"

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

TEST(Communities, AreWhoHasMostToDoWithEachOther) {
  std::vector<Tie> ties;
  const auto ring = [&](std::size_t first, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) ties.push_back({first + i, first + (i + 1) % size, 1});
  };
  ring(0, 3);
  ring(3, 4);
  ties.push_back({0, 3, 0.5});
  EXPECT_THAT(communities(8, ties), ElementsAre(1, 1, 1, 0, 0, 0, 0, 2));  // the larger is 0; who has no tie is alone
  std::reverse(ties.begin(), ties.end());
  EXPECT_THAT(communities(8, ties), ElementsAre(1, 1, 1, 0, 0, 0, 0, 2));
}

TEST(Communities, NeedTies) {
  EXPECT_TRUE(communities(0, {}).empty());
  EXPECT_THAT(communities(2, {}), ElementsAre(0, 1));
  EXPECT_THAT(communities(1, {{0, 0, 1}}), ElementsAre(0));
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

TEST(Overview, SmallPicturesHaveNoAreas) { EXPECT_THAT(drawn(sample_graph()), Not(HasSubstr("most to do with each other"))); }

}  // namespace
}  // namespace entente
