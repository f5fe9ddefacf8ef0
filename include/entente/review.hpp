// SPDX-License-Identifier: Apache-2.0
// What a person should look at: entities that may be one, and names that may not be one entity's.
#pragma once

#include <string>
#include <vector>

#include <entente/decisions.hpp>
#include <entente/graph.hpp>

namespace entente {

// Whether `node` and another are one.
struct Doubt {
  NodeId node;
  NodeId other;            // none where the other's name is one that `node` is called by already
  std::string other_id;
  std::string other_name;
  bool operator==(const Doubt&) const = default;
};

// Those that nothing is decided about, the most mentioned first. Entities may be one where they are of one type, not both known
// to Wikidata, and their names are the same but for words left out ("Brook", "Ada Brook"), initials or a letter or two.
// A name may be another's where it has no word in common with the node's.
std::vector<Doubt> doubts(const Graph& graph, const Decisions& decisions);

}  // namespace entente
