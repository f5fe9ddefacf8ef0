// SPDX-License-Identifier: Apache-2.0
#include <entente/exporter.hpp>

#include <array>

#include "formats.hpp"

namespace entente {
namespace {

constexpr std::string_view picture_drops = "all data but names, relations, status, holders, time and a quotation a speaker; the names that least is said of";
constexpr std::string_view html_drops = "mentions, places and occasions; from the picture what other pictures leave out";
constexpr std::string_view graph_drops = "empty fields; control characters that XML forbids";
constexpr std::string_view csv_drops = "the separator of lists, U+001F";
constexpr std::string_view ftm_drops = "positions in articles; names beyond 384 characters, texts beyond 65,000";
constexpr std::string_view facts_drops = "what filters leave out, and entities that nothing else needs then";
constexpr std::string_view rdf_drops = "counts of mentions; time, place and source of single pieces of evidence";

const std::array<Exporter, 18> table{{
    {"dot", ".dot", "Graphviz: the picture with its layout, and all data as attributes", "control characters", write_dot},
    {"svg", ".svg", "the picture, with tooltips and links", picture_drops, write_svg, {}, true},
    {"png", ".png", "the picture in pixels", picture_drops, write_png, {}, true},
    {"pdf", ".pdf", "the picture for print", picture_drops, write_pdf, {}, true},
    {"html", ".html", "a page to look around in: picture, search, filters, articles; works offline", html_drops, write_html},
    {"graphml", ".graphml", "property graph for Gephi, yEd, Neo4j, NetworkX, igraph", graph_drops, write_graphml},
    {"gexf", ".gexf", "property graph for Gephi", graph_drops, write_gexf},
    {"cytoscape", ".cyjs", "property graph for Cytoscape and cytoscape.js", "", write_cytoscape},
    {"cypher", ".cypher", "statements for Neo4j, Memgraph, FalkorDB", "", write_cypher},
    {"kuzu", ".kuzu.cypher", "schema and statements for Kuzu and LadybugDB", "", write_kuzu},
    {"csv", ".csv", "a folder of tables for neo4j-admin, Kuzu, DuckDB, spreadsheets", csv_drops, nullptr, csv_files()},
    {"ftm", ".ftm.json", "FollowTheMoney entities, one a line, for Aleph and OpenAleph", ftm_drops, write_ftm},
    {"facts", ".facts.jsonl", "the facts and texts that the graph is made of, for entente build", facts_drops, write_facts},
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
