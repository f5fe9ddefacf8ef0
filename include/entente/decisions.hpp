// SPDX-License-Identifier: Apache-2.0
// What people decide about the entities of a graph. On disk a plain text file to keep beside the articles: a line a decision,
// its fields apart by tabs; "#" begins a comment.
#pragma once

#include <iosfwd>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>
#include <entente/schema.hpp>

namespace entente {

struct Decision {
  enum class Kind : std::uint8_t {
    same,       // the two are one
    different,  // the two are never one
    name,       // it is called so
    type,       // it is of this type
    drop        // it is none: it leaves the graph, and what is related to it
  };
  Kind kind{};
  std::string entity;  // its id: "Q7184", "Person:ada-brook"
  std::string value;   // the other's id, the name, the type
  std::string author;
  std::string date;    // ISO 8601
  bool operator==(const Decision&) const = default;
};

std::string_view name(Decision::Kind kind);

// Sorted, and one a question: a later decision takes the place of an earlier one about the same entity, or the same two.
class Decisions {
 public:
  void add(Decision decision);
  std::span<const Decision> all() const { return all_; }
  bool operator==(const Decisions&) const = default;

  // What is decided about an entity, by its id.
  std::vector<std::string> same_as(std::string_view id) const { return others(Decision::Kind::same, id); }
  std::vector<std::string> different_from(std::string_view id) const { return others(Decision::Kind::different, id); }
  std::optional<std::string> name_of(std::string_view id) const;
  std::optional<EntityType> type_of(std::string_view id) const;
  bool drops(std::string_view id) const;

 private:
  std::vector<std::string> others(Decision::Kind kind, std::string_view id) const;
  const Decision* find(Decision::Kind kind, std::string_view id) const;
  std::vector<Decision> all_;
};

// Throws InputError with file and line for what is no decision.
Decisions read_decisions(std::istream& in, const std::string& file);
void write_decisions(const Decisions& decisions, std::ostream& out);

// The graph of facts as people see who is who in it.
Graph merge(std::vector<ArticleFacts> facts, const Decisions& decisions);

}  // namespace entente
