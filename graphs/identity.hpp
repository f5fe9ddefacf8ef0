// SPDX-License-Identifier: Apache-2.0
// Which entities of which articles are one and the same.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

// A partition of all articles' entities. Which number a cluster has means nothing.
struct Clusters {
  std::uint32_t count = 0;
  std::vector<std::vector<std::uint32_t>> of;  // [article][entity]
};

// Entities are one when they have the same Wikidata id, or neither has one and type and folded name agree. One without
// an id joins one with an id, or one that calls itself by another name, where exactly one bears its name. Two Wikidata
// ids never come together.
Clusters identify(std::span<const ArticleFacts> articles);

}  // namespace entente
