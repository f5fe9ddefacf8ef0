// SPDX-License-Identifier: Apache-2.0
#include "entities/linking.hpp"

#include <algorithm>
#include <unordered_map>

#include "entities/candidates.hpp"
#include "entities/gazetteer_matcher.hpp"
#include "entities/seats.hpp"
#include "entities/spelling.hpp"

namespace entente {
namespace {

class Linker {
 public:
  Linker(Cast& cast, const std::vector<Name>& names) : cast_(cast), names_(names), entities_(names.size()) {}

  std::vector<EntityId> link() {
    make_groups();
    add_hints();
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
  std::uint64_t key_of(const Name& name) const { return cast_.words.phrase(name.tokens.begin.value, name.tokens.end.value); }

  void make_groups() {
    std::unordered_map<std::uint64_t, std::size_t> index;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.government) continue;
      const auto [place, added] = index.try_emplace(key_of(name), groups_.size());
      if (added) groups_.emplace_back();
      add_member(groups_[place->second], i);
    }
  }

  void add_member(NameGroup& group, std::size_t i) {
    const Name& name = names_[i];
    group.key = key_of(name);
    group.members.push_back(i);
    group.tokens = count_words(name.tokens);
    if (group.aliases.empty()) group.aliases = name.aliases;
    for (std::size_t t = 0; t < group.votes.size(); ++t) group.votes[t] = std::max<int>(group.votes[t], name.votes[t]);
    if (group.kind == OrganizationKind::none) group.kind = name.kind;
    if (group.gender == Gender::unknown) group.gender = name.gender;
    for (std::size_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t)
      group.acronym = group.acronym || cast_.words[t].shape == Shape::all_caps;
    group.courtesy = group.courtesy || name.courtesy;
    group.certain = group.certain || (name.certain && (is_supported(name) || (group.members.size() > 1 && !name.opens && !is_common(name))));
    group.common = group.common || name.common > 0;
    if (group.title == 0 && !name.title.empty() && !name.courtesy) {
      group.title = cast_.words.phrase(name.title.begin.value, name.title.end.value);
      group.near = named_before(i);
    }
  }

  // Words that nothing speaks for, met once, may be any words with capitals, the more so if a dictionary has them all.
  static bool is_supported(const Name& name) {
    const auto positive = [](std::int8_t weight) { return weight > 0; };
    if (!name.aliases.empty() || std::any_of(name.votes.begin(), name.votes.end(), positive)) return true;
    const bool all_common = is_common(name);
    if (!all_common && name.tokens.size() > 1) return true;
    return !(all_common && name.opens) && (name.acts || std::any_of(name.hints.begin(), name.hints.end(), positive));
  }

  static bool is_common(const Name& name) { return name.common >= name.tokens.size(); }

  // Hints count where half of the members agree.
  void add_hints() {
    for (NameGroup& group : groups_)
      for (std::size_t t = 0; t < group.votes.size(); ++t) {
        int sum = 0;
        for (const std::size_t i : group.members) sum += names_[i].hints[t];
        group.votes[t] += 2 * sum / static_cast<int>(group.members.size());
        int votes = 2 * sum;
        for (const std::size_t i : group.members) votes += names_[i].votes[t];
        group.average[t] = votes / static_cast<int>(group.members.size());
      }
  }

  std::uint32_t count_words(TokenRange range) const {
    std::uint32_t count = 0;
    for (std::size_t i = range.begin.value; i < range.end.value; ++i) count += cast_.words[i].key != 0;
    return count;
  }

  // "Ukraine's President …", "German defence minister …": who is named right before the title.
  std::uint32_t named_before(std::size_t i) const {
    constexpr std::uint32_t reach = 3;
    const std::uint32_t title = names_[i].title.begin.value;
    for (std::size_t j = i; j-- > 0;) {
      const Name& other = names_[j];
      if (other.tokens.end.value + reach < title) break;
      if (other.tokens.end.value <= title && !other.aliases.empty()) return other.aliases.front().entity;
    }
    return packed_none;
  }

  void choose_bearers() {
    const CandidateRanker ranker(cast_.gazetteer, cast_.vocabulary, groups_, cast_.date());
    for (NameGroup& group : groups_) {
      ranker.choose(group);
      if (group.chosen == packed_none) find_body_of_state(group);
      if (group.chosen == packed_none && group.aliases.empty()) correct_spelling(group);
    }
  }

  // "United Kingdom Home Office": a country, and a known body of that country.
  void find_body_of_state(NameGroup& group) {
    const TokenRange range = names_[group.members.front()].tokens;
    const GazetteerMatcher matcher(cast_.gazetteer, document(), cast_.words);
    const GazetteerMatch state = matcher.longest(range.begin.value, range.end.value - 1U);
    if (!state || !is_country_alias(cast_.gazetteer, state.aliases.front())) return;
    for (const PackedAlias& alias : matcher.exactly(state.end, range.end.value)) {
      const bool body = cast_.gazetteer.type(alias.entity) == EntityType::Organization;
      if (!body || cast_.gazetteer.entity(alias.entity).country != state.aliases.front().entity) continue;
      group.chosen = alias.entity;
      group.type = EntityType::Organization;
      return;
    }
  }

  // A long unknown name that differs from a known one in a letter or two is that name misspelt.
  void correct_spelling(NameGroup& group) {
    const std::string_view text = document().text(names_[group.members.front()].tokens);
    const auto known = misspelt(cast_.gazetteer, text);
    if (!known) return;
    const EntityType type = cast_.gazetteer.type(*known);
    const std::uint32_t country = cast_.gazetteer.entity(*known).country;
    const bool same_country = group.near != packed_none && cast_.gazetteer.entity(group.near).country == country;
    if (type == EntityType::Person && !same_country && group.title == 0) return;
    group.chosen = *known;
    group.type = type;
  }

  std::vector<NameGroup*> by_length() {
    std::vector<NameGroup*> order;
    for (NameGroup& group : groups_) order.push_back(&group);
    std::stable_sort(order.begin(), order.end(), [](const NameGroup* a, const NameGroup* b) { return a->tokens > b->tokens; });
    return order;
  }

  void settle(NameGroup& group) {
    if (is_part_of_person(group)) return;  // decided mention by mention
    if (group.chosen != packed_none) {
      group.entity = known_entity(group.chosen);
    } else if (!group.aliases.empty() && only_seats(group)) {
      return;
    } else if (const EntityId whole = longer_body(group)) {
      group.entity = whole;
    } else if (const EntityId twin = misspelt_twin(group)) {
      group.entity = twin;
    } else if (group.tokens == 1 && group.aliases.empty() && cast_.vocabulary.name_noun(group.key)) {
      return;  // "the Street", "the Church": a common noun with a capital
    } else if (group.certain) {
      group.entity = cast_.add(group.type, document().text(names_[group.members.front()].tokens));
    }
    if (group.entity) describe(group);
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
    if (const EntityId found = cast_.find_known(known)) return found;
    const EntityId id = cast_.add(cast_.gazetteer.type(known), cast_.gazetteer.name(known));
    cast_.entity(id).kind = cast_.gazetteer.kind(known);
    cast_.entity(id).wikidata = cast_.gazetteer.wikidata(known);
    cast_.profile(id).known = known;
    return id;
  }

  void describe(const NameGroup& group) {
    Profile& profile = cast_.profile(group.entity);
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
  }

  // "Stoltenberg" where "Jens Stoltenberg" is in the article: some person's family or given name.
  bool is_part_of_person(NameGroup& group) {
    if (group.tokens > 1 && !group.courtesy) return false;
    const bool country = group.chosen != packed_none && cast_.gazetteer.type(group.chosen) == EntityType::Country;
    const bool thing = group.type != EntityType::Person && group.chosen != packed_none;
    if ((country || thing) && !group.courtesy && group.agreed(EntityType::Person) <= group.agreed(EntityType::Place) + 2) {
      // "Paris" where Valeska Paris is spoken of and nobody goes to Paris.
      if (country || group.vote(EntityType::Place) > 0) return false;
      return std::any_of(names_.begin(), names_.end(), [&](const Name& name) { return is_family_name(group, name); });
    }
    for (const EntityId person : people())
      if (could_be_called(person, group)) return true;
    return false;
  }

  bool is_family_name(const NameGroup& group, const Name& name) const {
    const NameGroup* whole = name.tokens.size() > 1 ? group_of(name) : nullptr;
    return whole && whole->entity && cast_.entity(whole->entity).type == EntityType::Person &&
           cast_.words[name.tokens.end.value - 1].key == group.key;
  }

  const NameGroup* group_of(const Name& name) const {
    const std::uint64_t key = key_of(name);
    for (const NameGroup& group : groups_)
      if (group.key == key) return &group;
    return nullptr;
  }

  std::vector<EntityId> people() const {
    std::vector<EntityId> result;
    for (std::size_t i = 0; i < document().entities.size(); ++i)
      if (document().entities[i].type == EntityType::Person && cast_.profiles[i].parts.size() > 1) result.push_back(EntityId{i});
    return result;
  }

  bool could_be_called(EntityId person, const NameGroup& group) const {
    const Profile& profile = cast_.profile(person);
    const TokenRange range = names_[group.members.front()].tokens;
    for (std::size_t t = range.begin.value; t < range.end.value; ++t) {
      const std::uint64_t key = cast_.words[t].key;
      if (key != 0 && !std::binary_search(profile.parts.begin(), profile.parts.end(), key)) return false;
    }
    const bool known_other = group.chosen != packed_none && profile.known != packed_none && profile.known != group.chosen &&
                             group.type == EntityType::Person && group.tokens > 1;
    return !known_other;
  }

  // The entity that each name of the group refers to.
  void assign(const NameGroup& group) {
    for (const std::size_t i : group.members) entities_[i] = group.entity ? group.entity : person_meant(group, i);
    if (group.entity) return;
    const bool none = std::none_of(group.members.begin(), group.members.end(), [&](std::size_t i) { return bool(entities_[i]); });
    if (none && group.courtesy) assign_new_person(group);
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

  // Of those who could be called so, the one named last before it, else the first one named after it.
  EntityId person_meant(const NameGroup& group, std::size_t i) const {
    EntityId before;
    EntityId after;
    for (std::size_t j = 0; j < names_.size(); ++j) {
      const EntityId id = full_name_entity(j);
      if (!id || document().entities[id.value].type != EntityType::Person || !could_be_called(id, group)) continue;
      const Gender gender = cast_.profile(id).gender;
      const bool clash = names_[i].courtesy && names_[i].gender != Gender::unknown && gender != Gender::unknown && gender != names_[i].gender;
      if (clash) continue;
      if (j < i) before = id;
      if (j > i && !after) after = id;
    }
    return before ? before : after;
  }

  EntityId full_name_entity(std::size_t j) const {
    if (names_[j].tokens.size() < 2 || names_[j].government) return {};
    const NameGroup* group = group_of(names_[j]);
    return group ? group->entity : EntityId{};
  }

  // "Freedom" for "Freedom Magazine", "KCNA" for "Korean Central News Agency", "State Department" for "US State Department".
  EntityId longer_body(const NameGroup& group) const {
    const Name& name = names_[group.members.front()];
    if (group.type == EntityType::Person && group.vote(EntityType::Person) > 2) return {};
    for (const NameGroup& other : groups_) {
      if (!other.entity || other.tokens <= group.tokens || other.key == group.key) continue;
      const EntityType type = document().entities[other.entity.value].type;
      const TokenRange longer = names_[other.members.front()].tokens;
      if (type == EntityType::Country && is_side_of(name, group, longer)) return other.entity;
      if (type != EntityType::Organization && type != EntityType::Event) continue;
      if (is_side_of_of(name.tokens, longer, group)) return other.entity;
      if (is_acronym(name.tokens, longer) || is_end_of(name.tokens, longer, group) || is_start_of(name.tokens, longer, group))
        return other.entity;
    }
    return {};
  }

  // "the South" for "South Korea".
  bool is_side_of(const Name& name, const NameGroup& group, TokenRange longer) const {
    if (group.tokens != 1 || longer.size() != 2) return false;
    const std::size_t begin = name.tokens.begin.value;
    return cast_.words[longer.begin.value].key == group.key && begin > 0 && document().tokens[begin - 1].pos == Upos::DET;
  }

  // "the Church" or "Scientology" for "the Church of Scientology", where neither is a known name.
  bool is_side_of_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
    if (!group.aliases.empty()) return false;
    std::size_t of = longer.begin.value;
    while (of < longer.end.value && !(document().tokens[of].pos == Upos::ADP && cast_.words[of].shape == Shape::lower)) ++of;
    if (of == longer.end.value) return false;
    const bool head = shorter.size() == 1 && cast_.vocabulary.name_noun(group.key) && cast_.words.phrase(longer.begin.value, of) == group.key;
    return head || cast_.words.phrase(of + 1, longer.end.value) == group.key;
  }

  bool is_acronym(TokenRange shorter, TokenRange longer) const {
    if (shorter.size() != 1 || cast_.words[shorter.begin.value].shape != Shape::all_caps) return false;
    return initials_match(document().form(shorter.begin), longer);
  }

  bool initials_match(std::string_view acronym, TokenRange range) const {
    std::size_t matched = 0;
    std::size_t words = 0;
    for (std::size_t i = range.begin.value; i < range.end.value; ++i) {
      if (!cast_.words.capitalised(i)) continue;
      ++words;
      if (matched < acronym.size() && document().form(TokenId{i}).front() == acronym[matched]) ++matched;
    }
    return matched == acronym.size() && words <= matched + 1 && matched >= 2;
  }

  // The longer name is the shorter one with a country or place before it.
  bool is_end_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
    if (longer.size() <= shorter.size()) return false;
    const std::size_t split = longer.end.value - shorter.size();
    if (cast_.words.phrase(split, longer.end.value) != group.key) return false;
    // "The Post" for "The New York Post"
    const std::size_t begin = shorter.begin.value;
    if (group.tokens < 2) return cast_.vocabulary.name_noun(group.key) && begin > 0 && document().tokens[begin - 1].pos == Upos::DET;
    const GazetteerMatcher matcher(cast_.gazetteer, document(), cast_.words);
    return !matcher.exactly(longer.begin.value, split).empty();
  }

  // The longer name is the shorter one and a word that says what it is.
  bool is_start_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
    if (!group.aliases.empty() || longer.size() <= shorter.size() || group.vote(EntityType::Place) > 1) return false;
    const std::size_t split = longer.begin.value + shorter.size();
    if (cast_.words.phrase(longer.begin.value, split) != group.key) return false;
    for (std::size_t i = split; i < longer.end.value; ++i)
      if (cast_.words[i].key != 0 && !cast_.vocabulary.name_noun(cast_.words[i].key)) return false;
    return true;
  }

  // The same long name with a letter or two changed.
  EntityId misspelt_twin(const NameGroup& group) const {
    if (group.tokens < 2) return {};
    const std::string_view text = document().text(names_[group.members.front()].tokens);
    for (const NameGroup& other : groups_) {
      if (!other.entity || other.tokens != group.tokens) continue;
      if (is_misspelling(text, document().text(names_[other.members.front()].tokens))) return other.entity;
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
  std::vector<EntityId> entities_;
};

}  // namespace

std::vector<EntityId> link_names(Cast& cast, const std::vector<Name>& names) { return Linker(cast, names).link(); }

}  // namespace entente
