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

// Whether the entity is described rather than named ("protesters", "talks"): such a description means others in the next
// article, so it identifies nobody outside its own.
bool described(const Entity& entity);

// Entities are one when they have the same Wikidata id, or neither has one and type and folded name agree. One without an id
// joins one with an id, or one that has its name as an alias, where exactly one bears its name. Two Wikidata ids never come
// together, nor do two articles' descriptions.
Clusters identify(std::span<const ArticleFacts> articles);

}  // namespace entente
