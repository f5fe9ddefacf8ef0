// SPDX-License-Identifier: Apache-2.0
// Many articles' facts, merged: who and what there is, how it is related, who said what. A value, in memory, sorted.
// It is a pure function of the set of facts: neither the order nor the grouping in which they were added matters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/facts.hpp>
#include <entente/schema.hpp>
#include <entente/span.hpp>

namespace entente {

using ArticleId = Id<struct ArticleInfo>;  // index into Graph::articles

struct Node {
  // Unique in the graph: "Q7184", or "Person:jane-doe" where no Wikidata id is known, or "Group:protesters@ARTICLE" for one
  // that its article describes but does not name.
  std::string id;
  std::string name;
  std::vector<std::string> aliases;  // sorted, without the name
  EntityType type{};
  OrganizationKind kind = OrganizationKind::none;
  std::string wikidata;
  std::uint32_t mentions = 0;           // over all articles
  std::vector<ArticleId> articles;      // that mention it; sorted. Empty in parts of a graph that didn't ask for them
  bool operator==(const Node&) const = default;
};

// One article saying a relation once.
struct Evidence {
  ArticleId article;
  CharSpan span;
  std::string text;                // the characters at `span`
  NodeId according_to;             // the speaker, where it stands in a statement
  std::string according_to_text;   // his words for himself, where he is no node
  std::string time;                // as this piece of evidence has it
  NodeId place;
  bool operator==(const Evidence&) const = default;
};

// Two relations are one edge when subject, type, object, role, status and holders agree, and for actions the time too.
struct Edge {
  std::string id;  // unique and stable: made from what makes it one edge
  NodeId subject;
  RelationType type{};
  NodeId object;
  std::string role;
  Status status = Status::asserted;
  std::vector<NodeId> holders;     // sorted
  NodeId according_to;             // where all evidence has the same
  std::string time;                // of a standing relation: the one most evidence gives
  NodeId place;                    // likewise
  std::vector<Evidence> evidence;  // sorted by article, then span; never empty
  std::vector<ArticleId> articles() const;  // sorted, each once
  bool operator==(const Edge&) const = default;
};

// A Statement in the graph.
struct Quote {
  std::string id;
  NodeId speaker;            // none where the speaker is kept as text
  std::string speaker_text;  // as the article names the speaker
  std::string cue;
  std::vector<CharSpan> spans;  // of the content
  std::string text;             // the spans' characters, joined by a space
  Form form{};
  std::vector<NodeId> about;  // sorted
  NodeId addressee;
  NodeId occasion;
  std::string time;
  ArticleId article;
  bool operator==(const Quote&) const = default;
};

struct Graph {
  std::vector<ArticleInfo> articles;  // sorted by id
  std::vector<ArticleId> reports;     // of each article: the first one that prints the same story; itself where it is the first
  std::vector<Node> nodes;            // sorted by id
  std::vector<Edge> edges;            // sorted by subject, type, object, status, role, holders, time
  std::vector<Quote> quotes;          // sorted by article, then span

  const Node& operator[](NodeId id) const { return nodes[id.value]; }
  const ArticleInfo& operator[](ArticleId id) const { return articles[id.value]; }
  bool operator==(const Graph&) const = default;
};

// One article's facts and text, as a graph is made from them.
struct ArticleFacts {
  Facts facts;
  std::string text;
};

// Merges facts into one graph. An article without text gives evidence and quotes without text. Throws InputError for a span
// outside the text and for two articles of the same id.
Graph merge(std::vector<ArticleFacts> facts);

// The nodes that a person means by `name`: matched without regard to case, accents and punctuation, by name, alias, id,
// then by a part of the name ("stoltenberg"); the most mentioned first. Empty where nothing matches.
std::vector<NodeId> find_nodes(const Graph& graph, std::string_view name);

// Names near to one that matches nothing, best first, at most `limit`.
std::vector<std::string> similar_names(const Graph& graph, std::string_view name, std::size_t limit = 3);

}  // namespace entente
