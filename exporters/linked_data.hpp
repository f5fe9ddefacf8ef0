// SPDX-License-Identifier: Apache-2.0
// How things of the graph are named in RDF, shared by the linked-data formats. All names are absolute IRIs.
#pragma once

#include <cstdint>
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
// The same of pages of the web only, for what a click follows: a "javascript:" would run.
std::string web_iri(std::string_view text);
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

// Which places of which article edges and quotes rest on. Takes eight bytes a piece of evidence, so that a large graph can be written
// article by article. The graph must outlive it.
class PassageIndex {
 public:
  explicit PassageIndex(const Graph& graph);
  // Sorted, each place once.
  std::vector<Passage> of(ArticleId article) const;

 private:
  struct Piece {
    std::uint32_t edge;    // index into Graph::edges
    std::uint32_t number;  // into its evidence
  };
  const Graph& graph_;
  std::vector<std::uint32_t> begin_;  // in pieces_, of each article and behind the last
  std::vector<Piece> pieces_;
};

}  // namespace entente
