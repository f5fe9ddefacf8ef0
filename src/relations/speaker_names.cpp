// SPDX-License-Identifier: Apache-2.0
#include "relations/speaker_names.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 4;  // words from a name's head to another of its words

bool has_punctuation_between(const Document& document, TokenId a, TokenId b) {
  for (TokenId i{std::min(a, b).value + 1U}; i < std::max(a, b); ++i.value)
    if (document[i].pos == Upos::PUNCT) return true;
  return false;
}

}  // namespace

SpeakerNames::SpeakerNames(const Document& document, const AttributionWords& words)
    : document_(document), words_(words), first_mention_(document.tokens.size()), named_(document.entities.size()) {
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    const bool name = mention.kind == Mention::Kind::name;
    if (name && mention.entity) named_[mention.entity.value] = true;
    std::uint32_t& best = first_mention_[mention.head.value];
    if (best == 0 || (name && document.mentions[best - 1].kind != Mention::Kind::name)) best = static_cast<std::uint32_t>(i + 1);
  }
}

const Mention* SpeakerNames::mention_of(TokenId head) const {
  const std::uint32_t index = first_mention_[head.value];
  return index == 0 ? nullptr : &document_.mentions[index - 1];
}

// The name that the token is a part of, where the tree takes another of its words for its head.
const Mention* SpeakerNames::name_around(TokenId token) const {
  if (document_[token].pos != Upos::PROPN) return nullptr;
  for (TokenId i = token; i.value-- > 0 && token.value - i.value <= longest_name && document_[i].pos == Upos::PROPN;)
    if (const Mention* mention = mention_of(i))
      return mention->kind == Mention::Kind::name && mention->entity && mention->tokens.contains(token) ? mention : nullptr;
  return nullptr;
}

// "the chief Jens Stoltenberg": a name next to the common noun that it explains.
const Mention* SpeakerNames::name_beside(TokenId head) const {
  for (const TokenId c : children(document_, head)) {
    const Deprel relation = document_[c].relation;
    const bool beside =
        relation == Deprel::flat || relation == Deprel::appos || relation == Deprel::compound || relation == Deprel::nmod_desc;
    // Before it the name says whose one it is: "a Clinton aide".
    const bool owner = relation == Deprel::compound && c < head && document_[head].pos == Upos::NOUN;
    const Mention* mention = beside && !owner ? mention_of(c) : nullptr;
    if (!mention || mention->kind != Mention::Kind::name || !mention->entity) continue;
    const EntityType type = document_.entities[mention->entity.value].type;
    // "a lawyer for the firm, Helen Brandt": one person is another's apposition even behind a comma.
    const bool apposed =
        relation == Deprel::appos && type == EntityType::Person && document_[head].features.is(Feature::Number, "Sing");
    if (!apposed && has_punctuation_between(document_, head, c)) continue;
    if (type == EntityType::Person || (type == EntityType::Organization && relation != Deprel::compound)) return mention;
  }
  return nullptr;
}

// "head of the Refugee Council Helen Brandt said": a person's name between a body's and the cue, whatever the tree ties it to.
const Mention* SpeakerNames::name_behind_body(TokenId head, TokenId cue) const {
  if (!cue || document_[head].pos != Upos::NOUN || !document_[head].features.is(Feature::Number, "Sing")) return nullptr;
  for (std::uint32_t i = head.value + 1U; i < cue.value; ++i) {
    const Upos pos = document_[TokenId{i}].pos;
    if (pos == Upos::PUNCT || pos == Upos::VERB || pos == Upos::CCONJ || pos == Upos::SCONJ) return nullptr;
    const Mention* mention = mention_of(TokenId{i});
    if (!mention || mention->kind != Mention::Kind::name || !mention->entity || mention->tokens.begin <= head) continue;
    if (document_.entities[mention->entity.value].type != EntityType::Person) continue;
    for (std::uint32_t end = mention->tokens.end.value; end < cue.value; ++end)
      if (document_[TokenId{end}].pos != Upos::ADV && document_[TokenId{end}].pos != Upos::AUX) return nullptr;
    const TokenId before{mention->tokens.begin.value - 1U};
    const bool body = std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& other) {
      return other.kind == Mention::Kind::name && other.entity && other.tokens.contains(before) &&
             other.entity != mention->entity && document_.entities[other.entity.value].type != EntityType::Person;
    });
    return body ? mention : nullptr;
  }
  return nullptr;
}

// "a lawyer for the firm, Helen Brandt, said": a person's name between commas right before the cue, whatever the tree ties it to.
const Mention* SpeakerNames::name_before(TokenId head, TokenId cue) const {
  if (!cue || cue <= head || document_[head].pos != Upos::NOUN || !document_[head].features.is(Feature::Number, "Sing"))
    return nullptr;
  while (cue > head && document_[TokenId{cue.value - 1U}].pos == Upos::AUX) --cue.value;
  const auto is_comma = [&](std::uint32_t token) { return document_.form(TokenId{token}) == ","; };
  if (!is_comma(cue.value - 1U)) return nullptr;
  for (std::uint32_t i = cue.value - 2U; i > head.value; --i) {
    const Mention* mention = mention_of(TokenId{i});
    if (mention && mention->kind == Mention::Kind::name && mention->entity && mention->tokens.end.value + 1U == cue.value)
      return document_.entities[mention->entity.value].type == EntityType::Person && is_comma(mention->tokens.begin.value - 1U)
                 ? mention
                 : nullptr;
    if (is_comma(i)) return nullptr;
  }
  return nullptr;
}

// "a Kremlin spokesman", "a spokesman for the ministry": the body, where the one who speaks for it has no name.
const Mention* SpeakerNames::body_of_spokesperson(TokenId head) const {
  if (!words_.has(WordClass::spokesperson, document_[head].lemma)) return nullptr;
  for (const TokenId c : children(document_, head)) {
    const Deprel relation = universal(document_[c].relation);
    if (relation != Deprel::nmod && relation != Deprel::compound && relation != Deprel::amod) continue;
    const Mention* mention = mention_of(c);
    if (mention && mention->entity && document_.entities[mention->entity.value].type != EntityType::Place &&
        document_.entities[mention->entity.value].type != EntityType::Event)
      return mention;
  }
  return nullptr;
}

// "a report by the bank", "the bank's report", "a report published by the bank".
const Mention* SpeakerNames::author_of_document(TokenId head) const {
  if (!words_.has(WordClass::document, document_[head].lemma)) return nullptr;
  const auto body = [&](TokenId token) -> const Mention* {
    const Mention* mention = token ? mention_of(token) : nullptr;
    if (!mention || !mention->entity) return nullptr;
    const EntityType type = document_.entities[mention->entity.value].type;
    return type == EntityType::Place || type == EntityType::Event ? nullptr : mention;
  };
  for (const TokenId c : children(document_, head)) {
    const Deprel relation = document_[c].relation;
    const TokenId preposition = child(document_, c, Deprel::case_);
    const bool by = relation == Deprel::nmod && preposition && words_.has(WordClass::author, document_[preposition].lemma);
    const Mention* found = nullptr;
    if (by || relation == Deprel::nmod_poss) found = body(c);
    if (relation == Deprel::compound || relation == Deprel::amod) {
      found = body(c);
      if (relation == Deprel::compound && !is_organization(c)) found = nullptr;
    }
    if (relation == Deprel::acl && words_.has(WordClass::light, document_[c].lemma)) {
      found = body(child(document_, c, Deprel::obl_agent));
      for (const TokenId by_whom : children(document_, c))
        if (!found && is_a(document_[by_whom].relation, Deprel::obl)) found = body(by_whom);
    }
    if (found) return found;
  }
  return nullptr;
}

Source SpeakerNames::resolve(TokenId head, TokenId cue) const {
  const Mention* own = mention_of(head);
  if (own && own->kind == Mention::Kind::name && own->entity) return {own->entity, own->tokens};
  if (const Mention* name = own ? nullptr : name_around(head)) return {name->entity, name->tokens};
  if (const Mention* name = name_beside(head)) return {name->entity, name->tokens};
  if (own && own->entity && named_[own->entity.value]) return {own->entity, own->tokens};
  if (const Mention* name = name_before(head, cue)) return {name->entity, name->tokens};
  if (const TokenId verb = document_[head].head; verb && verb > head && verb < cue)
    if (const Mention* name = name_before(head, verb)) return {name->entity, name->tokens};
  if (const Mention* name = name_behind_body(head, cue)) return {name->entity, name->tokens};
  if (const Mention* body = body_of_spokesperson(head)) return {body->entity, phrase(head, cue)};
  if (const Mention* body = author_of_document(head)) return {body->entity, phrase(head, cue)};
  if (own && own->entity) return {own->entity, own->tokens};
  return {{}, phrase(head, cue)};
}

// The whole noun phrase without relative clauses, appositions and joined phrases.
TokenRange SpeakerNames::phrase(TokenId head, TokenId cue) const {
  TokenRange range = yield(document_, head);
  for (const TokenId c : children(document_, head)) {
    const Deprel relation = document_[c].relation;
    const TokenRange part = yield(document_, c);
    const bool outside = relation == Deprel::acl_relcl || relation == Deprel::appos || relation == Deprel::conj ||
                         relation == Deprel::parataxis || relation == Deprel::cc || (cue && part.contains(cue));
    if (c > head && outside) range.end = std::min(range.end, part.begin);
    const bool leads = relation == Deprel::case_ || relation == Deprel::cc || relation == Deprel::cop ||
                       relation == Deprel::mark || relation == Deprel::advcl || relation == Deprel::aux ||
                       is_a(relation, Deprel::nsubj);
    if (c < head && leads) range.begin = std::max(range.begin, part.end);
  }
  while (!range.empty() && document_[TokenId{range.end.value - 1U}].pos == Upos::PUNCT) --range.end.value;
  while (!range.empty() && document_[range.begin].pos == Upos::PUNCT) ++range.begin.value;
  return range.empty() ? TokenRange{head, TokenId{head.value + 1U}} : range;
}

bool SpeakerNames::is_organization(TokenId head) const {
  const Mention* mention = mention_of(head);
  return mention && mention->entity && document_.entities[mention->entity.value].type == EntityType::Organization;
}

}  // namespace entente
