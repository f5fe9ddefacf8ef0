// SPDX-License-Identifier: Apache-2.0
#include "relations/actors.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t no_mention = UINT32_MAX;

// "R" and "Ohio" of "(R-Ohio)", by token: they say of the name what the gloss tells, and have no part in the sentence.
std::vector<bool> find_tags(const Document& document) {
  std::vector<bool> in_tag(document.tokens.size());
  for (const Gloss& gloss : document.glosses)
    for (TokenId token = gloss.tag.begin; token < gloss.tag.end; ++token.value) in_tag[token.value] = true;
  return in_tag;
}

}  // namespace

Actors::Actors(const Document& document, const Frames& frames, const GrammarClasses& classes)
    : document_(document),
      frames_(frames),
      classes_(classes),
      by_head_(document.tokens.size()),
      by_name_(document.tokens.size()),
      mention_of_(document.tokens.size(), no_mention),
      named_(document.entities.size()) {
  const std::vector<bool> in_tag = find_tags(document);
  // Sorted with the longer one first, which is the one that counts where two share their head.
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    if (!mention.entity || !mention.head || in_tag[mention.head.value]) continue;
    if (mention.kind == Mention::Kind::name) named_[mention.entity.value] = true;
    if (mention.kind == Mention::Kind::name && mention.tokens.size() == 1 && type(mention.entity) == EntityType::Country)
      countries_.try_emplace(document[mention.head].form, mention.entity);
    if (mention.kind == Mention::Kind::name && !by_name_[mention.head.value]) by_name_[mention.head.value] = mention.entity;
    for (std::uint32_t t = mention.tokens.begin.value; mention.kind == Mention::Kind::name && t < mention.tokens.end.value; ++t)
      if (!by_name_[t] && document[TokenId{t}].pos == Upos::PROPN) by_name_[t] = mention.entity;
    if (mention_of_[mention.head.value] != no_mention) continue;
    mention_of_[mention.head.value] = i;
    by_head_[mention.head.value] = mention.entity;
  }
  // "Russia's trade ministry" is as good as a name.
  for (std::size_t i = 0; i < by_head_.size(); ++i) {
    const TokenId head{i};
    if (by_head_[i] && type(by_head_[i]) == EntityType::Organization && frames_.is(head, classes_.state_body) && body(head))
      named_[by_head_[i].value] = true;
  }
}

bool Actors::tellable(EntityId entity) const {
  return named(entity) || type(entity) == EntityType::Group || type(entity) == EntityType::Event;
}

EntityId Actors::country(TokenId token) const {
  if (own(token)) return {};
  const auto found = countries_.find(document_[token].form);
  return found == countries_.end() ? EntityId() : found->second;
}

TokenRange Actors::mention(TokenId head) const {
  const std::uint32_t index = mention_of_[head.value];
  return index == no_mention ? TokenRange{head, TokenId{head.value + std::size_t{1}}} : document_.mentions[index].tokens;
}

bool Actors::is_name(TokenId head) const {
  const std::uint32_t index = mention_of_[head.value];
  return index != no_mention && document_.mentions[index].kind == Mention::Kind::name;
}

// "its" for a body that was named further back than other bodies, or sentences ago: nobody can be sure whose.
bool Actors::is_guess(TokenId pronoun) const {
  constexpr std::size_t others_at_most = 1;
  const std::uint32_t index = mention_of_[pronoun.value];
  if (index == no_mention || document_.mentions[index].kind != Mention::Kind::pronoun) return false;
  const auto is_body = [&](EntityId entity) { return type(entity) == EntityType::Organization || type(entity) == EntityType::Country; };
  const EntityId meant = by_head_[pronoun.value];
  if (!is_body(meant)) return false;
  const std::uint32_t here = document_.sentence_of[pronoun.value];
  const TokenId earliest = document_.sentences[here == 0 ? 0 : here - 1].begin;
  std::vector<EntityId> others;
  for (std::uint32_t i = index; i-- > 0 && !(document_.mentions[i].tokens.begin < earliest);) {
    const Mention& mention = document_.mentions[i];
    if (mention.kind != Mention::Kind::name || !mention.entity || !is_body(mention.entity)) continue;
    if (mention.entity == meant) return others.size() > others_at_most;
    if (std::find(others.begin(), others.end(), mention.entity) == others.end()) others.push_back(mention.entity);
  }
  // "In its report, the bank said"
  const TokenRange bounds = sentence(document_, pronoun);
  for (std::uint32_t i = index + 1; i < document_.mentions.size() && bounds.contains(document_.mentions[i].tokens.begin); ++i)
    if (document_.mentions[i].kind == Mention::Kind::name && document_.mentions[i].entity == meant) return false;
  return true;
}

// The body that is the subject of a sentence, where that does not hold the word.
EntityId Actors::subject_body(TokenRange range, TokenId outside) const {
  for (TokenId root = range.begin; root < range.end; ++root.value) {
    if (document_[root].head) continue;
    const TokenId subject = child(document_, root, {Deprel::nsubj, Deprel::nsubj_pass});
    if (!subject || outside < subject || yield(document_, subject).contains(outside)) return {};
    const EntityId found = entity(subject);
    return found && named(found) && has_offices(found) ? found : EntityId();
  }
  return {};
}

// "Turkey backed the plan. Anna Berg, its foreign minister, said": whose minister is told is the body that was spoken of, the
// subject of the sentence or of the one before.
EntityId Actors::body_spoken_of(TokenId pronoun) const {
  if (!frames_.is(pronoun, classes_.its)) return {};
  const std::uint32_t here = document_.sentence_of[pronoun.value];
  EntityId body = subject_body(document_.sentences[here], pronoun);
  if (!body && here > 0) body = subject_body(document_.sentences[here - 1], pronoun);
  // Not where another one is named nearer: "in talks with Kyiv at the invitation of its mayor".
  const TokenRange bounds = document_.sentences[here];
  for (const Mention& mention : document_.mentions)
    if (mention.entity && mention.kind == Mention::Kind::name && mention.entity != body && bounds.contains(mention.head) &&
        mention.head < pronoun && (has_offices(mention.entity) || type(mention.entity) == EntityType::Place) &&
        quotation_of(mention.head) == quotation_of(pronoun))
      return {};
  return body;
}

// Whose leader: "its leader", "its press officer".
bool Actors::is_of_office(TokenId pronoun) const {
  const Token& token = document_[pronoun];
  return token.relation == Deprel::nmod_poss && token.head && frames_.is(token.head, classes_.office);
}

// The number of the quotation in which a word stands; none outside.
std::optional<std::size_t> Actors::quotation_of(TokenId word) const {
  for (std::size_t i = 0; i < document_.quotations.size(); ++i)
    if (document_.quotations[i].tokens.contains(word)) return i;
  return std::nullopt;
}

bool Actors::has_offices(EntityId entity) const {
  return type(entity) == EntityType::Organization || type(entity) == EntityType::Country;
}

// "founded by Anna Berg, an engineer and former officer of the army": what is said of her is not the army.
bool Actors::is_said_of_person(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.relation != Deprel::conj || !token.head || !token.features.is(Feature::Number, "Sing")) return false;
  if (child(document_, noun, {Deprel::det})) return false;
  const TokenId first = document_[token.head].relation == Deprel::appos ? document_[token.head].head : token.head;
  const EntityId before = first ? own(first) : EntityId();
  return before && type(before) == EntityType::Person;
}

// "many Norwegians", "called on Serbs": people of a country, who do not act for it as "the Norwegians" may.
bool Actors::is_some_people(TokenId name) const {
  const Token& token = document_[name];
  if (!own(name) || type(own(name)) != EntityType::Country || !token.features.is(Feature::Number, "Plur")) return false;
  if (token.pos == Upos::ADJ || mention(name).size() > 1) return false;
  // "the Philippines", without the article in a headline
  return document_.entities[own(name).value].name.find(document_.form(name)) == std::string::npos;
}

EntityId Actors::entity(TokenId token) const {
  if (is_some_people(token)) return {};
  if (const EntityId mine = own(token); !mine || is_guess(token)) {
    // A guess is believed where the course of the text says the same.
    const EntityId body = body_spoken_of(token);
    if (mine) return body == mine ? mine : EntityId();
    if (body && is_of_office(token)) return body;
  }
  // "some of the rebels", "the city of Odesa": the name behind "of" tells who or what it is; not behind "Halden Group".
  const bool body_itself = is_name(token) && type(own(token)) == EntityType::Organization;
  if (!body_itself && (frames_.is(token, classes_.quantity) || frames_.is(token, classes_.named_of)))
    for (const TokenId child : children(document_, token))
      if (is_a(document_[child].relation, Deprel::nmod) && document_[child].relation != Deprel::nmod_poss && child > token)
        if (const EntityId counted = entity(child)) return counted;
  const EntityId mine = own(token) ? own(token) : in_name(token);
  if (mine && named(mine)) return mine;
  if (frames_.is(token, classes_.acts_for) || frames_.is(token, classes_.office)) {
    // "France's leader Anna Berg accused them": she did, not France.
    if (const EntityId person = apposed(token); person && type(person) == EntityType::Person) return person;
    if (const EntityId acting = is_said_of_person(token) ? EntityId() : body(token)) return acting;
  }
  if (!mine && frames_.is(token, classes_.sort))
    if (const EntityId named_before = sorted(token)) return named_before;
  if (!mine && frames_.is(token, classes_.body)) return body_before(token);
  if (!mine && frames_.is(token, classes_.region))
    if (const EntityId region = region_named(token)) return region;
  if (const EntityId called = apposed(token)) return called;
  return mine;
}

// A name behind a title without a preposition between them.
bool Actors::is_bare(TokenId name) const {
  return document_[name].relation == Deprel::nmod && !child(document_, name, Deprel::case_);
}

// "musician Anna Berg", "Acme Trading, a firm owned by Berg", "Acme Trading is a firm owned by Berg": the noun says what the name
// is.
EntityId Actors::apposed(TokenId noun) const {
  const Token& token = document_[noun];
  // "the guards, Berg said": many are not one.
  const bool plural = token.features.is(Feature::Number, "Plur");
  const auto called = [&](TokenId name) {
    const EntityId found = name ? in_name(name) : EntityId();
    return found && plural && type(found) == EntityType::Person ? EntityId() : found;
  };
  // "musician Anna Berg", where the tree ties the name to the title
  for (const TokenId part : children(document_, noun))
    if (part > noun && document_[part].pos == Upos::PROPN && (document_[part].relation == Deprel::flat || is_bare(part)))
      if (const EntityId found = called(part)) return found;
  // or gives both to the same verb
  if (const TokenId name = frames_.name_from(noun.value + 1);
      name && document_[name].head == token.head && document_[name].relation == token.relation)
    if (const EntityId found = called(name); found && type(found) == EntityType::Person) return found;
  if (token.pos != Upos::NOUN) return {};
  if (token.relation == Deprel::appos)
    if (const EntityId found = called(token.head)) return found;
  // "her husband, the architect Olaf Berg"
  for (const TokenId part : children(document_, noun))
    if (document_[part].relation == Deprel::appos)
      if (const EntityId found = called(part) ? called(part) : document_[part].pos == Upos::NOUN ? apposed(part) : EntityId()) return found;
  // "the firm Acme", where the tree takes the noun for a part of the name
  if (token.relation == Deprel::compound && frames_.name_from(noun.value + 1) == token.head && !in_name(noun))
    if (const EntityId found = called(token.head)) return found;
  // "a firm called Acme Trading"
  for (const TokenId part : children(document_, noun))
    if (document_[part].relation == Deprel::acl && frames_.is(part, classes_.called))
      for (const TokenId name : children(document_, part))
        if (const EntityId found = called(name)) return found;
  return child(document_, noun, Deprel::cop) ? called(child(document_, noun, {Deprel::nsubj})) : EntityId();
}

// "the M23 rebel group": the name before the noun that says of what sort it is.
EntityId Actors::sorted(TokenId noun) const {
  for (const TokenId part : children(document_, noun)) {
    if (document_[part].relation != Deprel::compound || part > noun) continue;
    const EntityId found = is_name(part) && own(part) ? own(part) : in_name(part);
    if (!found || type(found) != EntityType::Organization) continue;
    // An alliance's agency is not the alliance.
    const bool of_alliance =
        document_.entities[found.value].kind == OrganizationKind::alliance && !frames_.is(noun, classes_.body);
    return of_alliance ? EntityId() : found;
  }
  return {};
}

// "Lazio province"; but "a Texas county", "the Texas county" lie there.
EntityId Actors::region_named(TokenId noun) const {
  const TokenId name = noun.value > 0 ? frames_.name_until(noun.value) : TokenId();
  const bool own_name = name && document_[name].relation == Deprel::compound && document_[name].head == noun &&
                        frames_.name_type(name) == EntityType::Place && !child(document_, noun, {Deprel::det, Deprel::nmod_poss});
  return own_name ? own(name) : EntityId();
}

// "NATO members want Ukraine to join military alliance": a bare noun for the body named before it in the sentence.
EntityId Actors::body_before(TokenId noun) const {
  const TokenRange bounds = sentence(document_, noun);
  for (std::uint32_t at = noun.value; at > bounds.begin.value; --at) {
    const TokenId name = frames_.name_until(at);
    if (!name || frames_.name_type(name) != EntityType::Organization) continue;
    if (const EntityId found = own(name); found && document_.entities[found.value].kind == OrganizationKind::alliance)
      return found;
  }
  return {};
}

// The country or body whose officials, troops or members these are.
EntityId Actors::body(TokenId token) const {
  const bool members = frames_.is(token, classes_.all_of);
  for (const TokenId child : children(document_, token)) {
    const Token& part = document_[child];
    const bool before = part.relation == Deprel::amod || part.relation == Deprel::compound || part.relation == Deprel::nmod_poss;
    const bool after = is_a(part.relation, Deprel::nmod) && child > token && !members;
    if (!before && !after) continue;
    const EntityId found = own(child);
    if (found && type(found) == EntityType::Country && frames_.is(token, classes_.of_no_state)) continue;
    if (found && named(found) && (type(found) == EntityType::Country || type(found) == EntityType::Organization)) return found;
  }
  return {};
}

std::vector<EntityId> Actors::entities(TokenId token) const {
  if (is_pair(token)) return pair_before(token);
  if (const TokenId names = names_behind(token)) return entities(names);
  if (std::vector<EntityId> listed = names_apposed(token); !listed.empty()) return listed;
  std::vector<EntityId> found = bodies(token);
  if (!found.empty()) return found;
  for (const TokenId conjunct : frames_.conjuncts(token))
    if (const EntityId entity = this->entity(conjunct); entity && std::find(found.begin(), found.end(), entity) == found.end())
      found.push_back(entity);
  return found;
}

}  // namespace entente
