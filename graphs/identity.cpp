// SPDX-License-Identifier: Apache-2.0
#include "identity.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/utf8.hpp"

namespace entente {
namespace {

// Entities of equal key: a Wikidata id, or a type and a folded name.
struct Group {
  bool known = false;              // by a Wikidata id
  bool local = false;              // to one article
  EntityTypes types;
  EntityType type{};               // of one that is not known
  std::vector<std::string> names;  // folded; sorted, each once, when all articles are read
  std::vector<std::string> aliases;
};

// The groups that bear one name, each once.
struct Bearers {
  std::vector<std::uint32_t> known;           // as name or alias
  std::vector<std::uint32_t> known_by_name;
  std::vector<std::uint32_t> unknown_by_alias;
};

void insert(std::vector<std::string>& set, const std::string& value) {
  const auto place = std::lower_bound(set.begin(), set.end(), value);
  if (place == set.end() || *place != value) set.insert(place, value);
}

void append(std::vector<std::uint32_t>& set, std::uint32_t value) {
  if (set.empty() || set.back() != value) set.push_back(value);
}

// Thousands of people share a single name: what an article calls somebody for short identifies nobody outside it.
bool identifies(EntityType type, std::string_view folded) {
  return type != EntityType::Person || folded.find(' ') != std::string_view::npos;
}

std::string typed(EntityType type, std::string_view folded) { return std::string(name(type)) + ':' + std::string(folded); }

class Identifier {
 public:
  Clusters run(std::span<const ArticleFacts> articles) {
    Clusters clusters;
    for (const ArticleFacts& article : articles) {
      std::vector<std::uint32_t>& of = clusters.of.emplace_back();
      for (const Entity& entity : article.facts.entities) of.push_back(group(entity, article.facts.article.id));
    }
    find_bearers();
    unite();
    number(clusters);
    return clusters;
  }

 private:
  const std::string& fold(const std::string& text) {
    const auto [entry, is_new] = folded_.try_emplace(text);
    if (is_new) entry->second = fold_name(text);
    if (entry->second.empty()) entry->second = text;  // nothing but punctuation
    return entry->second;
  }

  std::uint32_t group(const Entity& entity, const std::string& article) {
    const std::string& folded = fold(entity.name);
    const bool known = !entity.wikidata.empty();
    const bool local = described(entity);
    std::string key = known ? entity.wikidata : typed(entity.type, folded);
    if (local) key += '\n' + article;
    const auto [entry, is_new] = groups_by_key_.try_emplace(std::move(key), groups_.size());
    if (is_new) groups_.push_back({.known = known, .local = local, .types = {}, .type = entity.type, .names = {}, .aliases = {}});
    Group& group = groups_[entry->second];
    group.types = group.types | entity.type;
    insert(group.names, folded);
    for (const std::string& alias : entity.aliases) insert(group.aliases, fold(alias));
    return entry->second;
  }

  void find_bearers() {
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      const Group& group = groups_[i];
      if (group.local) continue;
      for (const EntityTypeInfo& info : entity_types()) {
        if (!group.types.contains(info.type)) continue;
        for (const std::string& folded : group.names) bear(info.type, folded, i, true);
        for (const std::string& folded : group.aliases) bear(info.type, folded, i, false);
      }
    }
  }

  void bear(EntityType type, const std::string& folded, std::uint32_t group, bool by_name) {
    Bearers& bearers = bearers_[typed(type, folded)];
    if (groups_[group].known) {
      append(bearers.known, group);
      if (by_name) append(bearers.known_by_name, group);
    } else if (!by_name) {
      append(bearers.unknown_by_alias, group);
    }
  }

  const Bearers& bearers(EntityType type, const std::string& folded) const {
    static const Bearers nobody;
    const auto found = bearers_.find(typed(type, folded));
    return found == bearers_.end() ? nobody : found->second;
  }

  // The one group that `group`, which is not known, belongs to; itself where there is none or more than one.
  std::uint32_t belongs_to(std::uint32_t group) const {
    const Group& self = groups_[group];
    const std::string& own = self.names.front();
    const Bearers& namesakes = bearers(self.type, own);
    if (namesakes.known.size() > 1) return group;
    if (namesakes.known.size() == 1)
      return identifies(self.type, own) || !namesakes.known_by_name.empty() ? namesakes.known.front() : group;
    if (const std::vector<std::uint32_t> called = known_by_alias(self); !called.empty())
      return called.size() == 1 ? called.front() : group;
    std::vector<std::uint32_t> others = namesakes.unknown_by_alias;
    std::erase(others, group);
    return identifies(self.type, own) && others.size() == 1 ? others.front() : group;
  }

  // Known groups whose name is an alias of `self`.
  std::vector<std::uint32_t> known_by_alias(const Group& self) const {
    std::vector<std::uint32_t> found;
    for (const std::string& alias : self.aliases)
      if (identifies(self.type, alias))
        for (const std::uint32_t group : bearers(self.type, alias).known_by_name) found.push_back(group);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // Every group points to one other at most and known ones to none, so a cluster has one known group at most.
  void unite() {
    parents_.resize(groups_.size());
    std::iota(parents_.begin(), parents_.end(), 0U);
    for (std::uint32_t i = 0; i < groups_.size(); ++i)
      if (!groups_[i].known && !groups_[i].local) parents_[root(i)] = root(belongs_to(i));
  }

  std::uint32_t root(std::uint32_t group) {
    while (parents_[group] != group) group = parents_[group] = parents_[parents_[group]];
    return group;
  }

  void number(Clusters& clusters) {
    std::vector<std::uint32_t> numbers(groups_.size());
    for (std::uint32_t i = 0; i < groups_.size(); ++i)
      if (root(i) == i) numbers[i] = clusters.count++;
    for (std::vector<std::uint32_t>& article : clusters.of)
      for (std::uint32_t& entity : article) entity = numbers[root(entity)];
  }

  std::unordered_map<std::string, std::string> folded_;
  std::unordered_map<std::string, std::uint32_t> groups_by_key_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, Bearers> bearers_;  // by type and folded name
  std::vector<std::uint32_t> parents_;
};

}  // namespace

bool described(const Entity& entity) {
  if (!entity.wikidata.empty() || (entity.type != EntityType::Group && entity.type != EntityType::Event)) return false;
  bool has_lower = false;
  for (std::size_t offset = 0; offset < entity.name.size();) {
    const char32_t c = next_char(entity.name, offset);
    if (is_upper(c) || is_digit(c)) return false;
    has_lower = has_lower || is_lower(c);
  }
  return has_lower;
}

Clusters identify(std::span<const ArticleFacts> articles) { return Identifier().run(articles); }

}  // namespace entente
