// SPDX-License-Identifier: Apache-2.0
// Images of the graph's picture: SVG with tooltips and links, PNG, PDF.
#include <algorithm>
#include <ostream>

#include "drawing.hpp"
#include "formats.hpp"
#include "linked_data.hpp"
#include "views.hpp"

namespace entente {
namespace {

constexpr int pixels_per_inch = 110;

std::string image(const Graph& graph, const ExportOptions& options, std::string_view format, int dots_per_inch = 0) {
  const Paper paper{dots_per_inch, false};
  if (options.view == View::said) return Drawing([&](Pen& pen) { draw_said(graph, options, paper, pen); }).render(format);
  if (options.view == View::timeline) return Drawing([&](Pen& pen) { draw_timeline(graph, options, paper, pen); }).render(format);
  return Drawing(graph, compose(graph, options), paper).render(format);
}

void put(std::ostream& out, std::string_view bytes) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); }

// A PDF says when it was made. Ours says the date of the last article, so that the same graph gives the same bytes.
void set_date(std::string& pdf, const Graph& graph) {
  constexpr std::string_view key = "/CreationDate (D:";
  constexpr std::size_t digits = 14;  // YYYYMMDDhhmmss
  const std::size_t at = pdf.find(key);
  if (at == std::string::npos || at + key.size() + digits > pdf.size()) return;
  std::string last = "2000-01-01";
  for (const ArticleInfo& article : graph.articles)
    if (is_date(article.date)) last = std::max(last, article.date);
  std::erase(last, '-');
  pdf.replace(at + key.size(), digits, last + "000000");
}

}  // namespace

void write_svg(const Graph& graph, const ExportOptions& options, std::ostream& out) { put(out, image(graph, options, "svg")); }
void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out) { put(out, image(graph, options, "png", pixels_per_inch)); }

void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out) {
  std::string bytes = image(graph, options, "pdf");
  set_date(bytes, graph);
  put(out, bytes);
}

}  // namespace entente
