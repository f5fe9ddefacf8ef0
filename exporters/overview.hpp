// SPDX-License-Identifier: Apache-2.0
// A picture of too many names for words on lines. Names that have most to do with each other stand together, on a shaded area; beyond a few
// hundred, those that less is said of are dots. Drawn twice: first what decides where they stand, then all of it, where that has put them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pen.hpp"
#include "picture.hpp"
#include "separate.hpp"

namespace entente {

class Overview {
 public:
  // All outlive it.
  Overview(const Graph& graph, const Picture& picture, const Paper& paper);

  // Names, the lines inside communities, and one between each two of them.
  void draw_skeleton(Pen& pen);
  // From the skeleton, laid out.
  void take_places(Agraph_t* skeleton);
  // Everything.
  void draw(Pen& pen);

 private:
  struct Point {
    double x = 0;
    double y = 0;
  };

  void find_communities();
  void choose_named();
  bool is_inner(const PictureLine& line) const { return community_[line.from] == community_[line.to]; }
  double page_width() const;
  double name_size(const PictureNode& node) const;
  void set_names(Pen& pen);
  void draw_names(Pen& pen);
  void draw_name(Pen& pen, std::size_t number);
  void draw_line(Pen& pen, const PictureLine& line, std::size_t number);
  std::vector<Point> outline(const std::vector<std::size_t>& members) const;
  std::string areas() const;
  std::string key(double scale) const;

  const Graph& graph_;
  const Picture& picture_;
  const Paper paper_;
  std::vector<std::size_t> community_;              // of each name
  std::vector<std::vector<std::size_t>> members_;   // of each community
  std::vector<bool> named_;                         // the others are dots
  bool dots_ = false;                               // whether there are any
  std::vector<Spot> places_;
  double most_ = 1;                                 // importance there is
  std::vector<Agnode_t*> nodes_;
};

}  // namespace entente
