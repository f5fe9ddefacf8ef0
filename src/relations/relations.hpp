// SPDX-License-Identifier: Apache-2.0
// Typed relations with status, holders, source, time, place and evidence, found by rules over the trees.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>
#include <entente/extractor.hpp>

#include "core/resources.hpp"

namespace entente {

// Needs trees, mentions, entities, attributions and times.
class RelationFinder {
 public:
  // `more_rules` are rules of a user, with the name of their file for messages. Throws InputError for a rule or table that is wrong.
  RelationFinder(const Resources& resources, SymbolTable& shared, std::string_view more_rules = {}, std::string_view where = {});
  ~RelationFinder();
  RelationFinder(RelationFinder&&) noexcept;
  RelationFinder& operator=(RelationFinder&&) noexcept;

  // Fills document.relations: each fact once, with all its evidence.
  void annotate(Document& document) const;
  // The rules behind each relation of annotate(), in the same order, and what nearly held.
  Explanation explain(const Document& document) const;
  // Every verb that is no auxiliary, with its status.
  std::vector<Predicate> predicates(const Document& document) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace entente
