// SPDX-License-Identifier: Apache-2.0
// A picture as a Graphviz graph: built by cgraph, laid out and rendered by gvc.
// Graphviz keeps state of its own and is not thread-safe: drawings of all threads take turns.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "picture.hpp"

typedef struct Agraph_s Agraph_t;

namespace entente {

class Drawing {
 public:
  // `dots_per_inch` is for pixel images; 0 leaves Graphviz's own.
  Drawing(const Graph& graph, const Picture& picture, int dots_per_inch = 0);
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  // The bytes of an image. Throws Error where Graphviz fails.
  std::string render(std::string_view format);
  // Writes every position and size into the graph's attributes.
  void attach_layout();
  Agraph_t* graph() const;

 private:
  struct Graphviz;
  std::unique_ptr<Graphviz> graphviz_;
};

}  // namespace entente
