// SPDX-License-Identifier: Apache-2.0
// GEXF 1.2 for Gephi and NetworkX, which reads no later version. Lists are JSON arrays in a string.
#include <ostream>

#include "escape.hpp"
#include "formats.hpp"
#include "property_graph.hpp"
#include "style.hpp"

namespace entente {
namespace {

// Elements of GEXF have these of their own.
bool is_own(std::string_view key) { return key == "label" || key == "weight"; }

std::string_view type_name(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::integer: return "integer";
    case PropertyKind::number: return "double";
    case PropertyKind::boolean: return "boolean";
    default: return "string";
  }
}

void write_attributes(std::ostream& out, std::string_view of, std::span<const PropertyInfo> properties) {
  out << "    <attributes class=\"" << of << "\">\n";
  for (const PropertyInfo& info : properties)
    if (!is_own(info.key)) out << "      <attribute id=\"" << info.key << "\" title=\"" << info.key << "\" type=\"" << type_name(info.kind) << "\"/>\n";
  out << "    </attributes>\n";
}

void write_values(std::ostream& out, const std::vector<Property>& properties) {
  out << "        <attvalues>\n";
  for (const Property& property : properties)
    if (!is_own(property.key))
      out << "          <attvalue for=\"" << property.key << "\" value="
          << xml_attribute(property.kind == PropertyKind::list ? json_list(property.list) : property.value) << "/>\n";
  out << "        </attvalues>\n";
}

std::string_view own(const std::vector<Property>& properties, std::string_view key) {
  for (const Property& property : properties)
    if (property.key == key) return property.value;
  return {};
}

int channel(std::string_view colour, std::size_t index) { return std::stoi(std::string(colour.substr(1 + 2 * index, 2)), nullptr, 16); }

std::string_view fill(const FlatNode& node) {
  const auto type = entity_type(node.type);
  return type ? style::node(*type).fill : style::page;
}

void write_node(std::ostream& out, const FlatNode& node) {
  out << "      <node id=" << xml_attribute(node.id) << " label=" << xml_attribute(own(node.properties, "label")) << ">\n";
  write_values(out, node.properties);
  const std::string_view colour = fill(node);
  out << "        <viz:color r=\"" << channel(colour, 0) << "\" g=\"" << channel(colour, 1) << "\" b=\"" << channel(colour, 2) << "\"/>\n      </node>\n";
}

void write_edge(std::ostream& out, const FlatEdge& edge) {
  out << "      <edge id=" << xml_attribute(edge.id) << " source=" << xml_attribute(edge.source) << " target=" << xml_attribute(edge.target)
      << " label=" << xml_attribute(own(edge.properties, "label")) << " kind=" << xml_attribute(edge.relation) << " weight=\""
      << own(edge.properties, "weight") << "\">\n";
  write_values(out, edge.properties);
  out << "      </edge>\n";
}

}  // namespace

void write_gexf(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
  <graph mode="static" defaultedgetype="directed">
)";
  write_attributes(out, "node", node_properties());
  write_attributes(out, "edge", edge_properties());
  out << "    <nodes>\n";
  each_node(graph, [&](const FlatNode& node) { write_node(out, node); });
  out << "    </nodes>\n    <edges>\n";
  each_edge(graph, [&](const FlatEdge& edge) { write_edge(out, edge); });
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace entente
