// SPDX-License-Identifier: Apache-2.0
// Images of the graph's picture: SVG with tooltips and links, PNG, PDF.
#include <ostream>

#include "drawing.hpp"
#include "formats.hpp"

namespace entente {
namespace {

constexpr int pixels_per_inch = 110;

void write_image(const Graph& graph, const ExportOptions& options, std::ostream& out, std::string_view format, int dots_per_inch = 0) {
  const std::string bytes = Drawing(graph, compose(graph, options), dots_per_inch).render(format);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

void write_svg(const Graph& graph, const ExportOptions& options, std::ostream& out) { write_image(graph, options, out, "svg"); }
void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out) { write_image(graph, options, out, "png", pixels_per_inch); }
void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out) { write_image(graph, options, out, "pdf"); }

}  // namespace entente
