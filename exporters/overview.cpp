// SPDX-License-Identifier: Apache-2.0
#include "overview.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include <entente/query.hpp>

#include "captions.hpp"
#include "escape.hpp"
#include "html_label.hpp"
#include "style.hpp"

namespace entente {
namespace {

constexpr std::size_t all_named = 300;       // up to so many names all are written
constexpr std::size_t most_named = 150;      // beyond, these that most is said of
constexpr std::size_t fewest_members = 4;    // of a community that gets an area
constexpr double smallest_name = 9;          // points
constexpr double largest_name = 24;
constexpr double gap = 12;                   // between names
constexpr double names_room = 4;           // times their area, to spread them on
constexpr double dots_room = 5;
constexpr double margin = 9;                 // of an area, around the names in it
constexpr double outlier = 2.5;              // times as far from the middle as half of the others: no part of the area
constexpr double usual_page = 1300;          // points; on a wider one the head is larger
constexpr double most_pixels = 4800;         // across

double turn(double ax, double ay, double bx, double by) { return ax * by - ay * bx; }

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Overview::Overview(const Graph& graph, const Picture& picture, const Paper& paper) : graph_(graph), picture_(picture), paper_(paper) {
  for (const PictureNode& node : picture.nodes) most_ = std::max(most_, node.importance);
  find_communities();
  choose_named();
}

void Overview::find_communities() {
  constexpr double fineness = 64;  // of widths, as whole numbers
  std::vector<WeightedTie> ties;
  for (const PictureLine& line : picture_.lines) ties.push_back({line.from, line.to, std::llround(line.width * fineness)});
  community_ = communities(picture_.nodes.size(), ties);
  members_.resize(picture_.nodes.size());
  for (std::size_t i = 0; i < community_.size(); ++i) members_[community_[i]].push_back(i);
}

// The most important of all, and the first of each community that gets an area.
void Overview::choose_named() {
  dots_ = picture_.nodes.size() > all_named;
  named_.assign(picture_.nodes.size(), !dots_);
  std::vector<std::size_t> order(picture_.nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto more = [&](std::size_t a, std::size_t b) { return picture_.nodes[a].importance > picture_.nodes[b].importance; };
  std::stable_sort(order.begin(), order.end(), more);
  for (std::size_t i = 0; i < std::min(order.size(), most_named); ++i) named_[order[i]] = true;
  for (const auto& members : members_)
    if (members.size() >= fewest_members) named_[*std::min_element(members.begin(), members.end(), more)] = true;
}

double Overview::name_size(const PictureNode& node) const {
  return smallest_name + (largest_name - smallest_name) * std::pow(node.importance / most_, 0.7);
}

void Overview::set_names(Pen& pen) {
  pen.set_defaults(AGNODE, {{"margin", "0.09,0.045"}, {"height", "0.05"}, {"width", "0.05"}, {"pos", ""}, {"fixedsize", "false"}});
}

void Overview::draw_name(Pen& pen, std::size_t number) {
  const PictureNode& drawn = picture_.nodes[number];
  const Node& node = graph_[drawn.node];
  const style::NodeStyle look = style::node(node.type);
  Agnode_t* out = nodes_[number] = pen.node(dot_id(node.id));
  pen.set(out, "tooltip", escape_label(drawn.tooltip));
  pen.identify(out, paper_, drawn.url, "node", number);
  pen.set(out, "fillcolor", look.fill);
  if (!named_[number]) {
    const std::string size = decimal(0.07 + 0.09 * std::sqrt(drawn.importance / most_));
    pen.set(out, "shape", "circle");
    pen.set(out, "label", "");
    pen.set(out, "width", size);
    pen.set(out, "height", size);
    pen.set(out, "fixedsize", "true");
    pen.set(out, "penwidth", "0.5");
    pen.set(out, "color", style::subdued);
    return;
  }
  if (look.ink != style::ink) pen.set(out, "fontcolor", look.ink);
  if (look.round) pen.set(out, "style", "rounded,filled");
  std::string label;
  for (const std::string& line : drawn.name) label += (label.empty() ? "" : "\\n") + escape_label(line);
  pen.set(out, "label", label);
  pen.set(out, "fontsize", decimal(name_size(drawn)));
}

void Overview::draw_names(Pen& pen) {
  nodes_.assign(picture_.nodes.size(), nullptr);
  for (const bool named : {false, true})  // names hide dots, not the other way round
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      if (named_[i] == named) draw_name(pen, i);
}

void Overview::draw_skeleton(Pen& pen) {
  pen.set_page(paper_, "");
  pen.set_defaults(AGRAPH, {{"layout", "sfdp"}, {"overlap", "true"}, {"K", "0.5"}, {"repulsiveforce", "1.6"}, {"splines", "false"}, {"start", "1"}});
  set_names(pen);
  draw_names(pen);
  std::map<std::pair<std::size_t, std::size_t>, const PictureLine*> bridges;
  for (const PictureLine& line : picture_.lines) {
    if (is_inner(line)) {
      pen.line(nodes_[line.from], nodes_[line.to], "");
      continue;
    }
    const PictureLine*& bridge = bridges[std::minmax(community_[line.from], community_[line.to])];
    const auto importance = [&](const PictureLine& each) { return picture_.nodes[each.from].importance + picture_.nodes[each.to].importance; };
    if (!bridge || importance(line) > importance(*bridge)) bridge = &line;
  }
  for (const auto& [ends, line] : bridges) pen.line(nodes_[line->from], nodes_[line->to], "");
}

void Overview::take_places(Agraph_t* skeleton) {
  places_.clear();
  for (Agnode_t* own : nodes_) {
    Agnode_t* node = agnode(skeleton, agnameof(own), FALSE);
    places_.push_back({ND_coord(node).x, ND_coord(node).y, ND_width(node) * 72, ND_height(node) * 72});
  }
  separate(places_, gap, dots_ ? dots_room : names_room);
  Point low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  for (const Spot& place : places_) low = {std::min(low.x, place.x - place.width / 2), std::min(low.y, place.y - place.height / 2)};
  for (Spot& place : places_) {
    place.x = std::round(place.x + 2 * margin - low.x);
    place.y = std::round(place.y + 2 * margin - low.y);
  }
}

double Overview::page_width() const {
  double result = 1;
  for (const Spot& place : places_) result = std::max(result, place.x + place.width / 2 + 2 * margin);
  return result;
}

// The convex hull of the names (Andrew's monotone chain), of those that stand together.
std::vector<Overview::Point> Overview::outline(const std::vector<std::size_t>& members) const {
  std::vector<double> xs, ys, distances;
  for (const std::size_t i : members) xs.push_back(places_[i].x);
  for (const std::size_t i : members) ys.push_back(places_[i].y);
  const Point middle{median(xs), median(ys)};
  const auto distance = [&](std::size_t i) { return std::hypot(places_[i].x - middle.x, places_[i].y - middle.y); };
  for (const std::size_t i : members) distances.push_back(distance(i));
  const double farthest = outlier * median(distances);
  std::vector<Point> points;
  for (const std::size_t i : members) {
    if (distance(i) > farthest) continue;
    const Spot& place = places_[i];
    for (const double side : {-1.0, 1.0})
      for (const double end : {-1.0, 1.0}) {
        const Point corner{place.x + side * place.width / 2, place.y + end * place.height / 2};
        points.push_back({corner.x + side * margin, corner.y + end * margin * 0.4});
        points.push_back({corner.x + side * margin * 0.4, corner.y + end * margin});
      }
  }
  std::sort(points.begin(), points.end(), [](Point a, Point b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
  std::vector<Point> hull;
  for (const bool back : {false, true}) {
    const std::size_t first = hull.size();
    for (const Point point : points) {
      while (hull.size() >= first + 2) {
        const Point a = hull[hull.size() - 2], b = hull.back();
        if (turn(b.x - a.x, b.y - a.y, point.x - a.x, point.y - a.y) > 0) break;
        hull.pop_back();
      }
      hull.push_back(point);
    }
    hull.pop_back();
    if (!back) std::reverse(points.begin(), points.end());
  }
  return hull;
}

// As xdot, Graphviz's language of drawing operations: what its attribute "_background" takes.
std::string Overview::areas() const {
  const auto colour = [](const char* what, std::string_view value) { return std::string(what) + " " + std::to_string(value.size()) + " -" + std::string(value) + " "; };
  std::string result = colour("c", style::area_edge) + colour("C", style::area);
  for (const auto& members : members_) {
    if (members.size() < fewest_members) continue;
    const std::vector<Point> hull = outline(members);
    result += "P " + std::to_string(hull.size());
    for (const Point point : hull) result += " " + std::to_string(std::lround(point.x)) + " " + std::to_string(std::lround(point.y));
    result += ' ';
  }
  return result;
}

std::string Overview::key(double scale) const {
  std::string result = swatch(style::area_sample, "most to do with each other", scale);
  if (dots_) result += font({}, 0, style::subdued, "●") + " " + count_of(static_cast<std::size_t>(std::count(named_.begin(), named_.end(), false)), "more name");
  return result;
}

void Overview::draw_line(Pen& pen, const PictureLine& line, std::size_t number) {
  const Edge& edge = graph_.edges[line.edges.front()];
  Agedge_t* out = pen.line(nodes_[line.from], nodes_[line.to], edge.id);
  const std::string_view faint = !dots_ ? "80" : is_inner(line) ? "70" : "24";
  pen.set(out, "color", std::string(edge.status == Status::ended ? style::past : style::colour(line.side)) + std::string(faint));
  pen.set(out, "penwidth", decimal((dots_ ? 0.5 : 0.75) * line.width));
  pen.set(out, "style", style::name(style::dash(edge.status)));
  if (info(edge.type).symmetric && edge.role.empty()) pen.set(out, "dir", dots_ ? "none" : "both");
  pen.set(out, "tooltip", escape_label(line.tooltip));
  pen.identify(out, paper_, line.url, "line", number);
}

void Overview::draw(Pen& pen) {
  const double width = page_width();
  const double scale = std::clamp(width / usual_page, 1.0, 3.0);
  pen.set_page(paper_, head(picture_, legend(graph_, picture_, scale) + key(scale), scale));
  pen.set_defaults(AGRAPH, {{"layout", "nop"}, {"overlap", "true"}, {"splines", "false"}, {"fontsize", decimal(11 * scale)}, {"_background", areas()}});
  if (paper_.dots_per_inch > 0) pen.set_default(AGRAPH, "dpi", decimal(std::min<double>(paper_.dots_per_inch, std::floor(72 * most_pixels / width))));
  pen.set_default(AGEDGE, "arrowsize", dots_ ? "0.3" : "0.45");
  set_names(pen);
  draw_names(pen);
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    pen.set(nodes_[i], "pos", std::to_string(std::lround(places_[i].x)) + "," + std::to_string(std::lround(places_[i].y)));
  for (std::size_t i = 0; i < picture_.lines.size(); ++i) draw_line(pen, picture_.lines[i], i);
}

}  // namespace entente
