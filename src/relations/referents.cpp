// SPDX-License-Identifier: Apache-2.0
#include "relations/referents.hpp"

#include <algorithm>

#include "relations/discourse.hpp"
#include "relations/quotes.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t farthest = 4;  // sentences back to the alliance of a membership
constexpr std::uint32_t nearby = 1;    // sentences back to the place of a "there"

bool is_first_plural(const Token& token) {
  const bool first = token.features.is(Feature::Person, "1") && token.features.is(Feature::Number, "Plur");
  return token.pos == Upos::PRON && first && token.relation != Deprel::nmod_poss;
}

}  // namespace

// "a roadmap for becoming a member", "Ukraine's accession": of the body that one was speaking of.
bool Referents::is_membership(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.pos != Upos::NOUN || !words_.has(WordClass::membership, token.lemma) || token.features.is(Feature::Number, "Plur"))
    return false;
  if (is_a(token.relation, Deprel::compound)) return false;
  const auto modifiers = children(document_, noun);
  return std::none_of(modifiers.begin(), modifiers.end(), [&](TokenId c) {
    const Deprel relation = document_[c].relation;
    return relation == Deprel::nmod || relation == Deprel::compound || relation == Deprel::amod;
  });
}

// The first mention that does not begin before the token.
std::vector<Mention>::const_iterator Referents::mention_behind(TokenId token) const {
  return std::lower_bound(document_.mentions.cbegin(), document_.mentions.cend(), token,
                          [](const Mention& mention, TokenId t) { return mention.tokens.begin < t; });
}

// The alliance that was mentioned last.
EntityId Referents::last_alliance(TokenId before) const {
  const std::uint32_t here = document_.sentence_of[before.value];
  auto at = mention_behind(before);
  while (at != document_.mentions.cbegin()) {
    --at;
    if (document_.sentence_of[at->head.value] + farthest < here) break;
    if (at->entity && document_.entities[at->entity.value].kind == OrganizationKind::alliance) return at->entity;
  }
  return {};
}

// "We" between quotation marks.
bool Referents::is_we(TokenId token) const {
  return quotations_[token.value] != 0 && is_first_plural(document_[token]);
}

// Of each person the only body that he is said to have an office in, to be a member of or to have founded.
void Referents::find_bodies() {
  bodies_.resize(document_.entities.size());
  std::vector<bool> several(bodies_.size());
  for (const Relation& relation : document_.relations) {
    const bool belongs = relation.type == RelationType::holds_office || relation.type == RelationType::member_of ||
                         relation.type == RelationType::founded;
    if (!belongs || relation.status != Status::asserted || !is_person(relation.subject) || !is_body(relation.object)) continue;
    EntityId& body = bodies_[relation.subject.value];
    if (body && body != relation.object) several[relation.subject.value] = true;
    body = relation.object;
  }
  for (std::size_t i = 0; i < bodies_.size(); ++i)
    if (several[i]) bodies_[i] = {};
}

bool Referents::is_body(EntityId entity) const {
  const EntityType type = document_.entities[entity.value].type;
  return type == EntityType::Organization || type == EntityType::Country;
}

// "a Swedish official": the only body that the source names.
EntityId Referents::body_within(TokenRange source) const {
  EntityId body;
  for (auto at = mention_behind(source.begin); at != document_.mentions.cend() && at->tokens.begin < source.end; ++at) {
    if (at->kind != Mention::Kind::name || !at->entity || at->entity == body || !is_body(at->entity)) continue;
    if (body) return {};
    body = at->entity;
  }
  return body;
}

bool Referents::is_person(EntityId entity) const {
  return entity && document_.entities[entity.value].type == EntityType::Person;
}

// Right before the pronoun, where the tree has no relative clause.
TokenId Referents::noun_before(TokenId pronoun) const {
  const bool relative = document_[pronoun].features.is(Feature::PronType, "Rel") || words_.has(WordClass::person_relative, document_[pronoun].lemma);
  if (!relative || pronoun.value < 2) return {};
  const TokenId comma{pronoun.value - 1U}, noun{pronoun.value - 2U};
  const Upos pos = document_[noun].pos;
  return document_.form(comma) == "," && (pos == Upos::NOUN || pos == Upos::PROPN) ? noun : TokenId{};
}

// The noun outside the content whose relative clause the pronoun opens: "the plan, which, she said, will fail".
TokenId Referents::described_outside(const Attribution& attribution, TokenId pronoun) const {
  const Token& token = document_[pronoun];
  if (token.pos != Upos::PRON || token.features.get(Feature::Person) != 0) return {};
  TokenId clause = pronoun;
  while (clause && document_[clause].relation != Deprel::acl_relcl) clause = document_[clause].head;
  const TokenId noun = clause ? document_[clause].head : noun_before(pronoun);
  if (!noun || (clause && !attribution.covers(clause)) || attribution.covers(noun)) return {};
  if (!words_.has(WordClass::person_relative, token.lemma)) return noun;
  // "Ann Lee, an official of the ministry who left": not the ministry.
  for (TokenId up = noun; up && document_[up].pos != Upos::VERB; up = document_[up].head)
    if (is_person(sources_.entity_of(up))) return up;
  return noun;
}

// "They will meet there", not "there is".
bool Referents::is_there(TokenId token) const {
  return document_[token].pos == Upos::ADV && words_.has(WordClass::place, document_[token].lemma);
}

EntityId Referents::last_place(TokenId before) const {
  const std::uint32_t here = document_.sentence_of[before.value];
  EntityId country;  // where no smaller place is named
  auto at = mention_behind(before);
  while (at != document_.mentions.cbegin()) {
    --at;
    if (at->tokens.end > before) continue;
    if (document_.sentence_of[at->head.value] + nearby < here) break;
    if (!at->entity || at->kind == Mention::Kind::pronoun) continue;
    const EntityType type = document_.entities[at->entity.value].type;
    if (type == EntityType::Place) return at->entity;
    if (type == EntityType::Country && !country) country = at->entity;
  }
  return country;
}

void Referents::find_in(Attribution& attribution, TokenId token) const {
  EntityId entity;
  if (is_membership(token)) entity = last_alliance(token);
  else if (is_we(token)) entity = attribution.speaker ? bodies_[attribution.speaker.value] : body_within(attribution.source);
  else if (is_there(token)) entity = last_place(token);
  else if (const TokenId noun = described_outside(attribution, token)) entity = sources_.resolve(noun).front().entity;
  if (entity) attribution.implied.push_back(entity);
}

// The verb below the cue that the content begins with: "to leave" in "urged him to leave".
TokenId Referents::clause_of(const Attribution& attribution) const {
  const TokenId cue = attribution.cue.begin;
  for (const TokenId c : children(document_, cue)) {
    const Deprel relation = document_[c].relation;
    const bool clausal = relation == Deprel::xcomp || relation == Deprel::ccomp || is_a(relation, Deprel::advcl);
    const bool verbal = is_participial(document_, c) || document_[c].features.is(Feature::VerbForm, "Inf");
    if (clausal && verbal && c > cue && attribution.covers(c)) return c;
    if (relation != Deprel::obj) continue;
    // Some trees let "of leaving" in "accused him of leaving" describe him.
    for (const TokenId below : children(document_, c))
      if (document_[below].relation == Deprel::acl && is_participial(document_, below) && attribution.covers(below)) return below;
  }
  return {};
}

// "him" in "urged him to leave", "called on him to leave".
TokenId Referents::object_of(TokenId verb) const {
  if (const TokenId object = child(document_, verb, {Deprel::obj, Deprel::iobj})) return object;
  const TokenId oblique = child(document_, verb, Deprel::obl);
  const TokenId preposition = oblique ? child(document_, oblique, Deprel::case_) : TokenId{};
  return preposition && preposition.value == verb.value + 1U ? oblique : TokenId{};
}

void Referents::add_object(TokenId object, TokenId verb, Attribution& attribution) const {
  const bool relative = document_[object].pos == Upos::PRON && document_[object].features.get(Feature::Person) == 0;
  if (relative && document_[verb].relation == Deprel::acl_relcl) object = document_[verb].head;
  for (const Source& source : sources_.resolve(object, verb))
    if (source.entity) attribution.implied.push_back(source.entity);
}

// Whoever is accused of doing, or urged to do, what the content says; who denies or admits having done it.
void Referents::find_doer(Attribution& attribution) const {
  if (attribution.cue.empty()) return;
  const TokenId verb = attribution.cue.begin;
  const Cue* cue = document_[verb].pos == Upos::VERB ? cues_.find(document_[verb].lemma, Upos::VERB) : nullptr;
  const TokenId clause = cue ? clause_of(attribution) : TokenId{};
  if (!clause || child(document_, clause, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl})) return;
  const TokenId object = object_of(verb);
  const bool participle = is_participial(document_, clause);
  if (object && object < clause && !attribution.covers(object)) add_object(object, verb, attribution);
  else if (participle && cue->takes(Frame::gerund) && attribution.speaker) attribution.implied.push_back(attribution.speaker);
}

void Referents::find() {
  quotations_ = quotation_of_tokens(document_);
  find_bodies();
  for (Attribution& attribution : document_.attributions) {
    for (const TokenRange& part : attribution.content)
      for (TokenId i = part.begin; i < part.end; ++i.value) find_in(attribution, i);
    find_doer(attribution);
    if (const std::vector<EntityId> speakers = joint_speakers(document_, attribution); speakers.size() > 1)
      attribution.implied.insert(attribution.implied.end(), speakers.begin(), speakers.end());
  }
}

}  // namespace entente
