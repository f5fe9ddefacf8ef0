// SPDX-License-Identifier: Apache-2.0
// Graphs as files that others read. A format is a row in a table; exporters/README.md says what each keeps and drops.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

// What a picture shows: who is tied to whom, who said what, or what happened when.
enum class View : std::uint8_t { ties, said, timeline };

struct ExportOptions {
  std::string title;     // of a picture; where empty, made from the articles
  std::string subtitle;
  View view = View::ties;
  std::vector<std::string> about = {};  // ids of the nodes that a picture is about
  bool is_part = false;                  // the graph leaves out what its articles say: facts are those that it has
  std::size_t names = 0;                // that a picture shows at most, those most is said of; 0: as many as can be read, up to 60
  // Facts and text of one of the graph's articles, for formats that hold more than the graph does; they do without where it is empty.
  std::function<ArticleFacts(const ArticleInfo&)> article = {};
};

// Writes the whole graph. Throws Error where the format's library fails. Pictures of several threads take turns, as Graphviz needs.
using Write = void (*)(const Graph& graph, const ExportOptions& options, std::ostream& out);

// A file of a format that is a folder of files.
struct ExportFile {
  std::string_view name;  // "nodes.csv"
  Write write;
};

struct Exporter {
  std::string_view name;     // --format NAME
  std::string_view suffix;   // ".dot"
  std::string_view summary;  // for `entente formats`
  std::string_view drops;    // what the format can't carry, or empty
  Write write;                            // null for a folder
  std::span<const ExportFile> files = {};  // of a folder
  bool has_views = false;                  // whether it can show other views than ties
};

std::span<const Exporter> exporters();
// Null where there is no such format.
const Exporter* find_exporter(std::string_view name);
const Exporter* find_exporter_by_suffix(std::string_view suffix);

// Parts of a graph that make a picture: the dozen names whose ties matter most, joined to one whole; and how two are tied, by
// a few ways that share no other name. With every relation among the names.
Graph story(const Graph& graph);
Graph between(const Graph& graph, NodeId from, NodeId to);

}  // namespace entente
