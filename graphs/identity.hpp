// SPDX-License-Identifier: Apache-2.0
// Which entities of which articles are one and the same. Entities of equal identity are; identities may join further ones.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/decisions.hpp>
#include <entente/facts.hpp>
#include <entente/graph.hpp>

namespace entente {

// What makes entities one whatever else there is: a Wikidata id, else type and folded name, and the article for one that is
// described rather than named. The id is that of the node that it gives: "Q7184", "Person:ada-brook", "Group:protesters@a".
struct IdentityKey {
  std::string id;
  bool known = false;  // by a Wikidata id
  bool local = false;  // to its article
};
// Of one that is named and has no Wikidata id.
std::string identity_id(EntityType type, const std::string& name);
IdentityKey identity_key(const Entity& entity, std::string_view article_id);

// A namesake: of the identity that its key's id begins with, the entities of articles that name one country only and say of
// somebody that he is a citizen of it or holds an office there. Ids: "Person:ada-brook~Q33". Parallel to the entities; none for
// others.
std::vector<std::optional<IdentityKey>> namesake_keys(const Facts& facts);
// The id of the identity that a namesake is of; empty for all others.
std::string_view namesake_of(const IdentityKey& key);
// Ids of all namesakes of an identity lie between these two.
std::pair<std::string, std::string> namesake_ids(std::string_view id);

// Whether the entity is described rather than named ("protesters", "talks"): such a description means others in the next
// article, so it identifies nobody outside its own.
bool described(const Entity& entity);

// A name as it is compared: folded, or as it is where nothing would be left.
std::string comparable(const std::string& name);

// What the articles say of one identity, and how often.
struct Identity {
  IdentityKey key;
  std::map<std::string, std::uint32_t> names;
  std::map<std::string, std::uint32_t> aliases;
  std::map<EntityType, std::uint32_t> types;
  std::map<OrganizationKind, std::uint32_t> kinds;
  std::uint32_t mentions = 0;

  void operator-=(const Identity& other);  // without what is counted there too
};

// How many entities count in it.
std::uint32_t entities(const Identity& identity);

// How an identity bears a name.
enum class Bearing : std::uint8_t {
  known_by_name,
  known_by_alias,
  unknown_by_name,
  unknown_by_alias,
  local_by_name,
  local_by_alias
};

// One row of who bears which name: as which type, what comparable name, and how.
struct NameRow {
  EntityType type{};
  std::string name;
  Bearing bearing{};
  auto operator<=>(const NameRow&) const = default;
};
std::vector<NameRow> name_rows(const Identity& identity);  // sorted, each once

// The identities that bear a name, as far as joining depends on it: no list is longer than `enough`.
struct Bearers {
  static constexpr std::size_t enough = 3;
  std::vector<std::uint32_t> known;  // by name or alias
  std::vector<std::uint32_t> known_by_name;
  std::vector<std::uint32_t> unknown_by_alias;
  bool operator==(const Bearers&) const = default;
};
using BearersOf = std::function<Bearers(EntityType type, const std::string& name)>;

// The one identity that `self`, which has this number and is neither known nor local, belongs to: a known one that alone bears
// its name, or whose name alone is an alias of `self`; failing that, the only unknown one that has its name as an alias.
std::optional<std::uint32_t> belongs_to(const Identity& self, std::uint32_t number, const BearersOf& bearers);

// The node that these identities, in the order of their ids, make together. `articles` stays empty.
Node make_node(std::span<const Identity* const> identities, const Decisions& decisions);

}  // namespace entente
