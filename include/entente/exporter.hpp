// SPDX-License-Identifier: Apache-2.0
// Graphs as files that others read. A format is a row in a table; exporters/README.md says what each keeps and drops.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include <entente/graph.hpp>

namespace entente {

struct ExportOptions {
  std::string title;     // of a picture; where empty, made from the articles
  std::string subtitle;
};

struct Exporter {
  std::string_view name;     // --format NAME
  std::string_view suffix;   // ".dot"
  std::string_view summary;  // for `entente formats`
  std::string_view drops;    // what the format can't carry, or empty
  // Writes the whole graph. Throws Error where the format's library fails. Pictures of several threads take turns, as Graphviz needs.
  void (*write)(const Graph& graph, const ExportOptions& options, std::ostream& out);
};

std::span<const Exporter> exporters();
// Null where there is no such format.
const Exporter* find_exporter(std::string_view name);
const Exporter* find_exporter_by_suffix(std::string_view suffix);

}  // namespace entente
