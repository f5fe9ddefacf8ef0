// SPDX-License-Identifier: Apache-2.0
#include "entities/cast.hpp"

#include <algorithm>

namespace entente {

EntityId Cast::add(EntityType type, std::string_view name) {
  const EntityId id{document.entities.size()};
  document.entities.emplace_back();
  document.entities.back().type = type;
  document.entities.back().name = name;
  profiles.emplace_back();
  return id;
}

EntityId Cast::find_known(std::uint32_t known) const {
  for (std::size_t i = 0; i < profiles.size(); ++i)
    if (profiles[i].known == known) return EntityId{i};
  return {};
}

EntityId Cast::find_or_add_known(std::uint32_t known) {
  if (const EntityId found = find_known(known)) return found;
  const EntityId id = add(gazetteer.type(known), gazetteer.name(known));
  entity(id).kind = gazetteer.kind(known);
  entity(id).wikidata = gazetteer.wikidata(known);
  profile(id).known = known;
  return id;
}

bool Cast::may_be_person(EntityId id) const {
  const Entity& one = entity(id);
  if (one.type == EntityType::Person) return true;
  const bool unsure = one.type == EntityType::Place || (one.type == EntityType::Organization && one.kind == OrganizationKind::none);
  if (!unsure || profile(id).thing || profile(id).known != packed_none || one.name.size() < 3) return false;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return one.name.find(' ') == one.name.npos && std::any_of(one.name.begin(), one.name.end(), is_lower);
}

void Cast::note_noun(EntityId id, std::uint64_t key) {
  if (key != 0 && !has_noun(id, key)) profile(id).nouns.push_back(key);
}

void Cast::note_term(EntityId id, std::uint64_t term, std::uint64_t last_word) {
  note_noun(id, term);
  const bool leads = vocabulary.is_cue(term, Cue::leading_office) || vocabulary.is_cue(last_word, Cue::leading_office);
  if (!leads || term == last_word) note_noun(id, last_word);
}

bool Cast::has_noun(EntityId id, std::uint64_t key) const {
  const std::vector<std::uint64_t>& nouns = profile(id).nouns;
  return std::find(nouns.begin(), nouns.end(), key) != nouns.end();
}

KnownPlace Cast::known_place(EntityId id) const {
  const std::uint32_t known = profile(id).known;
  if (known == packed_none) return {};
  const PackedEntity& record = gazetteer.entity(known);
  KnownPlace place{.size = KnownPlace::Size::unknown, .self = known, .country = record.country};
  switch (static_cast<PlaceDetail>(record.detail)) {
    case PlaceDetail::city:
    case PlaceDetail::capital: place.size = KnownPlace::Size::town; break;
    case PlaceDetail::first_level:
    case PlaceDetail::territory: place.size = KnownPlace::Size::region; break;
    default: break;
  }
  if (gazetteer.type(known) == EntityType::Country) place.size = KnownPlace::Size::country;
  return place;
}

std::uint32_t Cast::date() const {
  std::uint32_t date = 0;
  std::size_t digits = 0;
  for (const char c : document.article->info.date) {
    if (c < '0' || c > '9') continue;
    date = date * 10 + static_cast<std::uint32_t>(c - '0');
    if (++digits == 8) return date;
  }
  return 0;
}

}  // namespace entente
