// SPDX-License-Identifier: Apache-2.0
// Cytoscape JSON for cytoscape.js and Cytoscape Desktop. Lists and evidence are JSON as such.
#include <ostream>

#include "escape.hpp"
#include "formats.hpp"
#include "property_graph.hpp"

namespace entente {
namespace {

std::string json_value(const Property& property) {
  switch (property.kind) {
    case PropertyKind::text: return json_string(property.value);
    case PropertyKind::list: return json_list(property.list);
    default: return property.value;
  }
}

// One element a line.
class Elements {
 public:
  explicit Elements(std::ostream& out) : out_(out) {}

  void begin() {
    out_ << (first_ ? "" : ",") << "\n{\"data\": {";
    first_ = false;
    first_member_ = true;
  }
  void member(std::string_view key, std::string_view json) {
    out_ << (first_member_ ? "" : ", ") << '"' << key << "\": " << json;
    first_member_ = false;
  }
  void members(const std::vector<Property>& properties) {
    for (const Property& property : properties) member(property.key, json_value(property));
  }
  void end() { out_ << "}}"; }

 private:
  std::ostream& out_;
  bool first_ = true;
  bool first_member_ = true;
};

void write_nodes(const Graph& graph, std::ostream& out) {
  Elements elements(out);
  each_node(graph, [&](const FlatNode& node) {
    elements.begin();
    elements.member("id", json_string(node.id));
    elements.member("value", json_string(node.id));  // NetworkX asks for it
    elements.members(node.properties);
    elements.end();
  });
}

void write_edges(const Graph& graph, std::ostream& out) {
  Elements elements(out);
  each_edge(graph, [&](const FlatEdge& edge) {
    elements.begin();
    elements.member("id", json_string(edge.id));
    elements.member("key", json_string(edge.id));  // tells parallel edges apart in NetworkX
    elements.member("source", json_string(edge.source));
    elements.member("target", json_string(edge.target));
    elements.members(edge.properties);
    elements.end();
  });
}

}  // namespace

void write_cytoscape(const Graph& graph, const ExportOptions&, std::ostream& out) {
  out << R"({"format_version": "1.0", "generated_by": "entente", "target_cytoscapejs_version": "~3.0", "data": {"name": "entente"},)" << '\n'
      << R"("directed": true, "multigraph": true, "elements": {"nodes": [)";
  write_nodes(graph, out);
  out << "\n],\n\"edges\": [";
  write_edges(graph, out);
  out << "\n]}}\n";
}

}  // namespace entente
