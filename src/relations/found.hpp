// SPDX-License-Identifier: Apache-2.0
// What the relations that have been found say about those that are still to be told.
#pragma once

#include <string>
#include <vector>

#include <entente/document.hpp>

#include "relations/actors.hpp"
#include "relations/matcher.hpp"

namespace entente {

// A relation and the names of the rules that found it.
struct Found {
  Relation relation;
  std::string rules;
};

// Whether the office of a match is not that of the country which the article is about.
bool is_of_another_state(const Document& document, const std::vector<Found>& found, const Match& match);
// What someone has been told to be; empty where that is nothing, or much.
std::string role_of(const std::vector<Found>& found, EntityId person);
// The one body at which someone has been told to have an office; none where there is none, or more.
EntityId body_of(const std::vector<Found>& found, EntityId person);
// Without agreements and their like between someone and their own country or the body that they act for, or did: "the treaty with
// the United States … was signed by Barack Obama".
std::vector<Found> without_one_sided(const Document& document, const std::vector<Found>& found);
// With the wider places that the same words tell: who lives "in Lyon, France" lives in France.
std::vector<Found> with_wider_places(const Document& document, std::vector<Found> found);
// Without membership of bodies that employ people, of those who have an office there: "judge Berg of the court".
std::vector<Found> without_mere_posts(const Document& document, const std::vector<Found>& found);
// Without the places of events that nobody takes part in.
std::vector<Found> without_mere_settings(const Document& document, const Actors& actors, const std::vector<Found>& found);

}  // namespace entente
