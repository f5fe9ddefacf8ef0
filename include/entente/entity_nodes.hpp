// SPDX-License-Identifier: Apache-2.0
// Which node of a graph each entity of one article is.
#pragma once

#include <algorithm>
#include <vector>

#include <entente/facts.hpp>
#include <entente/graph.hpp>

namespace entente {

class EntityNodes {
 public:
  // One for each entity, in their order; none for one that is no node of the graph.
  explicit EntityNodes(std::vector<NodeId> nodes = {}) : nodes_(std::move(nodes)) {}

  NodeId operator[](EntityId entity) const { return entity ? nodes_[entity.value] : NodeId{}; }

  // Sorted, each once.
  std::vector<NodeId> operator[](const std::vector<EntityId>& entities) const {
    std::vector<NodeId> found;
    for (const EntityId entity : entities)
      if (const NodeId node = (*this)[entity]) found.push_back(node);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  std::vector<NodeId> nodes_;
};

}  // namespace entente
