// SPDX-License-Identifier: Apache-2.0
#include "relations/found.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "relations/geography.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

// Whether the sentence names a country other than this one before the word, or the sentence before names only others.
bool names_other_before(const Document& document, TokenId word, EntityId country) {
  const std::uint32_t here = document.sentence_of[word.value];
  const TokenId begin = document.sentences[here].begin;
  const TokenId earliest = here == 0 ? begin : document.sentences[here - 1].begin;
  bool other = false, same = false;
  for (const Mention& mention : document.mentions) {
    if (!mention.entity || mention.head < earliest || !(mention.head < word)) continue;
    if (document.entities[mention.entity.value].type != EntityType::Country) continue;
    if (mention.entity != country && !(mention.head < begin)) return true;
    (mention.entity == country ? same : other) = true;
  }
  return other && !same;
}

// Whether a sentence names the entity, or the one before it does.
bool names_near(const Document& document, TokenId word, EntityId entity) {
  const std::uint32_t here = document.sentence_of[word.value];
  return std::any_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& mention) {
    const std::uint32_t at = document.sentence_of[mention.head.value];
    return mention.entity == entity && mention.kind == Mention::Kind::name && (at == here || at + 1 == here);
  });
}

// "In Juba, Foreign Minister Anna Berg said": the country of the town in front of the sentence.
EntityId country_of_setting(const Document& document, const Frames& frames, TokenId word) {
  const TokenId begin = sentence(document, word).begin;
  const TokenId town = frames.name_from(begin.value + 1);
  if (document[begin].pos != Upos::ADP || !town || !(town < word)) return {};
  for (const Mention& mention : document.mentions)
    if (mention.head == town && mention.entity) return country_of_town(document, mention.entity);
  return {};
}

bool is_setting(const Relation& relation) {
  return relation.type == RelationType::located_in || relation.type == RelationType::part_of;
}

// "two speeches in Lyon": of what is told once, has no name and nobody takes part in, no reader asks where it was.
bool is_mere_setting(const Document& document, const Actors& actors, const std::vector<Found>& found, const Relation& relation) {
  const EntityId event = relation.subject;
  if (!is_setting(relation) || document.entities[event.value].type != EntityType::Event || actors.named(event)) return false;
  const bool again = std::count_if(document.mentions.begin(), document.mentions.end(),
                                   [&](const Mention& mention) { return mention.entity == event; }) > 1;
  return !again && std::none_of(found.begin(), found.end(), [&](const Found& each) {
    const Relation& other = each.relation;
    return other.place == event || other.object == event || (other.subject == event && !is_setting(other));
  });
}

bool is_place_in_place(const Document& document, const Relation& relation) {
  return relation.type == RelationType::located_in && relation.status == Status::asserted &&
         document.entities[relation.subject.value].type == EntityType::Place;
}

// Whether the subject of a relation is told to lie in another place already, or is that place.
bool tells(const std::vector<Found>& found, const Relation& relation, EntityId place) {
  return relation.subject == place || std::any_of(found.begin(), found.end(), [&](const Found& each) {
           return each.relation.type == relation.type && each.relation.subject == relation.subject &&
                  each.relation.object == place;
         });
}

bool acts_for(const Document& document, const std::vector<Found>& found, EntityId person, EntityId body) {
  const std::vector<KnownPlace>& known = document.known_places;
  const bool are_known = document.entities[person.value].type == EntityType::Person &&
                         !document.entities[person.value].wikidata.empty() && !document.entities[body.value].wikidata.empty();
  if (are_known && known[body.value].self && known[person.value].country == known[body.value].self) return true;
  return std::any_of(found.begin(), found.end(), [&](const Found& each) {
    const Relation& office = each.relation;
    return office.type == RelationType::holds_office && office.subject == person && office.object == body;
  });
}

}  // namespace

std::optional<CharSpan> common_words(const Relation& a, const Relation& b) {
  for (const CharSpan x : a.evidence)
    for (const CharSpan y : b.evidence)
      if (x.begin < y.end && y.begin < x.end) return CharSpan{std::min(x.begin, y.begin), std::max(x.end, y.end)};
  return std::nullopt;
}

EntityId state_of_office(const Document& document, const Frames& frames, const std::vector<Found>& found, const Match& match) {
  const EntityId person = match.subject;
  // Who "the president" is has been guessed.
  if (match.bearer == match.trigger && !frames.home_is_sure()) return {};
  const EntityId known = known_country(document, person);
  // A minister of Wales is none of his country.
  if (known && document.entities[match.object.value].type != EntityType::Country) return {};
  const bool of_unnamed = !known && has_known_country(document, person);
  EntityId state = known;
  if (!known && !of_unnamed) state = country_of_setting(document, frames, match.trigger);
  const bool by_home = !known && !of_unnamed && !state && frames.home_is_sure() && !names_other_before(document, match.trigger, match.object);
  if (by_home) state = match.object;
  // One of the same name may be known elsewhere.
  const bool strange = known && frames.home_is_sure() && known != match.object && !names_near(document, match.trigger, known);
  if (!state || strange) return {};
  const bool of_another = std::any_of(found.begin(), found.end(), [&](const Found& each) {
    const Relation& office = each.relation;
    return office.type == RelationType::holds_office && office.subject == person && office.object != state;
  });
  return of_another ? EntityId() : state;
}

std::vector<Found> with_wider_places(const Document& document, std::vector<Found> found) {
  std::vector<std::size_t> around;  // of those that the article itself tells, what lies in what
  for (std::size_t i = 0; i < found.size(); ++i)
    if (is_place_in_place(document, found[i].relation)) around.push_back(i);
  // What is added is looked at in its turn: "a farm in Vaise, Lyon, France".
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].relation.type != RelationType::located_in) continue;
    for (const std::size_t at : around) {
      if (found[at].relation.subject != found[i].relation.object) continue;
      const std::optional<CharSpan> both = common_words(found[i].relation, found[at].relation);
      if (!both || tells(found, found[i].relation, found[at].relation.object)) continue;
      Found wider = found[i];
      wider.relation.object = found[at].relation.object;
      wider.relation.evidence = {*both};
      if (may_lie_in(document, wider.relation.subject, wider.relation.object)) found.push_back(std::move(wider));
    }
  }
  return found;
}

std::string role_of(const std::vector<Found>& found, EntityId person) {
  std::string role;
  for (const Found& each : found) {
    const Relation& other = each.relation;
    if (other.type != RelationType::holds_office || other.subject != person || other.status != Status::asserted) continue;
    if (!role.empty() && role != other.role) return {};
    role = other.role;
  }
  return role;
}

EntityId body_of(const std::vector<Found>& found, EntityId person) {
  EntityId body;
  for (const Found& each : found) {
    const Relation& other = each.relation;
    if (other.type != RelationType::holds_office || other.subject != person || other.status != Status::asserted) continue;
    if (body && body != other.object) return {};
    body = other.object;
  }
  return body;
}

bool settle_body(const Document& document, const Roles& roles, const std::vector<Found>& found, TokenId noun, Relation& relation) {
  const EntityId other = relation.object;
  if (relation.type != RelationType::holds_office) return true;
  // "the state's governor", where the state has been taken for a country
  if (roles.is_local(noun) && document.entities[other.value].type == EntityType::Country) return false;
  if (document.entities[other.value].type != EntityType::Person)
    return !roles.is_seat(noun) || document.entities[other.value].kind != OrganizationKind::party;
  const bool former = roles.is_predecessor(noun);
  const bool of_state = roles.is_of_state(noun);
  if (!former && !of_state && !roles.is_envoy(noun)) return true;
  const EntityId body = body_of(found, other);
  const bool fits = body && (!of_state || document.entities[body.value].type == EntityType::Country);
  if (former) relation.role = role_of(found, other);
  if (fits) relation.object = body;
  return fits || roles.is_envoy(noun);
}

std::vector<Found> without_one_sided(const Document& document, const std::vector<Found>& found) {
  std::vector<Found> kept;
  std::copy_if(found.begin(), found.end(), std::back_inserter(kept), [&](const Found& each) {
    const Relation& relation = each.relation;
    return !info(relation.type).symmetric || !(acts_for(document, found, relation.subject, relation.object) ||
                                               acts_for(document, found, relation.object, relation.subject));
  });
  return kept;
}

std::vector<Found> without_mere_posts(const Document& document, const std::vector<Found>& found) {
  const auto same_post = [&](const Relation& member, const Relation& office) {
    return office.type == RelationType::holds_office && office.subject == member.subject && office.object == member.object &&
           office.status == member.status;
  };
  const auto is_mere_post = [&](const Relation& relation) {
    const OrganizationKind kind = document.entities[relation.object.value].kind;
    const bool employs = kind == OrganizationKind::government || kind == OrganizationKind::company ||
                         kind == OrganizationKind::media || kind == OrganizationKind::military ||
                         kind == OrganizationKind::agency || kind == OrganizationKind::court;
    return relation.type == RelationType::member_of && employs &&
           std::any_of(found.begin(), found.end(), [&](const Found& each) { return same_post(relation, each.relation); });
  };
  const auto is_of_office = [&](const Found& each) {
    return each.unofficial && acts_for(document, found, each.relation.subject, each.relation.object);
  };
  std::vector<Found> kept;
  std::copy_if(found.begin(), found.end(), std::back_inserter(kept),
               [&](const Found& each) { return !is_mere_post(each.relation) && !is_of_office(each); });
  return kept;
}

std::vector<Found> without_mere_settings(const Document& document, const Actors& actors, const std::vector<Found>& found) {
  std::vector<Found> kept;
  std::copy_if(found.begin(), found.end(), std::back_inserter(kept),
               [&](const Found& each) { return !is_mere_setting(document, actors, found, each.relation); });
  return kept;
}

}  // namespace entente
