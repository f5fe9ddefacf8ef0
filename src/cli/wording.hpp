// SPDX-License-Identifier: Apache-2.0
// Parts of a graph in words, for tables and lists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

// "Jens Stoltenberg holds_office NATO (secretary general)".
std::string sentence(const Graph& graph, const Edge& edge);
// "wanted by Ukraine, NATO".
std::string status_words(const Graph& graph, const Edge& edge);
// Who says so, each once: speakers by name, the articles' own voice by their outlets. "Dmitry Peskov; The Herald". Of many, how many
// more there are.
std::string sources(const Graph& graph, const Edge& edge);
// "The Herald, 2023-04-21 (herald-17)", as far as known.
std::string citation(const ArticleInfo& article);
// When it happened, else when the first article told of it.
std::string date_of(const Graph& graph, const Edge& edge);
std::string date_of(const Graph& graph, const Quote& quote);
// The name of the speaker, else his words for himself, else "somebody".
std::string speaker(const Graph& graph, const Quote& quote);
// The speaker and how he said it, for "denied" turns what he said around: "Ada Brook, denied".
std::string attribution(const Graph& graph, const Quote& quote);
// Between quotation marks where the words are the speaker's own; "…" stands where the article interrupts them.
std::string words(const Quote& quote);
// Quotes of the same words by the same speaker, together, in the order of the first of each.
std::vector<std::vector<std::uint32_t>> by_words(const Graph& graph, const std::vector<std::uint32_t>& quotes);
std::string names(const Graph& graph, const std::vector<NodeId>& nodes);
// How many articles say so, and how many independent reports they are where that is fewer: "20 (1 report)".
std::string spread_words(const Graph& graph, const Edge& edge);
// 1234567 → "1,234,567".
std::string grouped(std::uint64_t number);
// 0.125 with one digit → "0.1".
std::string fixed(double number, int digits);
// "1 article", "1,234 articles".
std::string counted(std::size_t count, const std::string& noun);

// The offices that articles give each node as held.
class Offices {
 public:
  explicit Offices(const Graph& graph);
  // "secretary general, NATO": the one held on the date, by its time or by the article nearest to it in time; without a date the
  // one of most evidence. Empty where there is none, or none within a year.
  std::string of(NodeId node, const std::string& date) const;

 private:
  const Graph* graph_;
  std::vector<std::vector<const Edge*>> held_;  // by node, most evidence first
};

}  // namespace entente
