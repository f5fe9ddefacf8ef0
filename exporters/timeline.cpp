// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "escape.hpp"
#include "html_label.hpp"
#include "linked_data.hpp"
#include "picture.hpp"
#include "quotes.hpp"
#include "views.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t most_ties = 18;
constexpr std::size_t most_quotes = 6;

struct Row {
  std::string date;  // ISO; empty is unknown
  double weight = 0;
  const PictureLine* line = nullptr;  // a tie, or
  Quotation quotation;                // a statement
};

class Timeline {
 public:
  Timeline(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen)
      : graph_(graph), options_(options), paper_(paper), pen_(pen), picture_(all_of(graph)) {}

  void draw() {
    const std::vector<Row> ties = best(ties_with_dates(), most_ties);
    const std::vector<Row> quotes = best(statements(), most_quotes);
    std::vector<Row> rows = ties;
    rows.insert(rows.end(), quotes.begin(), quotes.end());
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.date < b.date; });
    std::set<EntityType> types;
    std::string table = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"5\">";
    for (std::size_t i = 0; i < rows.size(); ++i) table += row_of(rows[i], i > 0 && rows[i - 1].date == rows[i].date, types);
    pen_.set_page(paper_, head(caption(graph_, options_, subtitle(rows.size())), legend(types)));
    pen_.set_defaults(AGRAPH, {{"layout", "dot"}});
    pen_.set_defaults(AGNODE, {{"shape", "plain"}, {"style", ""}});
    if (!rows.empty()) pen_.set_html(pen_.node("timeline"), "label", table + "</TABLE>");
  }

 private:
  // Every line of the graph, with its words.
  static Picture all_of(const Graph& graph) {
    ExportOptions all;
    all.names = std::numeric_limits<std::size_t>::max();
    return compose(graph, all, Unconnected::keep);
  }

  std::string subtitle(std::size_t rows) const {
    std::string result = "By the date that the text gives, else by the article’s, " + in_articles(graph_);
    if (rows < found_) result += ". " + std::to_string(rows) + " of " + std::to_string(found_) + " ties and statements";
    return result;
  }

  // The day or month that it begins, or where only that is known ends; else of the first article that tells of it.
  std::string date_of(const PictureLine& line) const {
    std::string first;
    for (const std::uint32_t i : line.edges) {
      const Edge& edge = graph_.edges[i];
      std::string date = edge.time.starts_with("../") ? edge.time.substr(3) : edge.time.substr(0, edge.time.find('/'));
      for (const Evidence& piece : edge.evidence)
        if (edge.time.empty() && !graph_[piece.article].date.empty() && (date.empty() || graph_[piece.article].date < date)) date = graph_[piece.article].date;
      if (!date.empty() && (first.empty() || date < first)) first = date;
    }
    return first;
  }

  // What stands anyway, like who holds which office, has no date.
  bool is_dated(const Edge& edge) const {
    return info(edge.type).relation_class != RelationClass::standing || edge.status != Status::asserted || !edge.time.empty();
  }

  std::vector<Row> ties_with_dates() {
    std::vector<Row> result;
    for (const PictureLine& line : picture_.lines) {
      const Edge& edge = graph_.edges[line.edges.front()];
      if (!is_dated(edge)) continue;
      const double ends = std::log2(1 + picture_.nodes[line.from].importance) + std::log2(1 + picture_.nodes[line.to].importance);
      result.push_back({date_of(line), line.width * ends * (edge.time.empty() ? 1 : 1.3), &line, {}});
    }
    found_ += result.size();
    return result;
  }

  // One a speaker.
  std::vector<Row> statements() {
    std::vector<Row> result;
    for (const PictureNode& node : picture_.nodes) {
      Quotation quotation = quotation_of(graph_, node.node);
      if (quotation.text.empty() || graph_.quotes[quotation.quote].about.empty()) continue;
      result.push_back({graph_[graph_.quotes[quotation.quote].article].date, node.importance, nullptr, std::move(quotation)});
    }
    found_ += result.size();
    return result;
  }

  static std::vector<Row> best(std::vector<Row> rows, std::size_t most) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.weight > b.weight; });
    rows.resize(std::min(rows.size(), most));
    return rows;
  }

  std::string name_of(NodeId id, std::set<EntityType>& types) const {
    const Node& node = graph_[id];
    types.insert(node.type);
    const style::NodeStyle look = style::node(node.type);
    return box(look, 6, font({}, 12, look.ink, "  " + joined(wrap(node.name, 28, 2), "  <BR/>  ") + "  "));
  }

  static std::string cell(std::string_view attributes, const std::string& content) { return "<TD " + std::string(attributes) + ">" + content + "</TD>"; }

  // Graphviz shows no tooltip where there is no link.
  static std::string link(const std::string& url, const std::string& tooltip) {
    return url.empty() ? std::string() : " HREF=\"" + html(url) + "\" TITLE=\"" + html(tooltip) + "\"";
  }

  // The stroke that the picture of ties would draw.
  static std::string stroke(const PictureLine& line, Status status) {
    const std::string_view dashes[] = {"————", "– – – –", "· · · · ·"};
    const std::string_view colour = status == Status::ended ? style::past : style::colour(line.side);
    return font({}, 10, colour, "<B>" + std::string(dashes[static_cast<int>(style::dash(status))]) + "→</B>");
  }

  std::string row_of(const Row& row, bool same_date, std::set<EntityType>& types) const {
    const std::string date = row.date.empty() ? "no date" : human_time(row.date);
    std::string result = "<TR>" + cell("ALIGN=\"RIGHT\"", font({}, 11, style::subdued, same_date ? " " : "<B>" + html(date) + "</B>"));
    result += cell("WIDTH=\"2\" FIXEDSIZE=\"FALSE\" CELLPADDING=\"0\" BGCOLOR=\"" + std::string(style::past) + "\"", "");
    if (!row.line) {
      const Quote& quote = graph_.quotes[row.quotation.quote];
      result += cell("ALIGN=\"RIGHT\"", name_of(quote.speaker, types));
      return result + cell("COLSPAN=\"2\" ALIGN=\"LEFT\" BALIGN=\"LEFT\"" + link(external_iri(graph_[quote.article].url), clip(quote.text, 400)),
                           font(style::quote_font, 11, style::quote_ink, "<I>" + joined(wrap_evenly(row.quotation.text, 56, 3), "<BR/>") + "</I>")) + "</TR>";
    }
    const Edge& edge = graph_.edges[row.line->edges.front()];
    std::vector<std::string> qualifier = row.line->qualifier;
    if (!qualifier.empty() && !edge.time.empty() && qualifier.back() == human_time(edge.time)) qualifier.pop_back();
    std::string words = html(row.line->label);
    if (!row.line->status.empty()) words += (row.line->past ? " <B>" : ": <B>") + html(row.line->status) + "</B>";
    words = font({}, 10, row.line->side == Side::neutral ? style::quote_ink : style::colour(row.line->side), words) + "<BR/>" + stroke(*row.line, edge.status);
    if (!qualifier.empty()) words += "<BR/>" + font({}, 8.5, style::subdued, joined(qualifier, "<BR/>"));
    result += cell("ALIGN=\"RIGHT\"", name_of(edge.subject, types));
    result += cell(link(row.line->url, row.line->tooltip), words);
    return result + cell("ALIGN=\"LEFT\"", name_of(edge.object, types)) + "</TR>";
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Paper& paper_;
  Pen& pen_;
  const Picture picture_;
  std::size_t found_ = 0;  // ties and statements to choose from
};

}  // namespace

void draw_timeline(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen) { Timeline(graph, options, paper, pen).draw(); }

}  // namespace entente
