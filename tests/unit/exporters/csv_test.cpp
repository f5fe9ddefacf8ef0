// SPDX-License-Identifier: Apache-2.0
// CSV, read back by RFC 4180's rules: columns as neo4j-admin names them, ids that resolve, names that break careless writers.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "sample.hpp"

namespace entente {
namespace {

using Row = std::vector<std::optional<std::string>>;  // a field without quotes and content is absent

std::vector<Row> read_csv(std::string_view text) {
  std::vector<Row> rows(1);
  for (std::size_t at = 0; at < text.size();) {
    std::optional<std::string> field;
    if (text[at] == '"') {
      field.emplace();
      for (++at; !(text[at] == '"' && text.substr(at, 2) != "\"\""); ++at) {
        *field += text[at];
        at += text[at] == '"';
      }
      ++at;
    } else {
      const std::size_t end = text.find_first_of(",\n", at);
      if (end > at) field = text.substr(at, end - at);
      at = end;
    }
    rows.back().push_back(field);
    if (at >= text.size()) {
      ADD_FAILURE() << "ends within a row";
      break;
    }
    EXPECT_TRUE(text[at] == ',' || text[at] == '\n') << "after " << field.value_or("nothing");
    if (text[at++] == '\n') rows.emplace_back();
  }
  rows.pop_back();
  return rows;
}

struct Table {
  std::vector<std::string> columns;
  std::vector<std::map<std::string, std::string>> rows;
};

Table table(const Graph& graph, std::string_view file) {
  Table result;
  for (const Row& row : read_csv(exported_file(graph, "csv", file))) {
    if (result.columns.empty()) {
      for (const auto& name : row) result.columns.push_back(name.value());
      continue;
    }
    EXPECT_EQ(row.size(), result.columns.size());
    auto& fields = result.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      if (row[i]) fields[result.columns[i]] = *row[i];
  }
  return result;
}

TEST(Csv, HasTheColumnsThatNeo4jAdminReads) {
  const Graph graph = sample_graph();
  EXPECT_THAT(table(graph, "nodes.csv").columns, testing::IsSupersetOf({"id:ID", ":LABEL", "name", "aliases:string[]", "mentions:int"}));
  EXPECT_THAT(table(graph, "relationships.csv").columns, testing::IsSupersetOf({":START_ID", ":END_ID", ":TYPE", "status", "symmetric:boolean", "weight:double"}));
  EXPECT_NE(exported_file(graph, "csv", "import.sh").find("--array-delimiter=U+001F"), std::string::npos);
}

TEST(Csv, HoldsTheWholeGraphAndHostileNames) {
  for (const Graph& graph : {sample_graph(), hostile_graph()}) {
    std::set<std::string> ids;
    std::multiset<std::string> found, wanted;
    for (const auto& row : table(graph, "nodes.csv").rows) {
      EXPECT_TRUE(ids.insert(row.at("id:ID")).second);
      if (row.at(":LABEL").starts_with("Entity\x1f")) found.insert(row.at("name"));
    }
    for (const Node& node : graph.nodes) wanted.insert(node.name);
    EXPECT_EQ(found, wanted);
    std::size_t relations = 0;
    for (const auto& row : table(graph, "relationships.csv").rows) {
      EXPECT_TRUE(ids.contains(row.at(":START_ID")) && ids.contains(row.at(":END_ID")));
      relations += row.contains("status");
    }
    EXPECT_EQ(relations, graph.edges.size());
  }
}

TEST(Csv, WhatIsAbsentIsNoEmptyText) {
  for (const auto& row : table(sample_graph(), "nodes.csv").rows)
    for (const auto& [column, value] : row) EXPECT_FALSE(value.empty()) << column;
}

}  // namespace
}  // namespace entente
