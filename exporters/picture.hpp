// SPDX-License-Identifier: Apache-2.0
// What a picture of a graph shows, and in which words: chosen here, drawn by drawing.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <entente/exporter.hpp>

#include "captions.hpp"

namespace entente {

struct PictureNode {
  NodeId node;
  std::vector<std::string> name;   // wrapped
  std::vector<std::string> quote;  // wrapped; empty for none
  std::uint32_t quoted = 0;        // index into Graph::quotes of that quote
  double importance = 0;           // how much is said of it
  bool emphasised = false;         // one of the two or three that matter most
  bool connected = false;          // has a line
  std::string tooltip;
  std::string url;
};

// For or against: what the colour of a line says.
enum class Side : std::uint8_t { neutral, positive, negative };
Side side_of(const Edge& edge);

// One or more edges of one subject, object, relation, role and status.
struct PictureLine {
  std::vector<std::uint32_t> edges;  // indices into Graph::edges; never empty
  std::size_t from = 0;              // indices into Picture::nodes
  std::size_t to = 0;
  std::string label;
  std::string status;                  // in bold behind the label; empty where asserted
  std::vector<std::string> qualifier;  // wrapped: by whom, who says so, when
  Side side = Side::neutral;
  double width = 1.2;
  bool past = false;        // it was so once
  bool constrains = true;   // decides which of its ends stands left
  bool beside = false;      // its ends stand one above the other
  std::string tooltip;
  std::string url;
};

struct Picture : Caption {
  bool overview = false;  // too many nodes for words on lines
  std::vector<PictureNode> nodes;
  std::vector<PictureLine> lines;
  std::vector<std::vector<std::size_t>> beside;  // nodes that stand in one column
};

// Names that no line ends at and that say nothing themselves.
enum class Unconnected : std::uint8_t { drop, keep };

Picture compose(const Graph& graph, const ExportOptions& options, Unconnected unconnected = Unconnected::drop);

}  // namespace entente
