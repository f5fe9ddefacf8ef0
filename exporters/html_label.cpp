// SPDX-License-Identifier: Apache-2.0
#include "html_label.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "escape.hpp"
#include "style.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t title_columns = 72;

// Two spaces are one in such labels, these are not.
constexpr std::string_view in_entry = "\u00a0";
constexpr std::string_view between_entries = "\u00a0\u00a0\u00a0\u00a0 ";

std::string entry(const std::string& sample, std::string_view words) { return sample + std::string(in_entry) + std::string(words) + std::string(between_entries); }

}  // namespace

std::string decimal(double value) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.3g", value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

// Inside such labels, too, Graphviz looks for "\N" and the like, also in what was an entity: a word joiner, which has no width, keeps the two
// apart. Other readers of DOT look for comments and quoted strings.
std::string html(std::string_view words) {
  std::string result;
  for (const char c : xml_attribute(words)) {
    if (c == '/') result += "&#47;";
    else if (c == '\'') result += "&#39;";
    else if (c == '\\') result += "&#92;&#8288;";
    else result += c;
  }
  return result.substr(1, result.size() - 2);
}

std::string font(std::string_view face, double size, std::string_view colour, const std::string& content) {
  std::string result = "<FONT";
  if (!face.empty()) result += " FACE=\"" + std::string(face) + "\"";
  if (size > 0) result += " POINT-SIZE=\"" + decimal(size) + "\"";
  if (!colour.empty()) result += " COLOR=\"" + std::string(colour) + "\"";
  return result + ">" + content + "</FONT>";
}

std::string joined(const std::vector<std::string>& lines, std::string_view separator) {
  std::string result;
  for (const std::string& line : lines) result += (result.empty() ? std::string() : std::string(separator)) + html(line);
  return result;
}

std::string box(const style::NodeStyle& look, int padding, const std::string& content) {
  return "<TABLE BORDER=\"0\"" + std::string(look.round ? " STYLE=\"ROUNDED\"" : "") + " BGCOLOR=\"" + std::string(look.fill) + "\" CELLPADDING=\"" +
         std::to_string(padding) + "\"><TR><TD>" + content + "</TD></TR></TABLE>";
}

std::string swatch(std::string_view colour, std::string_view words, double scale) { return entry(font({}, 15 * scale, colour, "■"), words); }

std::string legend(const std::set<EntityType>& types, double scale) {
  std::string result;
  for (const EntityType type : types) result += swatch(style::node(type).fill, name(type), scale);
  return result;
}

std::string legend(const Graph& graph, const Picture& picture, double scale) {
  const auto stroke = [](std::string_view dashes, std::string_view colour, std::string_view words) {
    return entry(font({}, 0, colour, "<B>" + std::string(dashes) + "</B>"), words);
  };
  std::set<EntityType> types;
  std::set<style::Dash> dashes;
  std::set<Side> sides;
  bool past = false;
  for (const PictureNode& node : picture.nodes) types.insert(graph[node.node].type);
  for (const PictureLine& line : picture.lines) {
    const Status status = graph.edges[line.edges.front()].status;
    status == Status::ended ? void(past = true) : void(dashes.insert(style::dash(status)));
    sides.insert(line.side);
  }
  std::string result = legend(types, scale);
  if (dashes.contains(style::Dash::solid)) result += stroke("———", style::subdued, "is so");
  if (past) result += stroke("———", style::past, "was so");
  if (dashes.contains(style::Dash::dashed)) result += stroke("– – –", style::subdued, "wanted, planned or possible");
  if (dashes.contains(style::Dash::dotted)) result += stroke("· · · ·", style::subdued, "opposed or denied");
  if (sides.contains(Side::positive)) result += stroke("———", style::colour(Side::positive), "for");
  if (sides.contains(Side::negative)) result += stroke("———", style::colour(Side::negative), "against");
  return result;
}

// The legend is a line of text: cells of a table would spread as far as the widest line of the head.
std::string head(const Caption& caption, const std::string& legend, double scale) {
  const auto row = [](const std::string& content) { return "<TR><TD ALIGN=\"LEFT\">" + content + "</TD></TR>"; };
  const auto gap = [&](int points) { return "<TR><TD HEIGHT=\"" + std::to_string(std::lround(points * scale)) + "\"></TD></TR>"; };
  std::string result = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">";
  for (const std::string& line : wrap(caption.title, title_columns, 2)) result += row(font(style::title_font, 25 * scale, {}, html(line)));
  result += row(font({}, 13 * scale, style::subdued, html(caption.subtitle))) + gap(7);
  if (!legend.empty()) result += row(legend) + gap(2);
  if (!caption.source.empty()) result += row(font({}, 10 * scale, style::faint, html(caption.source)));
  return result + gap(10) + "</TABLE>";
}

}  // namespace entente
