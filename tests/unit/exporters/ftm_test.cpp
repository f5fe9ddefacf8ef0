// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney: one entity a line, references that resolve, and no membership that is only wished for.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <map>
#include <regex>
#include <set>

#include "sample.hpp"

namespace entente {
namespace {

struct Line {
  std::string schema;
  std::multimap<std::string, std::string> properties;
  std::string first(const std::string& key) const {
    const auto found = properties.find(key);
    return found == properties.end() ? "" : found->second;
  }
};

std::map<std::string, Line> read_ftm(const Graph& graph) {
  std::map<std::string, Line> result;
  std::istringstream in(exported(graph, "ftm"));
  for (std::string text; std::getline(in, text);) {
    rapidjson::Document json;
    json.Parse(text);
    EXPECT_FALSE(json.HasParseError()) << text;
    Line line{json["schema"].GetString(), {}};
    for (const auto& property : json["properties"].GetObject())
      for (const rapidjson::Value& value : property.value.GetArray()) line.properties.emplace(property.name.GetString(), value.GetString());
    result[json["id"].GetString()] = line;
  }
  return result;
}

TEST(Ftm, ReferencesResolveAndIdsAreOfItsAlphabet) {
  const std::regex id_form("[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?");
  const std::set<std::string> references{"proof", "document", "resolved", "member", "organization", "holder", "post", "owner", "asset",
                                         "person", "relative", "subject", "object", "entity", "involved"};
  for (const Graph& graph : {sample_graph(), hostile_graph()}) {
    const auto lines = read_ftm(graph);
    for (const auto& [id, line] : lines) {
      EXPECT_TRUE(std::regex_match(id, id_form)) << id;
      for (const auto& [property, value] : line.properties) {
        EXPECT_FALSE(value.empty());
        if (!references.contains(property)) continue;
        EXPECT_TRUE(lines.contains(value)) << line.schema << " " << property << " " << value;
      }
    }
  }
}

TEST(Ftm, OnlyWhatIsOrWasIsAMembership) {
  const Graph graph = sample_graph();
  std::multiset<std::string> members, links;
  for (const auto& [id, line] : read_ftm(graph)) {
    if (line.schema == "Membership") members.insert(line.first("status"));
    if (line.schema == "UnknownLink") links.insert(line.first("role"));
  }
  EXPECT_THAT(members, testing::Each(testing::AnyOf("", "ended")));
  EXPECT_TRUE(links.contains("member of (wanted)"));
  EXPECT_TRUE(links.contains("member of (opposed)"));
}

TEST(Ftm, ProvesEachRelationByAnArticle) {
  const std::set<std::string> relations{"Membership", "Occupancy", "Ownership", "Family", "UnknownLink"};
  std::size_t found = 0;
  for (const auto& [id, line] : read_ftm(sample_graph())) {
    if (!relations.contains(line.schema)) continue;
    ++found;
    EXPECT_FALSE(line.first("proof").empty());
    EXPECT_FALSE(line.first("summary").empty());
  }
  EXPECT_EQ(found, sample_graph().edges.size());
}

}  // namespace
}  // namespace entente
