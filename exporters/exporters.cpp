// SPDX-License-Identifier: Apache-2.0
#include <entente/exporter.hpp>

#include <array>

#include "formats.hpp"

namespace entente {
namespace {

constexpr std::string_view picture_drops = "all data but names, relations, status, holders, time and a quotation a speaker; entities beyond 300";
constexpr std::string_view graph_drops = "empty fields; control characters that XML forbids";
constexpr std::string_view rdf_drops = "counts of mentions; time, place and source of single pieces of evidence";

constexpr std::array<Exporter, 14> table{{
    {"dot", ".dot", "Graphviz: the picture with its layout, and all data as attributes", "control characters", write_dot},
    {"svg", ".svg", "the picture, with tooltips and links", picture_drops, write_svg},
    {"png", ".png", "the picture in pixels", picture_drops, write_png},
    {"pdf", ".pdf", "the picture for print", picture_drops, write_pdf},
    {"graphml", ".graphml", "property graph for Gephi, yEd, Neo4j, NetworkX, igraph", graph_drops, write_graphml},
    {"gexf", ".gexf", "property graph for Gephi", graph_drops, write_gexf},
    {"cytoscape", ".cyjs", "property graph for Cytoscape and cytoscape.js", "", write_cytoscape},
    {"cypher", ".cypher", "statements for Neo4j, Memgraph, FalkorDB", "", write_cypher},
    {"kuzu", ".kuzu.cypher", "schema and statements for Kuzu and LadybugDB", "", write_kuzu},
    {"jsonld", ".jsonld", "linked data with schema.org, PROV-O and Web Annotation terms", rdf_drops, write_jsonld},
    {"turtle", ".ttl", "the linked data as Turtle", rdf_drops, write_turtle},
    {"trig", ".trig", "the linked data as TriG, a graph an article", rdf_drops, write_trig},
    {"ntriples", ".nt", "the linked data as N-Triples", rdf_drops, write_ntriples},
    {"nquads", ".nq", "the linked data as N-Quads, a graph an article", rdf_drops, write_nquads},
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
