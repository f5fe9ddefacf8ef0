// SPDX-License-Identifier: Apache-2.0
// What one article's facts give a graph, once it is known which nodes its entities are.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

// What makes relations one edge. Of a symmetric relation without a role the lesser node is the subject.
struct EdgeKey {
  NodeId subject;
  RelationType type{};
  NodeId object;
  std::string role;  // comparable
  Status status = Status::asserted;
  std::vector<NodeId> holders;  // sorted
  std::string time;             // of actions
  auto operator<=>(const EdgeKey&) const = default;
};

// A piece of evidence, with what it says of the edge itself.
struct Piece {
  Evidence evidence;
  std::string role;     // as written
  bool turned = false;  // it has subject and object the other way round than the key
};

struct Claim {
  EdgeKey key;
  Piece piece;
};

// A statement, with what tells it from others of the same words.
struct Spoken {
  Quote quote;
  CharSpan speaker_span;
  CharSpan cue_span;
};

struct ArticleClaims {
  std::vector<Claim> claims;  // as the article has them; each piece of evidence once for an edge
  std::vector<Spoken> spoken;  // sorted by spans, each once
};

// `nodes` has one for each entity, none for one that was dropped: relations that have it as an end are left out, as a source it
// becomes text. Throws InputError for a span outside the text; an empty text gives no words.
ArticleClaims read_claims(const Facts& facts, std::string_view text, ArticleId article, const std::vector<NodeId>& nodes);

// The edge of a key, from all its pieces: the first piece of the article of the least id first. Role, time and place are
// the majority's, the direction is the first piece's. Its id stays empty.
Edge make_edge(const EdgeKey& key, std::vector<Piece> pieces);

// What ids of edges and quotes are made from: ids of nodes and articles rather than positions, so that they are the same in
// every graph.
using IdOfNode = std::function<std::string_view(NodeId)>;
std::uint64_t edge_hash(const EdgeKey& key, const IdOfNode& id);
std::uint64_t quote_hash(const Spoken& spoken, std::string_view article, const IdOfNode& id);

// Edges and quotes in the order that a Graph has them in.
void sort(Graph& graph);

}  // namespace entente
