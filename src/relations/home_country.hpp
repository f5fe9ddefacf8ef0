// SPDX-License-Identifier: Apache-2.0
// The country that an article is about, whose president "the president" is.
#pragma once

#include <entente/document.hpp>

namespace entente {

struct Home {
  TokenId named;      // the head of the first mention of the country told of most; none where no country is
  bool sure = false;  // not where two countries share the article
};

Home home_country(const Document& document);

// The country, among those that the article names, of somebody or something that the gazetteer knows; none for all others.
EntityId known_country(const Document& document, EntityId of);
// Whether the gazetteer knows such a country, though the article may not name it.
bool has_known_country(const Document& document, EntityId of);
// Likewise of a town, and of nothing else: who speaks of Warsaw speaks of Poland.
EntityId country_of_town(const Document& document, EntityId town);

}  // namespace entente
