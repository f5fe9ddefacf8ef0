// SPDX-License-Identifier: Apache-2.0
// A picture as a Graphviz graph: built by cgraph, laid out and rendered by gvc.
// Graphviz keeps state of its own and is not thread-safe: drawings of all threads take turns.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pen.hpp"
#include "picture.hpp"

namespace entente {

class Drawing {
 public:
  // The least cluttered of several layouts.
  Drawing(const Graph& graph, const Picture& picture, const Paper& paper = {});
  // What `draw` draws, laid out as the attribute "layout" says.
  explicit Drawing(const std::function<void(Pen&)>& draw);
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
