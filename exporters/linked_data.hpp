// SPDX-License-Identifier: Apache-2.0
// How things of the graph are named in RDF, shared by the linked-data formats. All names are absolute IRIs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

std::string entity_iri(const Graph& graph, NodeId id);
std::string article_iri(const ArticleInfo& article);
std::string relation_iri(const Edge& edge);
std::string statement_iri(const Quote& quote);

// An http or other absolute IRI with what IRIs forbid percent-encoded; empty where the text is no absolute IRI.
std::string external_iri(std::string_view text);
// "http://www.wikidata.org/entity/Q1"; empty where the id is none.
std::string wikidata_iri(std::string_view id);
// Whether the text is an xsd:date: YYYY-MM-DD.
bool is_date(std::string_view text);

// Some characters of an article; the same place is one resource, however many relations and statements rest on it.
struct Passage {
  ArticleId article;
  CharSpan span;
  std::string_view text;  // the graph's
  auto operator<=>(const Passage&) const = default;
};

std::string passage_iri(const Graph& graph, ArticleId article, CharSpan span);
std::vector<Passage> passages(const Quote& quote);
// Of all edges and quotes, sorted, each place once.
std::vector<Passage> passages(const Graph& graph);

}  // namespace entente
