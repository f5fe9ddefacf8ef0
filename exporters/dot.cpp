// SPDX-License-Identifier: Apache-2.0
// DOT: the picture with its layout ("layout=nop2" keeps it; -Glayout=dot makes a new one) and all data as attributes.
// What the picture leaves out (statements, articles, lines that were drawn as one) is there invisibly.
// Graphviz's own writer is not used: pydot and others read only quoted strings.
#include <graphviz/cgraph.h>

#include <map>
#include <ostream>

#include "drawing.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "property_graph.hpp"

namespace entente {
namespace {

// `value` is an escString already.
std::string quoted(std::string_view value) {
  std::string result = "\"";
  for (const char c : value) {
    if (c == '"') result += '\\';
    result += c;
  }
  return result + '"';
}

class Attributes {
 public:
  explicit Attributes(std::ostream& out) : out_(out) {}

  void add(std::string_view key, std::string_view value) { separate() << key << '=' << quoted(value); }
  void add_html(std::string_view key, std::string_view value) { separate() << key << "=<" << value << '>'; }
  // Those of a cgraph object that differ from the default; with `all`, those of the graph itself.
  void add(void* object, Agsym_t* symbol, bool all) {
    char* value = agxget(object, symbol);
    if (!all && std::string_view(value) == symbol->defval) return;
    if (all && !*value) return;
    if (aghtmlstr(value)) add_html(symbol->name, value);
    else add(symbol->name, value);
  }
  void add(const Property& property) {
    std::vector<std::string> list = property.list;
    if (property.key == "holders")
      for (std::string& id : list) id = dot_id(id);
    const std::string value = property.kind == PropertyKind::list ? json_list(list) : names_a_node(property.key) ? dot_id(property.value) : property.value;
    add(key_of(property.key), escape_string(value));
  }

 private:
  // Its value must be the id that the node has in this file.
  static bool names_a_node(std::string_view key) { return key == "according_to" || key == "place" || key == "addressee" || key == "occasion"; }

  // Graphviz's JSON has a name of its own, labels are the picture's, and weight is a matter of layout.
  static std::string_view key_of(std::string_view key) { return key == "name" ? "fullname" : key; }

  std::ostream& separate() {
    if (!first_) out_ << ", ";
    first_ = false;
    return out_;
  }
  std::ostream& out_;
  bool first_ = true;
};

constexpr std::size_t drawn_names = 300;  // where none is asked for: this is data, to be laid out anew

bool is_picture_key(std::string_view key) { return key == "label" || key == "weight"; }

class DotWriter {
 public:
  DotWriter(const Graph& graph, Agraph_t* picture, std::ostream& out) : graph_(graph), picture_(picture), out_(out) {}

  void write() {
    agattr(picture_, AGRAPH, const_cast<char*>("layout"), const_cast<char*>("nop2"));
    out_ << "digraph entente {\n";
    write_defaults("graph", AGRAPH);
    write_defaults("node", AGNODE);
    write_defaults("edge", AGEDGE);
    each_node(graph_, [&](const FlatNode& node) { write_node(node); });
    for (const Edge& edge : graph_.edges) write_edge(flat_edge(graph_, edge));
    each_statement_edge(graph_, [&](const FlatEdge& edge) { write_edge(edge); });
    out_ << "}\n";
  }

 private:
  void write_defaults(std::string_view what, int kind) {
    out_ << "  " << what << " [";
    Attributes attributes(out_);
    for (Agsym_t* symbol = agnxtattr(picture_, kind, nullptr); symbol; symbol = agnxtattr(picture_, kind, symbol)) {
      if (kind == AGRAPH) attributes.add(picture_, symbol, true);
      else if (*symbol->defval) attributes.add(symbol->name, symbol->defval);
    }
    out_ << "];\n";
  }

  void write_drawn(Attributes& attributes, void* object, int kind) {
    for (Agsym_t* symbol = agnxtattr(picture_, kind, nullptr); symbol; symbol = agnxtattr(picture_, kind, symbol))
      attributes.add(object, symbol, false);
  }

  void write_data(Attributes& attributes, const std::vector<Property>& properties) {
    for (const Property& property : properties)
      if (!is_picture_key(property.key)) attributes.add(property);
  }

  void write_node(const FlatNode& node) {
    const std::string id = dot_id(node.id);
    out_ << "  " << quoted(id) << " [";
    Attributes attributes(out_);
    Agnode_t* drawn = node.is_entity ? agnode(picture_, const_cast<char*>(id.c_str()), FALSE) : nullptr;
    if (drawn) {
      write_drawn(attributes, drawn, AGNODE);
    } else {
      attributes.add("label", "");
      attributes.add("style", "invis");
      attributes.add("shape", "point");
      attributes.add("width", "0.01");
      attributes.add("height", "0.01");
      attributes.add("pos", "9,9");
    }
    write_data(attributes, node.properties);
    out_ << "];\n";
  }

  Agedge_t* drawn_edge(const std::string& from, const std::string& to, const std::string& id) {
    Agnode_t* tail = agnode(picture_, const_cast<char*>(from.c_str()), FALSE);
    Agnode_t* head = agnode(picture_, const_cast<char*>(to.c_str()), FALSE);
    return tail && head ? agedge(picture_, tail, head, const_cast<char*>(id.c_str()), FALSE) : nullptr;
  }

  void write_edge(const FlatEdge& edge) {
    const std::string from = dot_id(edge.source);
    const std::string to = dot_id(edge.target);
    out_ << "  " << quoted(from) << " -> " << quoted(to) << " [";
    Attributes attributes(out_);
    if (Agedge_t* drawn = drawn_edge(from, to, edge.id)) {
      write_drawn(attributes, drawn, AGEDGE);
    } else {
      attributes.add("style", "invis");
      attributes.add("pos", "9,9 9,9 9,9 9,9");
    }
    attributes.add("id", escape_string(edge.id));
    write_data(attributes, edge.properties);
    out_ << "];\n";
  }

  const Graph& graph_;
  Agraph_t* picture_;
  std::ostream& out_;
};

}  // namespace

void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  ExportOptions all = options;
  if (options.names == 0) all.names = drawn_names;
  Drawing drawing(graph, compose(graph, all, Unconnected::keep));
  drawing.attach_layout();
  DotWriter(graph, drawing.graph(), out).write();
}

}  // namespace entente
