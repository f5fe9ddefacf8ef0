// SPDX-License-Identifier: Apache-2.0
// Writes attributes into a Graphviz graph. Its library knows no const, and values that are HTML-like labels are kept apart.
#pragma once

#include <graphviz/cgraph.h>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

// What an image is for.
struct Paper {
  int dots_per_inch = 0;     // of pixel images; 0 leaves Graphviz's own
  bool for_scripts = false;  // SVG in a page: elements are called "node_I" and "line_I" as in the picture's lists, and link nowhere
};

class Pen {
 public:
  using Attribute = std::pair<const char*, std::string_view>;

  explicit Pen(Agraph_t* graph) : graph_(graph) {}

  // Of all objects of a kind: AGRAPH, AGNODE or AGEDGE. An attribute needs a default before an object can have it.
  void set_default(int kind, const char* key, std::string_view value);
  void set_defaults(int kind, std::initializer_list<Attribute> attributes);
  // The page that all pictures are drawn on, with the attributes that they use, and its head.
  void set_page(const Paper& paper, const std::string& head);

  void set(void* object, const char* key, std::string_view value);
  void set_html(void* object, const char* key, const std::string& value);
  // For people a link, for scripts a name.
  void identify(void* object, const Paper& paper, const std::string& url, std::string_view kind, std::size_t number);

  Agnode_t* node(const std::string& id);
  Agedge_t* line(Agnode_t* from, Agnode_t* to, const std::string& id);
  Agraph_t* graph() const { return graph_; }

 private:
  Agraph_t* graph_;
};

}  // namespace entente
