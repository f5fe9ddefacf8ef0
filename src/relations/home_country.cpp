// SPDX-License-Identifier: Apache-2.0
#include "relations/home_country.hpp"

#include <algorithm>

namespace entente {
namespace {

struct Named {
  std::uint32_t times = 0;
  TokenId first;
};

constexpr std::uint32_t often = 2;    // a country named once may be where something else happened
constexpr std::uint32_t opening = 3;  // sentences, a headline and a dateline among them, which name what an article is about

// Half as often again as any other.
bool prevails(const Named& one, const Named& other) { return one.times * 2 >= other.times * 3; }

// A country, or a state or region, which has ministers too.
bool has_offices(const Document& document, EntityId entity) {
  return document.entities[entity.value].type == EntityType::Country ||
         (entity.value < document.known_places.size() && document.known_places[entity.value].size == KnownPlace::Size::region);
}

// The country of the article in which a town lies: who speaks of Warsaw speaks of Poland.
EntityId country_of_town(const Document& document, EntityId town) {
  const std::vector<KnownPlace>& known = document.known_places;
  if (town.value >= known.size() || known[town.value].size != KnownPlace::Size::town) return {};
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i].size == KnownPlace::Size::country && known[i].self == known[town.value].country) return EntityId{i};
  return {};
}

}  // namespace

TokenId home_country(const Document& document) {
  std::vector<Named> countries(document.entities.size());
  for (const Mention& mention : document.mentions) {
    if (!mention.entity || mention.kind != Mention::Kind::name) continue;
    if (!has_offices(document, mention.entity)) {
      if (const EntityId country = country_of_town(document, mention.entity)) ++countries[country.value].times;
      continue;
    }
    Named& named = countries[mention.entity.value];
    ++named.times;
    if (!named.first) named.first = mention.head;
  }
  std::sort(countries.begin(), countries.end(), [](const Named& a, const Named& b) { return a.times > b.times; });
  if (countries.empty() || countries.front().times < often || !countries.front().first) return {};
  if (countries.size() > 1 && !prevails(countries.front(), countries[1])) return {};
  return document.sentence_of[countries.front().first.value] < opening ? countries.front().first : TokenId();
}

}  // namespace entente
