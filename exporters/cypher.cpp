// SPDX-License-Identifier: Apache-2.0
// Cypher statements that build the graph: for Neo4j, Memgraph and FalkorDB in batches, for Kuzu and LadybugDB row by row.
#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "formats.hpp"
#include "property_graph.hpp"

namespace entente {
namespace {

constexpr std::size_t batch = 200;  // rows in one UNWIND: parsers slow down on lists of thousands

// How the two dialects write a string: Kuzu knows no other escapes than \\ and \'.
std::string quoted(std::string_view text, bool kuzu) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\\') result += "\\\\";
    else if (c == '\'') result += "\\'";
    else if (c == '\n' && !kuzu) result += "\\n";
    else if (c == '\r' && !kuzu) result += "\\r";
    else if (c == '\t' && !kuzu) result += "\\t";
    else result += c;
  }
  return result + "'";
}

std::string value(const Property& property, bool kuzu) {
  if (property.kind == PropertyKind::text || property.kind == PropertyKind::json) return quoted(property.value, kuzu);
  if (property.kind != PropertyKind::list) return property.value;
  std::string result = "[";
  for (const std::string& item : property.list) result += (result.size() > 1 ? ", " : "") + quoted(item, kuzu);
  return result + "]";
}

std::string map_of(std::string_view id, const std::vector<Property>& properties, bool kuzu) {
  std::string result = "{id: " + quoted(id, kuzu);
  for (const Property& property : properties) result += ", " + std::string(property.key) + ": " + value(property, kuzu);
  return result + "}";
}

std::string main_label(const FlatNode& node) { return node.is_entity ? "Entity" : std::string(node.type); }

// Gathers rows that the same statement takes, and writes them where they fill a batch.
class Batches {
 public:
  explicit Batches(std::ostream& out) : out_(out) {}

  // `statement` follows "AS row".
  void add(std::string row, const std::string& statement) {
    std::vector<std::string>& rows = rows_[statement];
    rows.push_back(std::move(row));
    if (rows.size() == batch) write(statement, rows);
  }
  void flush() {
    for (auto& [statement, rows] : rows_)
      if (!rows.empty()) write(statement, rows);
  }

 private:
  void write(const std::string& statement, std::vector<std::string>& rows) {
    out_ << "UNWIND [";
    for (std::size_t i = 0; i < rows.size(); ++i) out_ << (i == 0 ? "\n  " : ",\n  ") << rows[i];
    out_ << "\n] AS row " << statement << ";\n";
    rows.clear();
  }
  std::ostream& out_;
  std::map<std::string, std::vector<std::string>> rows_;
};

std::string_view kuzu_type(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::list: return "STRING[]";
    case PropertyKind::integer: return "INT64";
    case PropertyKind::number: return "DOUBLE";
    case PropertyKind::boolean: return "BOOLEAN";
    default: return "STRING";
  }
}

std::string kuzu_columns(std::span<const PropertyInfo> properties) {
  std::string result;
  for (const PropertyInfo& info : properties) result += ", " + std::string(info.key) + " " + std::string(kuzu_type(info.kind));
  return result;
}

std::set<std::string_view> relations_of(const Graph& graph) {
  std::set<std::string_view> result;
  for (const Edge& edge : graph.edges) result.insert(name(edge.type));
  each_statement_edge(graph, [&](const FlatEdge& edge) { result.insert(edge.relation); });
  return result;
}

// Of a node that an edge ends at, by its id.
std::string label_of(std::string_view id) {
  if (id.starts_with("article:")) return "Article";
  return id.starts_with("statement:") ? "Statement" : "Entity";
}

}  // namespace

void write_cypher(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << "// Neo4j 5, Memgraph, FalkorDB: cypher-shell -f FILE\n";
  for (const std::string_view label : {"Entity", "Article", "Statement"})
    out << "CREATE CONSTRAINT entente_" << static_cast<char>(label[0] - 'A' + 'a') << label.substr(1) << " IF NOT EXISTS FOR (n:" << label
        << ") REQUIRE n.id IS UNIQUE;\n";
  Batches batches(out);
  each_node(graph, [&](const FlatNode& node) {
    const std::string more = node.is_entity ? ", n:" + std::string(node.type) : "";
    batches.add(map_of(node.id, node.properties, false), "MERGE (n:" + main_label(node) + " {id: row.id}) SET n += row" + more);
  });
  batches.flush();  // edges need their ends
  each_edge(graph, [&](const FlatEdge& edge) {
    batches.add("{s: " + quoted(edge.source, false) + ", o: " + quoted(edge.target, false) + ", p: " + map_of(edge.id, edge.properties, false) + "}",
                "MATCH (a:" + label_of(edge.source) + " {id: row.s}) MATCH (b:" + label_of(edge.target) + " {id: row.o}) MERGE (a)-[r:" +
                    upper_case(edge.relation) + " {id: row.p.id}]->(b) SET r += row.p");
  });
  batches.flush();
}

void write_kuzu(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << "// Kuzu 0.11, LadybugDB: the schema, then the rows\n"
      << "CREATE NODE TABLE Node(id STRING PRIMARY KEY" << kuzu_columns(node_properties()) << ");\n";
  for (const std::string_view relation : relations_of(graph))
    out << "CREATE REL TABLE " << upper_case(relation) << "(FROM Node TO Node, id STRING" << kuzu_columns(edge_properties()) << ");\n";
  each_node(graph, [&](const FlatNode& node) { out << "CREATE (:Node " << map_of(node.id, node.properties, true) << ");\n"; });
  each_edge(graph, [&](const FlatEdge& edge) {
    out << "MATCH (a:Node {id: " << quoted(edge.source, true) << "}), (b:Node {id: " << quoted(edge.target, true) << "}) CREATE (a)-[:"
        << upper_case(edge.relation) << " " << map_of(edge.id, edge.properties, true) << "]->(b);\n";
  });
}

}  // namespace entente
