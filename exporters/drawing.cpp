// SPDX-License-Identifier: Apache-2.0
#include "drawing.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <vector>

#include <entente/error.hpp>

#include "clutter.hpp"
#include "escape.hpp"
#include "html_label.hpp"
#include "identifiers.hpp"
#include "overview.hpp"
#include "silence.hpp"
#include "style.hpp"

namespace entente {
namespace {

std::mutex& graphviz_mutex() {
  static std::mutex mutex;
  return mutex;
}

// One for the life of the program: Graphviz's text layout remembers font names of the context it saw last, even when that is freed.
GVC_t* shared_context() {
  static GVC_t* const context = gvContext();
  return context;
}

// One way to lay a picture out; which is best only trying shows.
struct Plan {
  bool beside = true;    // who meets stands in one column
  bool relaxed = true;   // what is only wanted or denied does not decide who stands left
  int order = 0;         // of lines: 0 as in the picture, 1 reversed, 2 the most important first
};

std::vector<Plan> plans(const Picture& picture) {
  constexpr std::size_t quick = 50;  // lines that are laid out in some 50 ms
  if (picture.lines.size() > 4 * quick) return {{}};
  std::vector<Plan> result;
  for (const int order : {0, 1, 2})
    for (const bool relaxed : {true, false})
      for (const bool beside : {true, false}) {
        if (!beside && picture.beside.empty()) continue;
        if (picture.lines.size() > 2 * quick && order > 0) continue;
        result.push_back({beside, relaxed, order});
      }
  return result;
}

constexpr std::size_t few_lines = 5;   // at a name with a quotation below it
constexpr std::size_t few_arrows = 1;

// Fills one Agraph_t.
class Draughtsman {
 public:
  Draughtsman(const Graph& graph, const Picture& picture, const Plan& plan, const Paper& paper, Pen& pen)
      : graph_(graph), picture_(picture), plan_(plan), paper_(paper), pen_(pen) {}

  void draw() {
    pen_.set_page(paper_, head(picture_, legend(graph_, picture_)));
    set_worded();
    lines_at_.assign(picture_.nodes.size(), 0);
    arrows_at_.assign(picture_.nodes.size(), 0);
    for (const PictureLine& line : picture_.lines) {
      ++lines_at_[line.from];
      ++lines_at_[line.to];
      ++arrows_at_[line.to];
    }
    nodes_.resize(picture_.nodes.size());
    for (const bool connected : {false, true})  // those without a line come to the page's foot
      for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
        if (picture_.nodes[i].connected == connected) nodes_[i] = draw_node(i);
    if (plan_.beside)
      for (const auto& column : picture_.beside) set_beside(column);
    for (const PictureLine* line : ordered_lines()) draw_line(*line);
    line_up_unconnected();
  }

 private:
  void set_worded() {
    pen_.set_defaults(AGRAPH, {{"layout", "dot"}, {"rankdir", "LR"}, {"nodesep", "0.26"}, {"ranksep", "1.0"}, {"splines", "true"}});
    pen_.set_defaults(AGNODE, {{"margin", "0.17,0.09"}, {"height", "0.42"}});
  }

  // ---- nodes

  static double name_size(const PictureNode& node) { return node.emphasised ? 19 : 12.5; }

  Agnode_t* draw_node(std::size_t number) {
    const PictureNode& drawn = picture_.nodes[number];
    const Node& node = graph_[drawn.node];
    Agnode_t* out = pen_.node(dot_id(node.id));
    const style::NodeStyle look = style::node(node.type);
    if (!drawn.tooltip.empty()) pen_.set(out, "tooltip", escape_label(drawn.tooltip));
    pen_.identify(out, paper_, drawn.url, "node", number);
    if (drawn.quote.empty()) draw_box(out, drawn, look);
    else if (has_port(number)) draw_speaker(out, drawn, look);
    else draw_hub(out, drawn, look);
    return out;
  }

  void draw_box(Agnode_t* out, const PictureNode& drawn, const style::NodeStyle& look) {
    pen_.set(out, "fillcolor", look.fill);
    if (look.ink != style::ink) pen_.set(out, "fontcolor", look.ink);
    if (look.round) pen_.set(out, "style", "rounded,filled");
    std::string label;
    for (const std::string& line : drawn.name) label += (label.empty() ? "" : "\\n") + escape_label(line);
    pen_.set(out, "label", label);
    if (drawn.emphasised) {
      pen_.set(out, "fontsize", "19");
      pen_.set(out, "height", "0.75");
      pen_.set(out, "width", "1.25");
    }
  }

  // All lines at a port end at one point, where more than a few can't be told apart, and more than one arrow even less.
  bool has_port(std::size_t number) const { return !picture_.nodes[number].quote.empty() && lines_at_[number] <= few_lines && arrows_at_[number] <= few_arrows; }

  static std::string quotation(const PictureNode& drawn, std::string_view colour) {
    return font(style::quote_font, 10.5, colour, "<I>" + joined(drawn.quote, "<BR/>") + "</I>");
  }

  // The name and the quote in one box, at whose sides lines end.
  void draw_hub(Agnode_t* out, const PictureNode& drawn, const style::NodeStyle& look) {
    pen_.set(out, "fillcolor", look.fill);
    if (look.round) pen_.set(out, "style", "rounded,filled");
    pen_.set_html(out, "label", "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD>" +
                               font({}, name_size(drawn), look.ink, joined(drawn.name, "<BR/>")) + "</TD></TR><TR><TD>" + quotation(drawn, look.ink) + "</TD></TR></TABLE>");
  }

  // The name in its box, the quote below it; lines end at the name.
  void draw_speaker(Agnode_t* out, const PictureNode& drawn, const style::NodeStyle& look) {
    const std::string name = box(look, drawn.emphasised ? 12 : 8, font({}, name_size(drawn), look.ink, "  " + joined(drawn.name, "  <BR/>  ") + "  "));
    pen_.set(out, "shape", "plain");
    pen_.set(out, "style", "");
    pen_.set_html(out, "label", "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD PORT=\"name\">" + name +
                               "</TD></TR><TR><TD CELLPADDING=\"4\">" + quotation(drawn, style::quote_ink) + "</TD></TR></TABLE>");
  }

  void set_beside(const std::vector<std::size_t>& column) {
    Agraph_t* same = agsubg(pen_.graph(), nullptr, TRUE);
    agsafeset(same, const_cast<char*>("rank"), const_cast<char*>("same"), const_cast<char*>(""));
    for (const std::size_t node : column) agsubnode(same, nodes_[node], TRUE);
  }

  // ---- lines

  // An arrow must be seen at the end of a broad line, too.
  static double arrow_scale(const PictureLine& line) { return std::pow(line.width / 1.2, 0.25); }

  std::vector<const PictureLine*> ordered_lines() const {
    std::vector<const PictureLine*> result;
    for (const PictureLine& line : picture_.lines) result.push_back(&line);
    if (plan_.order == 1) std::reverse(result.begin(), result.end());
    const auto importance = [&](const PictureLine* line) { return picture_.nodes[line->from].importance + picture_.nodes[line->to].importance; };
    if (plan_.order == 2)
      std::stable_sort(result.begin(), result.end(), [&](const PictureLine* a, const PictureLine* b) { return importance(a) > importance(b); });
    return result;
  }

  static std::string line_label(const PictureLine& line, bool neutral, int padding) {
    std::string words = html(line.label);
    if (!line.status.empty()) words += (line.past ? " <B>" : ": <B>") + html(line.status) + "</B>";
    if (!line.qualifier.empty()) words += "<BR/>" + font({}, 8.5, neutral ? style::faint : std::string_view(), joined(line.qualifier, "<BR/>"));
    return "<TABLE BORDER=\"0\" CELLPADDING=\"" + std::to_string(padding) + "\"><TR><TD BGCOLOR=\"" + std::string(style::page) + "\">" + words + "</TD></TR></TABLE>";
  }

  void draw_line(const PictureLine& line) {
    const Edge& edge = graph_.edges[line.edges.front()];
    Agedge_t* out = pen_.line(nodes_[line.from], nodes_[line.to], edge.id);
    const bool neutral = line.side == Side::neutral;
    const std::string_view colour = edge.status == Status::ended ? style::past : style::colour(line.side);
    pen_.set(out, "color", colour);
    pen_.set(out, "penwidth", decimal(line.width));
    pen_.set(out, "style", style::name(style::dash(edge.status)));
    const bool both_ways = info(edge.type).symmetric && edge.role.empty();  // "mother of" has a direction
    if (both_ways) pen_.set(out, "dir", "both");
    if (!line.tooltip.empty()) pen_.set(out, "tooltip", escape_label(line.tooltip));
    pen_.identify(out, paper_, line.url, "line", static_cast<std::size_t>(&line - picture_.lines.data()));
    if (line.width > 1.3) pen_.set(out, "arrowsize", decimal(0.65 * arrow_scale(line)));
    if (!neutral) {
      pen_.set(out, "fontcolor", colour);
      pen_.set(out, "arrowhead", "normal");
      pen_.set(out, "arrowsize", decimal(0.6 * arrow_scale(line)));
    }
    if (!line.tooltip.empty()) pen_.set(out, "labeltooltip", escape_label(line.tooltip));
    const bool beside = line.beside && plan_.beside;
    pen_.set_html(out, beside ? "xlabel" : "label", line_label(line, neutral, beside ? 3 : 1));  // beside, it touches the line
    if (!line.constrains && plan_.relaxed) pen_.set(out, "constraint", "false");
    if (edge.type == RelationType::holds_office && edge.status == Status::asserted) pen_.set(out, "weight", "8");
    // Graphviz 2.43 draws wrong arrows where ports, both ways and one column come together.
    if (beside || both_ways || line.from == line.to) return;
    if (has_port(line.from)) pen_.set(out, "tailport", "name");
    if (has_port(line.to)) pen_.set(out, "headport", "name");
  }

  // What has no line stands in rows below, not in one long column.
  void line_up_unconnected() {
    constexpr std::size_t columns = 4;
    std::vector<std::size_t> alone;
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i)
      if (!picture_.nodes[i].connected) alone.push_back(i);
    for (std::size_t i = 1; i < alone.size(); ++i) {
      if (i % columns == 0) continue;
      pen_.set(pen_.line(nodes_[alone[i - 1]], nodes_[alone[i]], "row"), "style", "invis");
    }
  }

  const Graph& graph_;
  const Picture& picture_;
  const Plan plan_;
  const Paper paper_;
  Pen& pen_;
  std::vector<Agnode_t*> nodes_;         // as in the picture
  std::vector<std::size_t> lines_at_;    // each node
  std::vector<std::size_t> arrows_at_;
};

// A graph and its layout.
class Sheet {
 public:
  Sheet(GVC_t* context, const std::function<void(Pen&)>& draw) : context_(context), graph_(agopen(const_cast<char*>("entente"), Agdirected, numbered_in_order())) {
    Pen pen(graph_);
    draw(pen);
    const Silence silence;
    std::srand(1);  // sfdp draws lots before it seeds them itself
    laid_out_ = gvLayout(context, graph_, agget(graph_, const_cast<char*>("layout"))) == 0;
  }
  ~Sheet() {
    if (laid_out_) free_layout();
    agclose(graph_);
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  bool laid_out() const { return laid_out_; }
  Agraph_t* graph() const { return graph_; }

 private:
  // Where Graphviz 2.43 makes room in a rank for the label of a line inside it, it forgets that the rank moved, and frees the old place.
  void free_layout() {
    if (GD_rank(graph_))
      for (int i = GD_minrank(graph_); i <= GD_maxrank(graph_); ++i) GD_rank(graph_)[i].av = GD_rank(graph_)[i].v;
    gvFreeLayout(context_, graph_);
  }

  GVC_t* context_;
  Agraph_t* graph_;
  bool laid_out_ = false;
};

[[noreturn]] void fail(std::string_view what) {
  const char* cause = aglasterr();
  throw Error("graphviz can't " + std::string(what) + (cause ? ": " + std::string(cause) : std::string()));
}

}  // namespace

// Holds the lock as long as anything of Graphviz lives.
struct Drawing::Graphviz {
  std::lock_guard<std::mutex> lock{graphviz_mutex()};
  GVC_t* context = nullptr;
  std::unique_ptr<Sheet> sheet;

  Graphviz() {
    agseterr(AGMAX);  // it would write to stderr
    context = shared_context();
  }

  bool lay_out(const std::function<void(Pen&)>& draw) {
    sheet.reset();  // one at a time: Graphviz renders only what it has laid out last
    sheet = std::make_unique<Sheet>(context, draw);
    return sheet->laid_out();
  }
};

Drawing::Drawing(const Graph& graph, const Picture& picture, const Paper& paper) : graphviz_(std::make_unique<Graphviz>()) {
  if (picture.overview) {
    Overview overview(graph, picture, paper);
    if (!graphviz_->lay_out([&](Pen& pen) { overview.draw_skeleton(pen); })) fail("lay the graph out");
    overview.take_places(graphviz_->sheet->graph());
    if (!graphviz_->lay_out([&](Pen& pen) { overview.draw(pen); })) fail("draw the graph");
    return;
  }
  const auto lay_out = [&](const Plan& plan) {
    return graphviz_->lay_out([&](Pen& pen) { Draughtsman(graph, picture, plan, paper, pen).draw(); });
  };
  const std::vector<Plan> all = plans(picture);
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < all.size() && all.size() > 1; ++i)
    if (const double found = lay_out(all[i]) ? clutter(graphviz_->sheet->graph()) : least; found < least) {
      least = found;
      best = i;
    }
  if (!lay_out(all[best])) fail("lay the graph out");
}

Drawing::Drawing(const std::function<void(Pen&)>& draw) : graphviz_(std::make_unique<Graphviz>()) {
  if (!graphviz_->lay_out(draw)) fail("lay the picture out");
}

Drawing::~Drawing() = default;

std::string Drawing::render(std::string_view format) {
  char* data = nullptr;
  unsigned int size = 0;
  if (gvRenderData(graphviz_->context, graph(), std::string(format).c_str(), &data, &size) != 0 || !data) fail("render " + std::string(format));
  std::string result(data, size);
  gvFreeRenderData(data);
  return result;
}

void Drawing::attach_layout() {
  if (gvRender(graphviz_->context, graph(), const_cast<char*>("dot"), nullptr) != 0) fail("position the graph");
}

Agraph_t* Drawing::graph() const { return graphviz_->sheet->graph(); }

}  // namespace entente
