// SPDX-License-Identifier: Apache-2.0
// GraphML for Gephi, yEd, Neo4j (APOC), NetworkX, igraph and Boost. Lists are JSON arrays in a string.
#include <algorithm>
#include <ostream>

#include "escape.hpp"
#include "formats.hpp"
#include "property_graph.hpp"

namespace entente {
namespace {

std::string_view type_name(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::integer: return "int";
    case PropertyKind::number: return "double";
    case PropertyKind::boolean: return "boolean";
    default: return "string";
  }
}

// Keys carry their domain in their id: some readers know no attr.name.
void write_keys(std::ostream& out, std::string_view prefix, std::string_view domain, std::span<const PropertyInfo> properties) {
  for (const PropertyInfo& info : properties) {
    out << "  <key id=\"" << prefix << info.key << "\" for=\"" << domain << "\" attr.name=\"" << info.key << "\" attr.type=\"" << type_name(info.kind) << '"';
    if (info.kind == PropertyKind::list) out << " attr.list=\"string\"";
    out << "/>\n";
  }
}

void write_data(std::ostream& out, std::string_view prefix, const std::vector<Property>& properties) {
  for (const Property& property : properties)
    out << "      <data key=\"" << prefix << property.key << "\">"
        << xml_text(property.kind == PropertyKind::list ? json_list(property.list) : property.value) << "</data>\n";
}

}  // namespace

void write_graphml(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" )"
      << R"(xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">)" << '\n';
  write_keys(out, "n_", "node", node_properties());
  write_keys(out, "e_", "edge", edge_properties());
  out << "  <graph id=\"entente\" edgedefault=\"directed\">\n";
  each_node(graph, [&](const FlatNode& node) {
    out << "    <node id=" << xml_attribute(node.id) << " labels=\"" << (node.is_entity ? ":Entity:" : ":") << node.type << "\">\n";
    write_data(out, "n_", node.properties);
    out << "    </node>\n";
  });
  each_edge(graph, [&](const FlatEdge& edge) {
    out << "    <edge id=" << xml_attribute(edge.id) << " source=" << xml_attribute(edge.source) << " target=" << xml_attribute(edge.target)
        << " label=\"" << upper_case(edge.relation) << "\">\n";
    write_data(out, "e_", edge.properties);
    out << "    </edge>\n";
  });
  out << "  </graph>\n</graphml>\n";
}

}  // namespace entente
