// SPDX-License-Identifier: Apache-2.0
// The writers behind the table of exporters, one file a format.
#pragma once

#include <iosfwd>
#include <span>

#include <entente/exporter.hpp>

namespace entente {

void write_dot(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_svg(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_png(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_pdf(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_html(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_graphml(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_gexf(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_cytoscape(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_cypher(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_kuzu(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_ftm(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_facts(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_jsonld(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_turtle(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_trig(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_ntriples(const Graph& graph, const ExportOptions& options, std::ostream& out);
void write_nquads(const Graph& graph, const ExportOptions& options, std::ostream& out);

std::span<const ExportFile> csv_files();

}  // namespace entente
