// SPDX-License-Identifier: Apache-2.0
#include "relations/home_country.hpp"

#include <algorithm>

namespace entente {
namespace {

struct Named {
  std::uint32_t times = 0;
  TokenId first;
  bool in_headline = false;
  bool unknown = false;  // whether it is a country
};

constexpr std::uint32_t often = 2;    // a country named once may be where something else happened
constexpr std::uint32_t opening = 3;  // sentences, a headline and a dateline among them, which name what an article is about

// Half as often again as any other; twice as often where the headline names both, as often where it names none but this one.
bool prevails(const Named& one, const Named& other) {
  if (one.in_headline != other.in_headline) return one.in_headline ? one.times >= other.times : one.times * 2 >= other.times * 3;
  return one.in_headline ? one.times >= other.times * 2 : one.times * 2 >= other.times * 3;
}

bool comes_first(const Named& one, const Named& other) {
  return one.times != other.times ? one.times > other.times : one.in_headline && !other.in_headline;
}

// A country, or a state or region, which has ministers too.
bool has_offices(const Document& document, EntityId entity) {
  return document.entities[entity.value].type == EntityType::Country ||
         (entity.value < document.known_places.size() && document.known_places[entity.value].size == KnownPlace::Size::region);
}

// A place that the gazetteer doesn't know: a country perhaps, of which the article is about, and not of the one that it names beside.
bool is_unknown_place(const Document& document, EntityId entity) {
  const Entity& place = document.entities[entity.value];
  const bool known = entity.value < document.known_places.size() && document.known_places[entity.value].self != KnownPlace().self;
  return place.type == EntityType::Place && place.wikidata.empty() && !known;
}

}  // namespace

bool has_known_country(const Document& document, EntityId of) {
  constexpr std::uint32_t none = UINT32_MAX;
  const std::vector<KnownPlace>& known = document.known_places;
  return of.value < known.size() && !document.entities[of.value].wikidata.empty() && known[of.value].country != none;
}

EntityId known_country(const Document& document, EntityId of) {
  const std::vector<KnownPlace>& known = document.known_places;
  if (!has_known_country(document, of)) return {};
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i].size == KnownPlace::Size::country && known[i].self == known[of.value].country) return EntityId{i};
  return {};
}

EntityId country_of_town(const Document& document, EntityId town) {
  const std::vector<KnownPlace>& known = document.known_places;
  return town.value < known.size() && known[town.value].size == KnownPlace::Size::town ? known_country(document, town) : EntityId();
}

Home home_country(const Document& document) {
  std::vector<Named> countries(document.entities.size());
  for (const Mention& mention : document.mentions) {
    if (!mention.entity || mention.kind != Mention::Kind::name) continue;
    const bool unknown = is_unknown_place(document, mention.entity);
    if (!unknown && !has_offices(document, mention.entity)) {
      if (const EntityId country = country_of_town(document, mention.entity)) ++countries[country.value].times;
      continue;
    }
    Named& named = countries[mention.entity.value];
    ++named.times;
    named.unknown = unknown;
    if (!named.first) named.first = mention.head;
    named.in_headline = named.in_headline || document.sentence_of[mention.head.value] == 0;
  }
  std::stable_sort(countries.begin(), countries.end(), comes_first);
  if (countries.empty() || !countries.front().first) return {};
  const Named& foremost = countries.front();
  if (foremost.unknown) return {};
  const bool sure = foremost.times >= often && document.sentence_of[foremost.first.value] < opening &&
                    (countries.size() == 1 || prevails(foremost, countries[1]));
  return {foremost.first, sure};
}

}  // namespace entente
