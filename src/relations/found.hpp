// SPDX-License-Identifier: Apache-2.0
// What the relations that have been found say about those that are still to be told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <entente/document.hpp>

#include "relations/actors.hpp"
#include "relations/matcher.hpp"
#include "relations/roles.hpp"

namespace entente {

// A relation and the names of the rules that found it.
struct Found {
  Relation relation;
  std::string rules;
  bool unofficial = false;  // doesn't hold of who acts for the object
};

// The words that tell both, where some of them are the same; none where each is told elsewhere.
std::optional<CharSpan> common_words(const Relation& a, const Relation& b);
// Of an office that the text names no country for: that of somebody whom the gazetteer knows, that of the town where the sentence
// is set, or that which the article is about; none where it may be another state's.
EntityId state_of_office(const Document& document, const Frames& frames, const std::vector<Found>& found, const Match& match);
// What someone has been told to be; empty where that is nothing, or much.
std::string role_of(const std::vector<Found>& found, EntityId person);
// The one body at which someone has been told to have an office; none where there is none, or more.
EntityId body_of(const std::vector<Found>& found, EntityId person);
// Without agreements and their like between someone and their own country or the body that they act for, or did: "the treaty with
// the United States … was signed by Barack Obama".
// "the president's envoy" is his country's, "her foreign minister" her country's; whose predecessor he is tells both his body and
// his role. False where the office is nobody's that is known, or a party's whose member the governor only is.
bool settle_body(const Document& document, const Roles& roles, const std::vector<Found>& found, TokenId noun, Relation& relation);
std::vector<Found> without_one_sided(const Document& document, const std::vector<Found>& found);
// With the wider places that the same words tell: who lives "in Lyon, France" lives in France.
std::vector<Found> with_wider_places(const Document& document, std::vector<Found> found);
// Without membership of bodies that employ people, of those who have an office there: "judge Berg of the court"; nor what holds
// only of who acts for nobody there: "Britain's Berg" tells no minister's citizenship.
std::vector<Found> without_mere_posts(const Document& document, const std::vector<Found>& found);
// Without the places of events that nobody takes part in.
std::vector<Found> without_mere_settings(const Document& document, const Actors& actors, const std::vector<Found>& found);

}  // namespace entente
