// SPDX-License-Identifier: Apache-2.0
#include "entities/candidates.hpp"

#include <algorithm>

#include "entities/gazetteer_matcher.hpp"
#include "entities/spelling.hpp"

namespace entente {
namespace {

// Points. A link needs `enough` of them beyond the name; a namesake must be behind by `margin`.
constexpr int enough = 4;
constexpr int margin = 2;
constexpr int prominence_unit = 25;  // of PackedEntity::prominence make a point
constexpr int core_prominence = 100;

bool is_single(const NameGroup& group) { return group.tokens == 1; }

}  // namespace

CandidateRanker::CandidateRanker(const Gazetteer& gazetteer, const Vocabulary& vocabulary, std::span<const NameGroup> groups,
                                 std::uint32_t date)
    : gazetteer_(gazetteer), vocabulary_(vocabulary), date_(date) {
  for (const NameGroup& group : groups) {
    if (group.aliases.empty()) continue;
    // An ambiguous name is no context for another one.
    const std::uint32_t first = group.aliases.front().entity;
    const std::uint32_t country = gazetteer.entity(first).country;
    const bool sure = std::all_of(group.aliases.begin(), group.aliases.end(), [&](const PackedAlias& alias) {
      return gazetteer.entity(alias.entity).country == country;
    });
    if (!sure || country == packed_none) continue;
    ++countries_[country];
    if (gazetteer.type(first) == EntityType::Place) ++places_[country];
    if (gazetteer.type(first) == EntityType::Country) named_.insert(first);
  }
}

// How many other names of the article belong to the entity's country, three at most.
int CandidateRanker::context(const NameGroup& group, std::uint32_t entity) const {
  const std::uint32_t country = gazetteer_.entity(entity).country;
  const auto found = countries_.find(country);
  if (found == countries_.end()) return 0;
  const bool itself = std::all_of(group.aliases.begin(), group.aliases.end(),
                                  [&](const PackedAlias& alias) { return gazetteer_.entity(alias.entity).country == country; });
  return std::min(found->second - (itself ? 1 : 0), 3);
}

// Whether no other country has more names in the article.
bool CandidateRanker::is_main_country(std::uint32_t country) const {
  const auto found = countries_.find(country);
  const int own = found == countries_.end() ? 0 : found->second;
  return std::none_of(countries_.begin(), countries_.end(), [&](const auto& other) { return other.second > own; });
}

// "Mr Sanders" is no Sarah.
bool CandidateRanker::other_gender(const NameGroup& group, std::uint32_t person) const {
  if (!group.courtesy || group.gender == Gender::unknown) return false;
  const std::string_view name = gazetteer_.name(person);
  const Gender gender = vocabulary_.given_name(name_key(name.substr(0, name.find(' '))));
  return gender != Gender::unknown && gender != group.gender;
}

int CandidateRanker::person_support(const NameGroup& group, const PackedEntity& person, std::uint32_t index) const {
  int points = person.prominence >= core_prominence ? enough : 0;
  if (other_gender(group, index)) return -enough;
  if (context(group, index) > 0) points += 3;
  if (group.near != packed_none) {
    const std::uint32_t country = gazetteer_.entity(group.near).country;
    if (country != packed_none && person.country != packed_none) points += country == person.country ? 4 : -4;
  }
  bool now = false;
  bool recently = false;
  for (const PackedOffice& office : gazetteer_.offices_of(index)) {
    const bool held = date_ != 0 && held_on(office, date_);
    now = now || held;
    recently = recently || (date_ != 0 && held_on(office, date_, 15));
    if (group.title != 0 && name_key(gazetteer_.text(office.role)) == group.title) points += held ? 5 : 3;
    if (group.near != packed_none && office.entity == group.near) points += held ? 3 : 1;
  }
  if (now) points += 2;
  // A little known person who left office long ago is rarely meant; a statesman may be.
  if (person.offices > 0 && date_ != 0 && !recently && person.prominence < core_prominence) points -= 4;
  return points;
}

// "EU", "AP", "BP": a party that has the letters of a body known everywhere is called by its full name.
bool CandidateRanker::is_lesser_party(const NameGroup& group, std::uint32_t entity) const {
  if (gazetteer_.kind(entity) != OrganizationKind::party) return false;
  return std::any_of(group.aliases.begin(), group.aliases.end(), [&](const PackedAlias& other) {
    const bool body = gazetteer_.type(other.entity) == EntityType::Organization && gazetteer_.kind(other.entity) != OrganizationKind::party;
    return body && gazetteer_.entity(other.entity).prominence >= core_prominence;
  });
}

CandidateRanker::Score CandidateRanker::score(const NameGroup& group, const PackedAlias& alias) const {
  const PackedEntity& entity = gazetteer_.entity(alias.entity);
  const EntityType type = gazetteer_.type(alias.entity);
  const auto kind = static_cast<AliasKind>(alias.kind);
  Score score;
  int votes = group.vote(type);
  if (type == EntityType::Country) votes = std::max(votes, group.vote(EntityType::Place));
  score.fit = entity.prominence / prominence_unit + std::clamp(votes, 0, 8);
  if (type == EntityType::Person) {
    score.support = person_support(group, entity, alias.entity);
  } else {
    score.support = enough + std::min(entity.prominence / 50, 3) + context(group, alias.entity) * 2;
    const bool little_known = entity.prominence < core_prominence;
    if (type == EntityType::Organization && is_single(group) && little_known) score.support -= 5;
    // Many countries have a Farmers' Party.
    const bool elsewhere = entity.country != packed_none && context(group, alias.entity) == 0;
    const bool vague = little_known || (alias.flags & alias_common) != 0 || (group.common && !is_main_country(entity.country));
    if (gazetteer_.kind(alias.entity) == OrganizationKind::party && vague && elsewhere) score.support -= 5;
    if (gazetteer_.kind(alias.entity) == OrganizationKind::company && is_single(group) && group.article) score.support -= 5;
  }
  // Each country has its parliament and its supreme court: "Parliament" is that of the country which the article is about.
  const bool shared = type == EntityType::Organization && (alias.flags & (alias_ambiguous | alias_common)) != 0;
  if (shared && entity.country != packed_none && !is_main_country(entity.country)) score.support -= 5;
  const bool at_home = type == EntityType::Place && context(group, alias.entity) >= 2;
  if ((alias.flags & alias_ambiguous) != 0 && !at_home) score.support -= 5;
  if ((alias.flags & alias_common) != 0 && is_single(group)) score.support -= 1;
  if (kind == AliasKind::former || (alias.flags & alias_former) != 0) score.support -= 1;
  if (kind == AliasKind::surname && !group.courtesy && group.title == 0) score.support -= group.acronym ? 8 : 1;  // "RAO" is no Rao
  if (kind == AliasKind::acronym && is_lesser_party(group, alias.entity)) score.support = -enough;
  score.fit += score.support;
  return score;
}

// "Georgia" beside Alabama and Florida, "Georgia's governor": a state or province that has a country's name. Where the article
// names as many countries as places of the country that the state is in, the country is meant. "Huntsville, Ala." is nobody's.
const PackedAlias* CandidateRanker::region_meant(const NameGroup& group) const {
  const bool homonym = std::any_of(group.aliases.begin(), group.aliases.end(), [&](const PackedAlias& alias) {
    return gazetteer_.type(alias.entity) == EntityType::Country;
  });
  if (!homonym && !group.in_country && !group.set_off) return nullptr;
  for (const PackedAlias& alias : group.aliases) {
    const PackedEntity& entity = gazetteer_.entity(alias.entity);
    const bool region = gazetteer_.type(alias.entity) == EntityType::Place && static_cast<PlaceDetail>(entity.detail) == PlaceDetail::first_level;
    if (!region) continue;
    if (group.set_off && static_cast<AliasKind>(alias.kind) == AliasKind::acronym) return &alias;
    if (static_cast<AliasKind>(alias.kind) != AliasKind::name) continue;
    const auto places = places_.find(entity.country);
    const auto names = countries_.find(entity.country);
    int inside = places == places_.end() ? 0 : places->second;
    const int outside = static_cast<int>(named_.size() - named_.count(entity.country));
    if (named_.empty() && names != countries_.end() && names->second > 1) inside = std::max(inside, names->second - 1);
    if (group.in_country || (homonym && inside > outside)) return &alias;
  }
  return nullptr;
}

void CandidateRanker::choose(NameGroup& group) const {
  const EntityType guess = unknown_type(group);
  group.type = guess;
  if (const PackedAlias* region = region_meant(group)) {
    group.chosen = region->entity;
    group.type = EntityType::Place;
    return;
  }
  const PackedAlias* best = nullptr;
  Score best_score;
  int second = -100;
  for (const PackedAlias& alias : group.aliases) {
    if (static_cast<AliasKind>(alias.kind) == AliasKind::seat_of_power) continue;
    const Score found = score(group, alias);
    if (best && alias.entity == best->entity) {
      if (found.fit > best_score.fit) best_score = found;
    } else if (!best || found.fit > best_score.fit) {
      if (best) second = std::max(second, best_score.fit);
      best = &alias;
      best_score = found;
    } else {
      second = std::max(second, found.fit);
    }
  }
  if (!best) return;
  const EntityType type = gazetteer_.type(best->entity);
  // A title or a word of the name itself says that it is somebody or something else.
  const int against = group.agreed(guess) - std::max(group.agreed(type), type == EntityType::Country ? group.agreed(EntityType::Place) : 0);
  // "the Mali campaign" is about Mali, but Jordan may be somebody.
  const bool other = type != EntityType::Country || (guess != EntityType::Event && guess != EntityType::Organization);
  if (guess != type && other && against >= (is_single(group) ? 4 : 8)) return;
  if (best_score.support < enough) return;
  group.type = type;
  if (best_score.fit - second >= margin || type != EntityType::Person) group.chosen = best->entity;
}

EntityType CandidateRanker::unknown_type(const NameGroup& group) const {
  static constexpr EntityType order[] = {EntityType::Person, EntityType::Organization, EntityType::Place,
                                         EntityType::Event,  EntityType::Group,        EntityType::Country};
  const bool bare = group.tokens == 1 || group.tokens > 3 || group.acronym || group.common;
  EntityType best = bare ? EntityType::Organization : EntityType::Person;
  for (const EntityType type : order)
    if (group.vote(type) > group.vote(best)) best = type;
  return best == EntityType::Country ? EntityType::Place : best;
}

void choose_body_of_state(const Cast& cast, TokenRange name, NameGroup& group) {
  const GazetteerMatcher matcher(cast.gazetteer, cast.document, cast.words);
  const GazetteerMatch state = matcher.longest(name.begin.value, name.end.value - 1U);
  if (!state || !is_country_alias(cast.gazetteer, state.aliases.front())) return;
  for (const PackedAlias& alias : matcher.exactly(state.end, name.end.value)) {
    const bool body = cast.gazetteer.type(alias.entity) == EntityType::Organization;
    if (!body || cast.gazetteer.entity(alias.entity).country != state.aliases.front().entity) continue;
    group.chosen = alias.entity;
    group.type = EntityType::Organization;
    return;
  }
}

void choose_by_spelling(const Cast& cast, TokenRange name, NameGroup& group) {
  const auto known = misspelt(cast.gazetteer, cast.document.text(name));
  if (!known) return;
  const EntityType type = cast.gazetteer.type(*known);
  const std::uint32_t country = cast.gazetteer.entity(*known).country;
  const bool same_country = group.near != packed_none && cast.gazetteer.entity(group.near).country == country;
  if (type == EntityType::Person && !same_country && group.title == 0) return;
  group.chosen = *known;
  group.type = type;
}

}  // namespace entente
