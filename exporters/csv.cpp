// SPDX-License-Identifier: Apache-2.0
// A folder of tables: nodes.csv and relationships.csv with the headers of neo4j-admin, which tables of Kuzu, DuckDB and others take by COPY
// as well; import.sh loads them into Neo4j, copy.cypher into Kuzu. What is absent is an empty field without quotes.
#include <algorithm>
#include <array>
#include <ostream>

#include "escape.hpp"
#include "formats.hpp"
#include "property_graph.hpp"

namespace entente {
namespace {

constexpr char list_separator = '\x1f';  // no text has it, unlike ";" and "|"

// Rows are put together in a string: a stream asks at every piece whether it is still good.
void add_field(std::string& row, std::string_view value) {
  row += '"';
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t quote = std::min(value.find('"', at), value.size());
    row += value.substr(at, quote - at);
    if (quote < value.size()) row += "\"\"";
    at = quote + 1;
  }
  row += '"';
}

std::string joined(const std::vector<std::string>& values) {
  std::string result;
  for (const std::string& value : values) {
    if (!result.empty()) result += list_separator;
    const std::size_t begin = result.size();
    result += value;
    std::replace(result.begin() + static_cast<std::ptrdiff_t>(begin), result.end(), list_separator, ' ');
  }
  return result;
}

std::string_view type_name(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::list: return ":string[]";
    case PropertyKind::integer: return ":int";
    case PropertyKind::number: return ":double";
    case PropertyKind::boolean: return ":boolean";
    default: return "";
  }
}

void write_header(std::ostream& out, std::string_view first, std::span<const PropertyInfo> columns) {
  out << first;
  for (const PropertyInfo& column : columns) out << ',' << column.key << type_name(column.kind);
  out << '\n';
}

// `properties` are in the order of `columns`.
void add_fields(std::string& row, std::span<const PropertyInfo> columns, const std::vector<Property>& properties) {
  auto next = properties.begin();
  for (const PropertyInfo& column : columns) {
    row += ',';
    if (next == properties.end() || next->key != column.key) continue;
    if (next->kind == PropertyKind::list) add_field(row, joined(next->list));
    else add_field(row, next->value);
    ++next;
  }
  row += '\n';
}

void write_row(std::ostream& out, const std::string& row) { out.write(row.data(), static_cast<std::streamsize>(row.size())); }

void write_nodes(const Graph& graph, const ExportOptions&, std::ostream& out) {
  write_header(out, "id:ID,:LABEL", node_properties());
  std::string row;
  each_node(graph, [&](const FlatNode& node) {
    row.clear();
    add_field(row, node.id);
    row += node.is_entity ? ",\"Entity\x1f" : ",\"";
    row += node.type;
    row += '"';
    add_fields(row, node_properties(), node.properties);
    write_row(out, row);
  });
}

void write_relationships(const Graph& graph, const ExportOptions&, std::ostream& out) {
  write_header(out, ":START_ID,:END_ID,:TYPE,id", edge_properties());
  std::string row;
  each_edge(graph, [&](const FlatEdge& edge) {
    row.clear();
    for (const std::string* end : {&edge.source, &edge.target}) {
      add_field(row, *end);
      row += ',';
    }
    add_field(row, upper_case(edge.relation));
    row += ',';
    add_field(row, edge.id);
    add_fields(row, edge_properties(), edge.properties);
    write_row(out, row);
  });
}

void write_import(const Graph&, const ExportOptions&, std::ostream& out) {
  out << "#!/bin/sh\n"
         "# Fills the database neo4j, or the one named: sh import.sh [DATABASE]\n"
         "cd \"$(dirname \"$0\")\" && exec neo4j-admin database import full --overwrite-destination --multiline-fields=true --array-delimiter=U+001F"
         " --nodes=nodes.csv --relationships=relationships.csv \"${1:-neo4j}\"\n";
}

std::string_view kuzu_type(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::integer: return " INT64";
    case PropertyKind::number: return " DOUBLE";
    case PropertyKind::boolean: return " BOOLEAN";
    default: return " STRING";  // of a list, too: Kuzu writes lists in its own way
  }
}

std::string kuzu_columns(std::span<const PropertyInfo> columns) {
  std::string result;
  for (const PropertyInfo& column : columns) result += ", " + std::string(column.key) + std::string(kuzu_type(column.kind));
  return result + ");\n";
}

void write_copy(const Graph&, const ExportOptions&, std::ostream& out) {
  constexpr std::string_view how = " (header=true, parallel=false, delim=',', quote='\"', escape='\"');\n";
  out << "// Kuzu, LadybugDB, started in this folder. Lists are texts with U+001F between their parts.\n"
      << "CREATE NODE TABLE Node(id STRING PRIMARY KEY, labels STRING" << kuzu_columns(node_properties())
      << "CREATE REL TABLE Edge(FROM Node TO Node, type STRING, id STRING" << kuzu_columns(edge_properties())
      << "COPY Node FROM 'nodes.csv'" << how << "COPY Edge FROM 'relationships.csv'" << how;
}

}  // namespace

std::span<const ExportFile> csv_files() {
  static constexpr std::array<ExportFile, 4> files{{
      {"nodes.csv", write_nodes}, {"relationships.csv", write_relationships}, {"import.sh", write_import}, {"copy.cypher", write_copy}}};
  return files;
}

}  // namespace entente
