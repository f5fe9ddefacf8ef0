// SPDX-License-Identifier: Apache-2.0
#include "entities/linking.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "core/utf8.hpp"
#include "entities/candidates.hpp"
#include "entities/gazetteer_matcher.hpp"
#include "entities/kin.hpp"
#include "entities/name_groups.hpp"
#include "entities/seats.hpp"
#include "entities/short_names.hpp"
#include "entities/spelling.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

class Linker {
 public:
  Linker(Cast& cast, const std::vector<Name>& names) : cast_(cast), names_(names), entities_(names.size()) {}

  std::vector<EntityId> link() {
    groups_ = group_names(cast_, names_, groups_of_);
    for (const NameGroup& group : groups_) folded_.push_back(fold_name(document().text(names_[group.members.front()].tokens)));
    choose_bearers();
    // Longer names first, so that shorter ones find what they are a part of.
    for (NameGroup* group : by_length()) settle(*group);
    for (const NameGroup& group : groups_) assign(group);
    merge_bracketed();
    resolve_seats();
    name_entities();
    cast_.named_at.assign(cast_.words.size(), EntityId{});
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (entities_[i] && !names_[i].nested) cast_.named_at[names_[i].head.value] = entities_[i];
    return std::move(entities_);
  }

 private:
  const Document& document() const { return cast_.document; }

  void choose_bearers() {
    const CandidateRanker ranker(cast_.gazetteer, cast_.vocabulary, groups_, cast_.date());
    for (NameGroup& group : groups_) {
      ranker.choose(group);
      const TokenRange name = names_[group.members.front()].tokens;
      if (group.chosen == packed_none) choose_body_of_state(cast_, name, group);
      if (group.chosen == packed_none && group.aliases.empty()) choose_by_spelling(cast_, name, group);
    }
  }

  std::vector<NameGroup*> by_length() {
    std::vector<NameGroup*> order;
    for (NameGroup& group : groups_) order.push_back(&group);
    std::stable_sort(order.begin(), order.end(), [](const NameGroup* a, const NameGroup* b) { return a->tokens > b->tokens; });
    return order;
  }

  void settle(NameGroup& group) {
    if (is_part_of_person(group)) return;  // decided mention by mention
    if (group.chosen == packed_none) choose_named_elsewhere(group);
    if (group.chosen != packed_none) {
      group.entity = known_entity(group.chosen);
    } else if (!group.aliases.empty() && only_seats(group)) {
      return;
    } else if (const EntityId whole = longer_body(group)) {
      group.entity = whole;
    } else if (const EntityId twin = misspelt_twin(group)) {
      group.entity = twin;
    } else if (group.tokens == 1 && !is_plain_name(group) && cast_.vocabulary.name_noun(group.key) && !is_party(group)) {
      return;  // "the Street", "Parliament": a common noun with a capital
    } else if (group.certain) {
      group.entity = cast_.add(group.type, document().text(names_[group.members.front()].tokens));
    }
    if (group.entity) describe(group);
  }

  // "Harbour" where the article has "Harbour Trust", and the gazetteer knows that it is called both.
  void choose_named_elsewhere(NameGroup& group) const {
    for (const PackedAlias& alias : group.aliases) {
      const bool body = cast_.gazetteer.type(alias.entity) == EntityType::Organization;
      const auto near = groups_near(group);
      if (!body || std::none_of(near.begin(), near.end(), [&](const NameGroup& other) { return other.chosen == alias.entity; })) continue;
      group.chosen = alias.entity;
      group.type = EntityType::Organization;
      return;
    }
  }

  // Whether somebody is called so and nothing else is.
  bool is_plain_name(const NameGroup& group) const {
    return std::any_of(group.aliases.begin(), group.aliases.end(),
                       [](const PackedAlias& alias) { return (alias.flags & (alias_common | alias_ambiguous)) == 0; });
  }

  // "the Liberals" of whatever country.
  bool is_party(const NameGroup& group) const {
    const Name& name = names_[group.members.front()];
    const Token& head = document()[name.head];
    const bool known(child(document(), name.head, {Deprel::det, Deprel::nmod_poss}));
    return known && !name.opens && cast_.vocabulary.name_noun(group.key)->kind == OrganizationKind::party &&
           head.features.is(Feature::Number, "Plur");
  }

  bool only_seats(const NameGroup& group) const {
    return std::all_of(group.aliases.begin(), group.aliases.end(), [](const PackedAlias& alias) {
      return static_cast<AliasKind>(alias.kind) == AliasKind::seat_of_power;
    });
  }

  // "the Obama administration", "the US government": the country itself.
  bool is_government(std::uint32_t known) const {
    if (cast_.gazetteer.kind(known) != OrganizationKind::government || cast_.gazetteer.entity(known).country == packed_none) return false;
    const std::string_view name = cast_.gazetteer.name(known);
    return cast_.vocabulary.is_cue(name_key(name.substr(name.rfind(' ') + 1)), Cue::government);
  }

  EntityId known_entity(std::uint32_t known) {
    if (is_government(known)) known = cast_.gazetteer.entity(known).country;
    return cast_.find_or_add_known(known);
  }

  void describe(const NameGroup& group) {
    Cast::Profile& profile = cast_.profile(group.entity);
    Entity& entity = cast_.entity(group.entity);
    profile.named = true;
    if (profile.gender == Gender::unknown) profile.gender = group.gender;
    if (entity.type == EntityType::Organization && entity.kind == OrganizationKind::none) entity.kind = group.kind;
    if (entity.type == EntityType::Group) profile.plural = true;
    for (const std::size_t i : group.members) {
      const TokenRange range = names_[i].tokens;
      for (std::size_t t = range.begin.value; t < range.end.value; ++t)
        if (const std::uint64_t key = cast_.words[t].key; key != 0 && !cast_.vocabulary.is_particle(key, Particle::body))
          profile.parts.push_back(key);
    }
    std::sort(profile.parts.begin(), profile.parts.end());
    profile.parts.erase(std::unique(profile.parts.begin(), profile.parts.end()), profile.parts.end());
    cast_.note_noun(group.entity, group.title);
    if (entity.type == EntityType::Person)
      for (const std::uint64_t part : profile.parts) people_by_part_[part].push_back(group.entity);
  }

  // "Stoltenberg" where "Jens Stoltenberg" is in the article: some person's family or given name.
  bool is_part_of_person(NameGroup& group) {
    if (group.tokens > 1 && !group.courtesy && !is_family_name_with_particle(group)) return false;
    if (is_told_as_body(group)) return false;
    const bool country = group.chosen != packed_none && cast_.gazetteer.type(group.chosen) == EntityType::Country;
    const bool thing = group.type != EntityType::Person && group.chosen != packed_none;
    if ((country || thing) && !group.courtesy && group.agreed(EntityType::Person) <= group.agreed(EntityType::Place) + 2) {
      // "Paris" where Valeska Paris is spoken of and nobody goes to Paris.
      if (country || group.vote(EntityType::Place) > 0) return false;
      for (std::size_t i = 0; i < names_.size(); ++i)
        if (is_family_name(group, i)) return true;
      return false;
    }
    return is_called(group, [&](EntityId person) { return cast_.profile(person).parts.size() > 1; });
  }

  // "De Groot" of Wim de Groot.
  bool is_family_name_with_particle(const NameGroup& group) const {
    const TokenRange name = names_[group.members.front()].tokens;
    return name.size() == 2 && cast_.vocabulary.is_particle(cast_.words[name.begin.value].key, Particle::person);
  }

  // "Brightwell, the biscuit maker", whose founder may have been a Brightwell.
  static bool is_told_as_body(const NameGroup& group) {
    constexpr int sure = 5;
    const int body = group.vote(EntityType::Organization);
    return !group.courtesy && group.chosen == packed_none && body >= sure && body > group.agreed(EntityType::Person) + 1;
  }

  // Whether some person that is `such` could be called so. All words must be parts of the person's name, so one tells who may be it.
  template <class Such>
  bool is_called(const NameGroup& group, Such such) const {
    const TokenRange range = names_[group.members.front()].tokens;
    for (std::size_t t = range.begin.value; t < range.end.value; ++t)
      if (const auto people = people_by_part_.find(cast_.words[t].key);
          people != people_by_part_.end() && !cast_.vocabulary.is_particle(cast_.words[t].key, Particle::person))
        return std::any_of(people->second.begin(), people->second.end(),
                           [&](EntityId person) { return such(person) && could_be_called(person, group); });
    return false;
  }

  bool is_family_name(const NameGroup& group, std::size_t i) const {
    const EntityId whole = full_name_entity(i);
    return whole && is_person(whole) && cast_.words[names_[i].tokens.end.value - 1].key == group.key;
  }

  bool could_be_called(EntityId person, const NameGroup& group) const {
    const Cast::Profile& profile = cast_.profile(person);
    const TokenRange range = names_[group.members.front()].tokens;
    for (std::size_t t = range.begin.value; t < range.end.value; ++t)
      if (const std::uint64_t key = cast_.words[t].key; key != 0 && !cast_.vocabulary.is_particle(key, Particle::body) &&
                                                        !std::binary_search(profile.parts.begin(), profile.parts.end(), key))
        return false;
    const bool known_other = group.chosen != packed_none && profile.known != packed_none && profile.known != group.chosen &&
                             group.type == EntityType::Person && group.tokens > 1;
    return !known_other;
  }

  // The entity that each name of the group refers to.
  void assign(const NameGroup& group) {
    for (const std::size_t i : group.members) entities_[i] = group.entity ? group.entity : person_meant(group, i);
    if (group.entity) return;
    const bool none = std::none_of(group.members.begin(), group.members.end(), [&](std::size_t i) { return bool(entities_[i]); });
    if (none && (group.courtesy || is_namesake_of_kin(group))) assign_new_person(group);
  }

  // "Masjid al-Haram (Grand Mosque)", "Korean Central News Agency (KCNA)".
  void merge_bracketed() {
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const EntityId id = entities_[i];
      const EntityId alias = entities_[i + 1];
      const std::size_t end = names_[i].tokens.end.value;
      if (!id || !alias || id == alias || names_[i + 1].tokens.begin.value != end + 1) continue;
      const std::string_view mark = document().form(TokenId{end});
      const bool same_type = cast_.entity(id).type == cast_.entity(alias).type;
      if ((mark != "(" && mark != "[" && mark != "-LRB-") || !same_type || cast_.profile(alias).known != packed_none) continue;
      if (same_type && cast_.entity(id).type == EntityType::Person) continue;
      std::replace(entities_.begin(), entities_.end(), alias, id);
      cast_.profile(alias).named = false;
    }
  }

  void assign_new_person(const NameGroup& group) {
    const EntityId id = cast_.add(EntityType::Person, document().text(names_[group.members.front()].tokens));
    cast_.profile(id).named = true;
    cast_.profile(id).gender = group.gender;
    for (const std::size_t i : group.members) entities_[i] = id;
  }

  // Of those who could be called so, the one named last before it, else the first one named after it; rather somebody who was
  // not just named as somebody else's kin.
  EntityId person_meant(const NameGroup& group, std::size_t i) const {
    if (!is_called(group, [](EntityId) { return true; })) return {};
    EntityId kin;
    const auto is_meant = [&](std::size_t j) {
      const EntityId id = person_at(j, group, i);
      if (!id || is_kin_of(group, j)) return false;
      if (!is_named_as_kin(cast_, names_[j])) return true;
      if (!kin) kin = id;
      return false;
    };
    for (std::size_t j = i; j-- > first_near(i);)
      if (is_meant(j)) return person_at(j, group, i);
    if (kin) return kin;
    for (std::size_t j = i + 1; j < end_near(i, names_.size()); ++j)
      if (is_meant(j)) return person_at(j, group, i);
    return kin;
  }

  // "Larson was born in Bergen, the daughter of John Larson": two of one family.
  bool is_kin_of(const NameGroup& group, std::size_t j) const {
    const EntityId id = full_name_entity(j);
    if (!id || cast_.profile(id).known != packed_none || !is_named_as_kin(cast_, names_[j])) return false;
    const TokenRange range = sentence(document(), names_[j].head);
    return std::any_of(group.members.begin(), group.members.end(), [&](std::size_t member) {
      return range.begin <= names_[member].head && names_[member].head < names_[j].tokens.begin && !is_named_as_kin(cast_, names_[member]);
    });
  }

  bool is_namesake_of_kin(const NameGroup& group) const {
    const std::size_t first = group.members.front();
    for (std::size_t j = first_near(first); j < end_near(first, names_.size()); ++j)
      if (person_at(j, group, first) && is_kin_of(group, j)) return true;
    return false;
  }

  // The person whose full name stands at `j`, if name `i` of `group` can mean them.
  EntityId person_at(std::size_t j, const NameGroup& group, std::size_t i) const {
    const EntityId id = full_name_entity(j);
    if (!id || document().entities[id.value].type != EntityType::Person || !could_be_called(id, group)) return {};
    const Gender gender = cast_.profile(id).gender;
    const bool clash = names_[i].courtesy && names_[i].gender != Gender::unknown && gender != Gender::unknown && gender != names_[i].gender;
    return clash ? EntityId{} : id;
  }

  // Names and groups that far apart have nothing to do with each other; a text of a million words takes time in proportion so.
  static constexpr std::size_t reach = 3000;
  static std::size_t first_near(std::size_t i) { return i - std::min(i, reach); }
  static std::size_t end_near(std::size_t i, std::size_t size) { return std::min(size, i + reach); }
  std::span<const NameGroup> groups_near(const NameGroup& group) const {
    const auto i = static_cast<std::size_t>(&group - groups_.data());
    const std::size_t begin = first_near(i);
    return std::span(groups_).subspan(begin, end_near(i, groups_.size()) - begin);
  }

  EntityId full_name_entity(std::size_t j) const {
    return names_[j].tokens.size() < 2 || groups_of_[j] == no_group ? EntityId{} : groups_[groups_of_[j]].entity;
  }

  // "Freedom" for "Freedom Magazine", "KCNA" for "Korean Central News Agency", "State Department" for "US State Department".
  EntityId longer_body(const NameGroup& group) const {
    if (group.type == EntityType::Person && group.vote(EntityType::Person) > 4) return {};
    const ShortNames short_names(cast_);
    for (const NameGroup& other : groups_near(group)) {
      if (!other.entity || other.tokens <= group.tokens || other.key == group.key) continue;
      const EntityType type = document().entities[other.entity.value].type;
      if (short_names.shortens(names_[group.members.front()], group, names_[other.members.front()].tokens, type)) return other.entity;
    }
    return {};
  }

  const std::string& folded(const NameGroup& group) const { return folded_[static_cast<std::size_t>(&group - groups_.data())]; }

  // The same long name with a letter or two changed.
  EntityId misspelt_twin(const NameGroup& group) const {
    if (group.tokens < 2) return {};
    for (const NameGroup& other : groups_near(group)) {
      if (!other.entity || other.tokens != group.tokens) continue;
      if (is_folded_misspelling(folded(group), folded(other))) return other.entity;
    }
    return {};
  }

  // Capitals and governments, mention by mention.
  void resolve_seats() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.aliases.empty()) continue;
      if (name.government) {
        for (const PackedAlias& alias : name.aliases)
          if (is_country_alias(cast_.gazetteer, alias)) {
            take_known(i, alias.entity);
            break;
          }
      } else if (const auto state = state_meant(cast_, name); state && !is_person(entities_[i])) {
        take_known(i, *state);
      }
    }
  }

  bool is_person(EntityId id) const { return id && cast_.entity(id).type == EntityType::Person; }

  void take_known(std::size_t i, std::uint32_t known) {
    entities_[i] = known_entity(known);
    cast_.profile(entities_[i]).named = true;
  }

  // The best name of an unknown entity is its longest; what else the article calls it are aliases.
  void name_entities() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!entities_[i]) continue;
      Entity& entity = cast_.entity(entities_[i]);
      const Name& name = names_[i];
      std::string text(document().text(name.tokens));
      std::replace(text.begin(), text.end(), '\n', ' ');
      const bool known = cast_.profile(entities_[i]).known != packed_none;
      if (!known && entity.type == EntityType::Person && text.size() > entity.name.size() && !name.government) std::swap(text, entity.name);
      const bool adjective = !name.aliases.empty() && is_demonym(name.aliases.front());
      if (text != entity.name && !adjective && !name.government) entity.aliases.push_back(std::move(text));
    }
    for (Entity& entity : cast_.document.entities) {
      std::sort(entity.aliases.begin(), entity.aliases.end());
      entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
      std::erase(entity.aliases, entity.name);
    }
  }

  Cast& cast_;
  const std::vector<Name>& names_;
  std::vector<NameGroup> groups_;
  std::vector<std::string> folded_;       // of each group, its name as fold_name() has it
  std::vector<std::uint32_t> groups_of_;  // of each name
  std::unordered_map<std::uint64_t, std::vector<EntityId>> people_by_part_;  // by a word of their names
  std::vector<EntityId> entities_;
};

}  // namespace

std::vector<EntityId> link_names(Cast& cast, const std::vector<Name>& names) { return Linker(cast, names).link(); }

}  // namespace entente
