// SPDX-License-Identifier: Apache-2.0
#include <entente/exporter.hpp>

#include <array>

#include "formats.hpp"

namespace entente {
namespace {

constexpr std::array<Exporter, 6> table{{
    {"dot", ".dot", "Graphviz: the picture with its layout, and all data as attributes", "", write_dot},
    {"svg", ".svg", "the picture, with tooltips and links", "statements but one a speaker; all beyond 300 entities", write_svg},
    {"png", ".png", "the picture in pixels", "statements but one a speaker; all beyond 300 entities; tooltips and links", write_png},
    {"pdf", ".pdf", "the picture for print", "statements but one a speaker; all beyond 300 entities; tooltips", write_pdf},
    {"graphml", ".graphml", "property graph for Gephi, yEd, Neo4j, NetworkX, igraph", "", write_graphml},
    {"jsonld", ".jsonld", "linked data with schema.org, PROV-O and Web Annotation terms", "", write_jsonld},
}};

}  // namespace

std::span<const Exporter> exporters() { return table; }

const Exporter* find_exporter(std::string_view name) {
  for (const Exporter& exporter : table)
    if (exporter.name == name) return &exporter;
  return nullptr;
}

const Exporter* find_exporter_by_suffix(std::string_view suffix) {
  for (const Exporter& exporter : table)
    if (exporter.suffix == suffix) return &exporter;
  return nullptr;
}

}  // namespace entente
