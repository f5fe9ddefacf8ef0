// SPDX-License-Identifier: Apache-2.0
#include "entities/pronouns.hpp"

#include "syntax/tree.hpp"

namespace entente {
namespace {

// Which tokens stand between quotation marks.
std::vector<bool> quoted_tokens(const Document& document) {
  std::vector<bool> quoted(document.tokens.size());
  for (const Quotation& quotation : document.quotations)
    for (std::size_t i = quotation.tokens.begin.value; i < quotation.tokens.end.value; ++i) quoted[i] = true;
  return quoted;
}

bool is_body(EntityType type) { return type == EntityType::Organization || type == EntityType::Country; }

}  // namespace

Pronouns::Pronouns(const Cast& cast, const Salience& salience, const Choose& choose)
    : cast_(cast), salience_(salience), antecedents_(cast, salience), choose_(choose), quoted_(quoted_tokens(cast.document)) {}

EntityId Pronouns::resolve(TokenId token) const {
  const Pronoun& pronoun = *cast_.vocabulary.pronoun(cast_.words[token.value].key);
  if (pronoun.person != 3) return {};
  if (pronoun.number == Pronoun::Number::singular && pronoun.gender != Gender::neuter) return person(token);
  if (pronoun.form == Pronoun::Form::reflexive) return subject_of(token);
  return pronoun.number == Pronoun::Number::plural ? plural(token) : neuter(token);
}

bool Pronouns::recent(const Referent& referent, std::uint32_t sentences) const {
  return referent.sentence + sentences >= salience_.sentence();
}

EntityId Pronouns::person(TokenId token) const {
  const std::vector<Antecedent> antecedents = antecedents_.people(token);
  return antecedents[choose_(token, antecedents)].entity;
}

EntityId Pronouns::neuter(TokenId token) const {
  if (is_pleonastic(token)) return {};
  const bool possessive = cast_.document[token].relation == Deprel::nmod_poss;
  // "its army", "its foreign ministry": a country's, if the noun says so.
  const TokenId owned = cast_.document[token].head;
  const bool of_state = possessive && cast_.vocabulary.is_cue(cast_.words[owned.value].lemma, Cue::state_body);
  if (const EntityId owner = own_subject(token)) {
    const EntityType type = cast_.entity(owner).type;
    if (of_state ? type == EntityType::Country : is_body(type)) return owner;
  }
  const Referent* best = salience_.best([&](const Referent& referent) {
    if (referent.plural || referent.type == EntityType::Person || referent.type == EntityType::Group) return false;
    if (of_state && referent.type != EntityType::Country) return false;
    return recent(referent, possessive && !cast_.words[token.value].opens ? 0 : 1) && !excluded(token, referent);
  });
  if (!best || !best->entity) return {};
  return is_body(best->type) ? best->entity : EntityId{};
}

EntityId Pronouns::plural(TokenId token) const {
  const Referent* best = salience_.best([&](const Referent& referent) {
    return referent.plural && recent(referent, 1) && !excluded(token, referent);
  });
  if (!best || !best->entity) return {};
  return best->type == EntityType::Group ? best->entity : EntityId{};
}

// "it is clear that …", "it comes after …", "it rained".
bool Pronouns::is_pleonastic(TokenId token) const {
  const Document& document = cast_.document;
  if (is_a(document[token].relation, Deprel::expl)) return true;
  const TokenId head = document[token].head;
  if (!head || !is_a(document[token].relation, Deprel::nsubj)) return false;
  return cast_.vocabulary.is_cue(cast_.words[head.value].lemma, Cue::pleonastic);
}

// Two arguments of one verb are two, and a possessor isn't what it possesses.
bool Pronouns::excluded(TokenId token, const Referent& referent) const {
  const Document& document = cast_.document;
  if (!referent.last) return false;
  const Token& pronoun = document[token];
  const Token& other = document[referent.last];
  if (pronoun.relation == Deprel::nmod_poss) return referent.last == pronoun.head;
  if (pronoun.head && pronoun.head == other.head && pronoun.relation != Deprel::conj) return true;
  if (is_a(pronoun.relation, Deprel::obj) && understood_agent(pronoun.head) == referent.last) return true;
  return quoted_[token.value] && !quoted_[referent.last.value] && other.head && pronoun.head && below(document, token, other.head) &&
         is_a(other.relation, Deprel::nsubj);
}

// "Norway sued the paper, accusing it of lies": who does what a clause without a subject says.
TokenId Pronouns::understood_agent(TokenId verb) const {
  const Document& document = cast_.document;
  constexpr int deepest = 4;
  for (int depth = 0; verb && depth < deepest; ++depth) {
    if (const TokenId subject = child(document, verb, {Deprel::nsubj, Deprel::nsubj_pass})) return subject;
    const Deprel relation = document[verb].relation;
    const TokenId above = document[verb].head;
    if (relation != Deprel::advcl && relation != Deprel::xcomp && relation != Deprel::conj) return {};
    if (const TokenId object = relation == Deprel::xcomp && above ? child(document, above, Deprel::obj) : TokenId()) return object;
    verb = above;
  }
  return {};
}

// A possessive mostly goes back to the subject of its own clause: "what Moscow calls its operation".
EntityId Pronouns::own_subject(TokenId token) const {
  const Document& document = cast_.document;
  if (document[token].relation != Deprel::nmod_poss) return {};
  for (TokenId up = document[token].head; up; up = document[up].head) {
    const TokenId subject = child(document, up, {Deprel::nsubj, Deprel::nsubj_pass});
    if (!subject) {
      if (document[up].pos == Upos::VERB || is_a(document[up].relation, Deprel::conj)) return {};
      continue;
    }
    const bool inside = below(document, token, subject);
    return inside || subject > token ? EntityId{} : entity_at(subject);
  }
  return {};
}

EntityId Pronouns::subject_of(TokenId token) const {
  const Document& document = cast_.document;
  for (TokenId verb = document[token].head; verb; verb = document[verb].head)
    if (const TokenId subject = child(document, verb, {Deprel::nsubj, Deprel::nsubj_pass})) return entity_at(subject);
  return {};
}

EntityId Pronouns::entity_at(TokenId token) const {
  for (const Mention& mention : cast_.document.mentions)
    if (mention.head == token) return mention.entity;
  return {};
}

}  // namespace entente
