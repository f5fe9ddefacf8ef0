// SPDX-License-Identifier: Apache-2.0
#include "clutter.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {
namespace {

// Points of 1/72 inch, y upwards.
struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  Point low;
  Point high;
  bool overlaps(const Box& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
  }
  bool contains(Point p) const { return low.x < p.x && p.x < high.x && low.y < p.y && p.y < high.y; }
  void include(Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
};

struct Curve {
  Agnode_t* tail = nullptr;
  Agnode_t* head = nullptr;
  std::vector<Point> points;  // dense enough to stand for the curve
  Box bounds;
};

struct Words {
  Box box;
  const Agedge_t* edge = nullptr;
};

// What each fault counts. A crossed word is worse than many crossing lines.
constexpr double hidden_words = 60;    // two labels, or a label and a box, on top of each other
constexpr double crossed_words = 12;   // a line through another line's label
constexpr double crossed_box = 30;     // a line through a box that is not its own
constexpr double crossing = 2;         // two lines
constexpr double length_weight = 0.002;  // a point of line
constexpr double paper_weight = 4e-5;  // a square point
constexpr double banner = 20;          // each time the page is wider than high, beyond twice
constexpr int steps = 10;              // points a Bézier curve

Point bezier(const pointf* p, double t) {
  const double s = 1 - t;
  const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

Curve curve_of(Agedge_t* edge) {
  Curve result{agtail(edge), aghead(edge), {}, {}};
  const splines* all = ED_spl(edge);
  for (std::size_t i = 0; all && i < static_cast<std::size_t>(all->size); ++i) {
    const ::bezier& piece = all->list[i];
    for (int j = 0; j + 3 < piece.size; j += 3)
      for (int step = j == 0 ? 0 : 1; step <= steps; ++step) result.points.push_back(bezier(piece.list + j, static_cast<double>(step) / steps));
  }
  if (!result.points.empty()) result.bounds = {result.points.front(), result.points.front()};
  for (const Point point : result.points) result.bounds.include(point);
  return result;
}

Box box_around(pointf centre, double width, double height) {
  return {{centre.x - width / 2, centre.y - height / 2}, {centre.x + width / 2, centre.y + height / 2}};
}

void add_words(std::vector<Words>& words, const textlabel_t* label, const Agedge_t* edge) {
  if (label && label->set) words.push_back({box_around(label->pos, label->dimen.x - 4, label->dimen.y - 4), edge});
}

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool cross(Point a, Point b, Point c, Point d) { return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0); }

bool passes(const Curve& curve, const Box& box) {
  if (!curve.bounds.overlaps(box)) return false;
  for (std::size_t i = 0; i + 1 < curve.points.size(); ++i) {
    const Point a = curve.points[i], b = curve.points[i + 1];
    for (int step = 0; step <= 4; ++step)
      if (box.contains({a.x + (b.x - a.x) * step / 4, a.y + (b.y - a.y) * step / 4})) return true;
  }
  return false;
}

int crossings(const Curve& one, const Curve& other) {
  if (!one.bounds.overlaps(other.bounds)) return 0;
  int result = 0;
  for (std::size_t i = 0; i + 1 < one.points.size(); ++i)
    for (std::size_t j = 0; j + 1 < other.points.size(); ++j)
      result += cross(one.points[i], one.points[i + 1], other.points[j], other.points[j + 1]);
  return result;
}

class Page {
 public:
  explicit Page(Agraph_t* graph) : bounds_(GD_bb(graph)) {
    for (Agnode_t* node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
      nodes_.push_back(node);
      boxes_.push_back(box_around(ND_coord(node), ND_width(node) * 72, ND_height(node) * 72));
      for (Agedge_t* edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
        add_words(words_, ED_label(edge), edge);
        add_words(words_, ED_xlabel(edge), edge);
        curves_.push_back(curve_of(edge));
        edges_.push_back(edge);
      }
    }
  }

  double clutter() const { return words() + boxes() + lines() + paper(); }

 private:
  double paper() const {
    const double width = bounds_.UR.x - bounds_.LL.x;
    const double height = std::max(1.0, bounds_.UR.y - bounds_.LL.y);
    return paper_weight * width * height + banner * std::max(0.0, width / height - 2);
  }

  double words() const {
    double result = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::size_t j = i + 1; j < words_.size(); ++j) result += hidden_words * words_[i].box.overlaps(words_[j].box);
      for (const Box& box : boxes_) result += hidden_words * words_[i].box.overlaps(box);
      for (std::size_t j = 0; j < curves_.size(); ++j) result += crossed_words * (edges_[j] != words_[i].edge && passes(curves_[j], words_[i].box));
    }
    return result;
  }

  double boxes() const {
    double result = 0;
    for (std::size_t i = 0; i < boxes_.size(); ++i)
      for (const Curve& curve : curves_)
        if (curve.tail != nodes_[i] && curve.head != nodes_[i]) result += crossed_box * passes(curve, boxes_[i]);
    return result;
  }

  double lines() const {
    double result = 0;
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      for (std::size_t j = i + 1; j < curves_.size(); ++j) result += crossing * crossings(curves_[i], curves_[j]);
      for (std::size_t j = 0; j + 1 < curves_[i].points.size(); ++j)
        result += length_weight * std::hypot(curves_[i].points[j + 1].x - curves_[i].points[j].x, curves_[i].points[j + 1].y - curves_[i].points[j].y);
    }
    return result;
  }

  boxf bounds_;
  std::vector<Agnode_t*> nodes_;
  std::vector<Box> boxes_;  // of the nodes
  std::vector<Words> words_;
  std::vector<Agedge_t*> edges_;
  std::vector<Curve> curves_;  // of the edges
};

}  // namespace

double clutter(Agraph_t* graph) { return Page(graph).clutter(); }

}  // namespace entente
