// SPDX-License-Identifier: Apache-2.0
#include "identity.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "fingerprint.hpp"
#include "votes.hpp"

namespace entente {
namespace {

constexpr char namesake_mark = '~';  // in no folded name

// Thousands of people share a single name: what an article calls somebody for short identifies nobody outside it.
bool identifies(EntityType type, std::string_view name) {
  return type != EntityType::Person || name.find(' ') != std::string_view::npos;
}

// Known identities whose name is an alias of `self`.
std::vector<std::uint32_t> known_by_alias(const Identity& self, EntityType type, const BearersOf& bearers) {
  std::vector<std::uint32_t> found;
  for (const auto& [alias, count] : self.aliases)
    if (const std::string name = comparable(alias); identifies(type, name))
      for (const std::uint32_t known : bearers(type, name).known_by_name) found.push_back(known);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::string identity_id(EntityType type, const std::string& text) {
  std::string slug = fold_name(text);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  if (slug.empty()) slug = digits((Fingerprint() << text).number());
  return std::string(name(type)) + ':' + slug;
}

std::string comparable(const std::string& name) {
  std::string folded = fold_name(name);
  return folded.empty() ? name : folded;
}

bool described(const Entity& entity) {
  const bool may_be = entity.type == EntityType::Group || entity.type == EntityType::Event || entity.type == EntityType::Person;
  if (!entity.wikidata.empty() || !may_be) return false;
  bool has_lower = false;
  for (std::size_t offset = 0; offset < entity.name.size();) {
    const char32_t c = next_char(entity.name, offset);
    if (is_upper(c) || is_digit(c)) return false;
    has_lower = has_lower || is_lower(c);
  }
  return has_lower;
}

IdentityKey identity_key(const Entity& entity, std::string_view article_id) {
  if (!entity.wikidata.empty()) return {entity.wikidata, true, false};
  IdentityKey key{identity_id(entity.type, entity.name), false, described(entity)};
  if (key.local) key.id += '@' + std::string(article_id);
  return key;
}

std::vector<std::optional<IdentityKey>> namesake_keys(const Facts& facts) {
  std::vector<std::optional<IdentityKey>> keys(facts.entities.size());
  const Entity* country = nullptr;
  for (const Entity& entity : facts.entities) {
    if (entity.type != EntityType::Country) continue;
    if (country || entity.wikidata.empty()) return keys;
    country = &entity;
  }
  if (!country) return keys;
  for (const Relation& relation : facts.relations) {
    const bool native = relation.type == RelationType::citizen_of || relation.type == RelationType::holds_office;
    const bool true_once = relation.status == Status::asserted || relation.status == Status::ended;
    const Entity& person = facts.entities[relation.subject.value];
    if (!native || !true_once || &facts.entities[relation.object.value] != country || person.type != EntityType::Person) continue;
    IdentityKey key = identity_key(person, facts.article.id);
    if (key.known || key.local) continue;
    keys[relation.subject.value] = {key.id + namesake_mark + country->wikidata, false, true};
  }
  return keys;
}

std::string_view namesake_of(const IdentityKey& key) {
  const std::string_view id = key.id;
  const std::size_t mark = id.find_first_of("@~");
  return key.local && mark != id.npos && id[mark] == namesake_mark ? id.substr(0, mark) : std::string_view();
}

std::pair<std::string, std::string> namesake_ids(std::string_view id) {
  return {std::string(id) + namesake_mark, std::string(id) + static_cast<char>(namesake_mark + 1)};
}

void Identity::operator-=(const Identity& other) {
  subtract_votes(names, other.names);
  subtract_votes(aliases, other.aliases);
  subtract_votes(types, other.types);
  subtract_votes(kinds, other.kinds);
  mentions -= other.mentions;
}

std::uint32_t entities(const Identity& identity) {
  std::uint32_t sum = 0;
  for (const auto& [name, count] : identity.names) sum += count;
  return sum;
}

std::vector<NameRow> name_rows(const Identity& identity) {
  const auto [by_name, by_alias] = identity.key.known   ? std::pair(Bearing::known_by_name, Bearing::known_by_alias)
                                   : identity.key.local ? std::pair(Bearing::local_by_name, Bearing::local_by_alias)
                                                        : std::pair(Bearing::unknown_by_name, Bearing::unknown_by_alias);
  std::vector<NameRow> rows;
  for (const auto& [type, votes] : identity.types) {
    for (const auto& [name, count] : identity.names) rows.push_back({type, comparable(name), by_name});
    for (const auto& [alias, count] : identity.aliases) rows.push_back({type, comparable(alias), by_alias});
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

std::optional<std::uint32_t> belongs_to(const Identity& self, std::uint32_t number, const BearersOf& bearers) {
  const EntityType type = self.types.begin()->first;
  const std::string own = comparable(self.names.begin()->first);
  const Bearers namesakes = bearers(type, own);
  if (namesakes.known.size() > 1) return std::nullopt;
  if (namesakes.known.size() == 1) {
    if (identifies(type, own) || !namesakes.known_by_name.empty()) return namesakes.known.front();
    return std::nullopt;
  }
  if (const std::vector<std::uint32_t> called = known_by_alias(self, type, bearers); !called.empty()) {
    if (called.size() == 1) return called.front();
    return std::nullopt;
  }
  std::vector<std::uint32_t> others = namesakes.unknown_by_alias;
  std::erase(others, number);
  if (!identifies(type, own) || others.size() != 1) return std::nullopt;
  return others.front();
}

Node make_node(std::span<const Identity* const> identities, const Decisions& decisions) {
  Identity all;
  Node node;
  for (const Identity* identity : identities) {
    add_votes(all.names, identity->names);
    add_votes(all.aliases, identity->aliases);
    add_votes(all.types, identity->types);
    add_votes(all.kinds, identity->kinds);
    node.mentions += identity->mentions;
    if (identity->key.known && node.wikidata.empty()) node.wikidata = identity->key.id;
  }
  node.name = most_voted(all.names, longer);
  node.type = most_voted(all.types, std::less<>());
  const std::string voted_name = node.name;
  for (const Identity* identity : identities) {
    node.name = decisions.name_of(identity->key.id).value_or(node.name);
    node.type = decisions.type_of(identity->key.id).value_or(node.type);
  }
  if (node.type == EntityType::Organization) node.kind = most_voted(all.kinds, std::less<>());
  for (const auto& [name, votes] : all.names) ++all.aliases[name];
  all.aliases.erase(node.name);
  for (const auto& [alias, votes] : all.aliases) node.aliases.push_back(alias);
  node.id = node.wikidata;
  if (!node.id.empty()) return node;
  std::uint32_t most = 0;  // an unknown node is called after the identity that has its name
  for (const Identity* identity : identities) {
    const auto found = identity->names.find(voted_name);
    const std::uint32_t votes = found == identity->names.end() ? 0 : found->second;
    if (votes > most || (votes == most && identity->key.id < node.id)) {
      most = votes;
      node.id = identity->key.id;
    }
  }
  return node;
}

}  // namespace entente
