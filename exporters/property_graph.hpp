// SPDX-License-Identifier: Apache-2.0
// The graph as property graphs have it: nodes and edges with flat properties. What is absent has no property.
// Entities, statements ("statement:ID") and articles ("article:ID") are nodes; relations, said, about and in_article edges.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

enum class PropertyKind : std::uint8_t { text, list, json, integer, number, boolean };

struct PropertyInfo {
  std::string_view key;
  PropertyKind kind;
};

struct Property {
  std::string_view key;
  PropertyKind kind = PropertyKind::text;
  std::string value;              // numbers and booleans as text; JSON as text
  std::vector<std::string> list;  // of a list, in place of the value
};

struct FlatNode {
  std::string id;
  std::string_view type;  // an entity type, "Statement" or "Article"
  bool is_entity = false;
  std::vector<Property> properties;  // without the id, in the order of node_properties()
};

struct FlatEdge {
  std::string id;  // unique in the graph, among nodes too
  std::string source;
  std::string target;
  std::string_view relation;
  std::vector<Property> properties;  // without the id, in the order of edge_properties()
};

// Every key that a node or an edge can have.
std::span<const PropertyInfo> node_properties();
std::span<const PropertyInfo> edge_properties();

// "MEMBER_OF": how property graphs write types of edges.
std::string upper_case(std::string_view relation);

FlatNode flat_node(const Graph& graph, const Node& node);
FlatNode flat_node(const Graph& graph, const Quote& quote);
FlatNode flat_node(const ArticleInfo& article);
FlatEdge flat_edge(const Graph& graph, const Edge& edge);

// All in a fixed order, one after the other.
void each_node(const Graph& graph, const std::function<void(const FlatNode&)>& visit);
void each_edge(const Graph& graph, const std::function<void(const FlatEdge&)>& visit);
// Of the edges only those of statements: said, about, in_article.
void each_statement_edge(const Graph& graph, const std::function<void(const FlatEdge&)>& visit);

}  // namespace entente
