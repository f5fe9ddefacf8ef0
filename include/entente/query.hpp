// SPDX-License-Identifier: Apache-2.0
// Parts of a graph: the filters that every command and export understands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

// What to keep; an empty field keeps all.
struct Filter {
  std::vector<NodeId> about;            // these nodes and what is within `hops` relations of them
  std::uint32_t hops = 1;
  std::vector<RelationType> relations;
  std::vector<Status> statuses;
  std::vector<EntityType> types;
  std::string since;                    // ISO dates, inclusive: of the article
  std::string until;
  std::string source;                   // outlet, without regard to case
  std::uint32_t min_articles = 0;       // an edge needs as many
  std::uint32_t top = 0;                // so many nodes of most evidence; 0 is all

  bool chooses_articles() const { return !since.empty() || !until.empty() || !source.empty(); }
  bool keeps_all() const {
    return about.empty() && relations.empty() && statuses.empty() && types.empty() && !chooses_articles() && min_articles <= 1 && top == 0;
  }
};

// The part of the graph that the filter keeps, as a graph: nodes that no kept edge or quote needs are left out, unless
// they are named in `about` or the filter is empty.
Graph select(const Graph& graph, const Filter& filter);

// What to look for among quotes; an empty field finds all.
struct QuoteFilter {
  NodeId by;
  NodeId about;
  std::string words;  // that the text has, in any order, without regard to case, accents and punctuation
};

// Positions in Graph::quotes, the newest article's first; as the article has them within it.
std::vector<std::uint32_t> find_quotes(const Graph& graph, const QuoteFilter& filter);

// One step of a path, over an edge from one of its nodes to another: its ends, or a holder and an end, for who opposes
// a relation has to do with both.
struct Step {
  std::uint32_t edge;  // index into Graph::edges
  NodeId from;
  NodeId to;
};

// A shortest path from `from` to `to` over edges of the given statuses (all where there is none), edges of more evidence
// preferred among equals; nothing where they are not connected.
std::optional<std::vector<Step>> shortest_path(const Graph& graph, NodeId from, NodeId to, const std::vector<Status>& statuses);

// A relation that some say is so and others say is not. Positions in Graph::edges; neither is empty.
struct Dispute {
  std::vector<std::uint32_t> asserted;
  std::vector<std::uint32_t> denied;
};

// In the order of their ends. Roles and, for actions, times count only where both sides give them.
std::vector<Dispute> disputes(const Graph& graph);

// Who tells of something: articles, their outlets (as far as known), and how many independent reports they are, for copies of
// one story are one.
struct Spread {
  std::size_t articles = 0;
  std::size_t outlets = 0;
  std::size_t reports = 0;
};
Spread spread(const Graph& graph, const std::vector<ArticleId>& articles);
Spread spread(const Graph& graph, const Edge& edge);

// What ties two nodes, and how much, more than 0.
struct WeightedTie {
  std::size_t a = 0;
  std::size_t b = 0;
  std::int64_t weight = 1;
};
// One an edge, as heavy as the articles that tell of it.
std::vector<WeightedTie> ties(const Graph& graph);

// PageRank over all edges, undirected, weighted by articles; one value a node, summing to 1.
std::vector<double> page_rank(const Graph& graph);
std::vector<double> page_rank(std::size_t nodes, const std::vector<WeightedTie>& ties);

// Nodes that are more tied to each other than to the rest (Louvain, edges weighted by articles), the largest community first;
// each node is in one.
std::vector<std::vector<NodeId>> communities(const Graph& graph);

// The community of each of `nodes` nodes, numbered from the largest on, 0 first. A function of the ties alone, whatever their order.
std::vector<std::size_t> communities(std::size_t nodes, const std::vector<WeightedTie>& ties);
// The members of each.
std::vector<std::vector<NodeId>> grouped(const std::vector<std::size_t>& community_of);

}  // namespace entente
