// SPDX-License-Identifier: Apache-2.0
#include "relations/frames.hpp"

#include <algorithm>

#include "relations/word_kinds.hpp"
#include "syntax/tree.hpp"

namespace entente {

GrammarClasses::GrammarClasses(const WordClasses& words)
    : sending(words.require("sending")),
      light(words.require("light")),
      light_preposition(words.require("light_preposition")),
      of_object(words.require("of_object")),
      asked(words.require("asked")),
      called(words.require("called")),
      nested(words.require("nested")),
      nested_far(words.require("nested_far")),
      topic(words.require("topic")),
      light_for(words.require("light_for")),
      body(words.require("body")),
      sort(words.require("sort")),
      opinion(words.require("opinion")),
      copular(words.require("copular")),
      subject_control(words.require("subject_control")),
      relative(words.require("relative")),
      relative_person(words.require("relative_person")),
      by(words.require("by")),
      as(words.require("as")),
      including(words.require("including")),
      quantity(words.require("quantity")),
      acts_for(words.require("acts_for")),
      all_of(words.require("all_of")),
      occur(words.require("occur")),
      office(words.require("office")),
      named_of(words.require("named_of")),
      state_body(words.require("state_body")),
      succeed(words.require("succeed")),
      title_adjective(words.require("title_adjective")),
      ordinal(words.require("ordinal")),
      of_no_state(words.require("of_no_state")),
      language(words.require("language")),
      state_office(words.require("state_office")),
      its(words.require("its")),
      seated(words.require("seated")),
      region(words.require("region")),
      occupation(words.require("occupation")),
      member(words.require("member")),
      at_body(words.require("at_body")),
      of(words.require("of")),
      indefinite(words.require("indefinite")),
      accused(words.require("accused")),
      headed(words.require("headed")),
      term(words.require("term")),
      direction(words.require("direction")),
      tongue(words.require("tongue")),
      inside(words.require("inside")),
      make(words.require("make")),
      pair(words.require("pair")),
      both(words.require("both")),
      two(words.require("two")),
      reciprocal(words.require("reciprocal")),
      other(words.require("other")) {}

Frames::Frames(const Document& document, const WordClasses& words, const GrammarClasses& classes,
               const std::vector<Symbol>& lemmas)
    : document_(document), words_(words), classes_(classes), lemmas_(lemmas), home_(home_country(document)) {
  index_names();
  index_members();
}

void Frames::index_names() {
  names_from_.resize(document_.tokens.size());
  names_until_.resize(document_.tokens.size() + 1);
  names_around_.resize(document_.tokens.size());
  name_types_.resize(document_.tokens.size());
  known_places_.resize(document_.tokens.size());
  in_person_name_.resize(document_.tokens.size());
  mention_types_.resize(document_.tokens.size());
  for (const Mention& mention : document_.mentions) {
    if (mention.entity) mention_types_[mention.head.value] = document_.entities[mention.entity.value].type;
    if (mention.kind != Mention::Kind::name || !mention.entity || mention.tokens.empty()) continue;
    std::uint32_t begin = mention.tokens.begin.value;
    for (std::uint32_t i = begin; i < mention.tokens.end.value; ++i)
      if (!names_around_[i]) names_around_[i] = mention.head;
    if (document_.entities[mention.entity.value].type == EntityType::Person && mention.tokens.size() > 1)
      for (std::uint32_t i = begin; i < mention.tokens.end.value; ++i)
        in_person_name_[i] = document_[TokenId{i}].pos == Upos::PROPN;
    if (document_[mention.tokens.begin].pos == Upos::DET) ++begin;
    if (begin >= mention.tokens.end.value) continue;
    // Sorted with the longer one first, which counts.
    if (!names_from_[begin]) names_from_[begin] = mention.head;
    if (!names_until_[mention.tokens.end.value]) names_until_[mention.tokens.end.value] = mention.head;
    name_types_[mention.head.value] = document_.entities[mention.entity.value].type;
    if (mention.entity.value < document_.known_places.size())
      known_places_[mention.head.value] = document_.known_places[mention.entity.value];
  }
}

// "defectors from the sect, including X and Y", wherever the tree has hung them: the nearest noun before that is more than one.
void Frames::index_members() {
  constexpr std::uint32_t longest = 12;
  for (std::uint32_t i = 1; i < document_.tokens.size(); ++i) {
    const TokenId word{i};
    if (!is(word, classes_.including) || document_[word].relation != Deprel::case_ || !document_[word].head) continue;
    const TokenId member = document_[word].head;
    const TokenRange bounds = sentence(document_, word);
    for (std::uint32_t at = i; at-- > bounds.begin.value && i - at < longest;) {
      const Token& token = document_[TokenId{at}];
      if (token.pos == Upos::VERB) break;
      if (token.pos == Upos::NOUN && token.features.is(Feature::Number, "Plur") && token.relation != Deprel::compound) {
        members_.push_back({TokenId{at}, member});
        break;
      }
    }
  }
}

bool Frames::is(TokenId token, ClassId word_class) const {
  return token && words_.has(word_class, lemmas_[token.value], pos(token));
}

Upos Frames::pos(TokenId word) const {
  const Upos own = document_[word].pos;
  if (own == Upos::ADJ && is_one_of_many(word)) return Upos::NOUN;  // "a Swiss"
  if (own != Upos::ADJ || !words_.has(classes_.title_adjective, lemmas_[word.value], own)) return own;
  const std::uint32_t next = word.value + 1;
  const bool ends = next >= document_.tokens.size() || name_from(next) ||
                    (document_[TokenId{next}].pos != Upos::NOUN && document_[TokenId{next}].pos != Upos::ADJ &&
                     document_[TokenId{next}].pos != Upos::PROPN && document_.form(TokenId{next}) != "-");
  return ends ? Upos::NOUN : own;
}

Frame Frames::frame(TokenId word) const {
  Frame frame;
  const Token& token = document_[word];
  if (verbal(token)) {
    add_verb(word, frame);
  } else {
    if (pos(word) == Upos::ADJ)
      add_predicate(word, frame);
    else
      add_noun(word, frame);
  }
  add_prepositional(word, frame);
  return frame;
}

bool Frames::passive(TokenId verb) const {
  const Token& token = document_[verb];
  const bool tensed = token.features.is(Feature::VerbForm, "Fin");  // only a participle is passive
  bool by_somebody = false;
  bool has_subject = false;  // "has stood by Kyiv"
  for (const TokenId child : children(document_, verb)) {
    const Deprel relation = document_[child].relation;
    if (relation == Deprel::aux_pass) return true;
    if (!tensed && relation == Deprel::nsubj_pass) return true;
    by_somebody = by_somebody || relation == Deprel::obl_agent;
    has_subject = has_subject || relation == Deprel::nsubj;
  }
  if (!tensed && by_somebody && !has_subject) return true;
  const bool participle =
      token.features.is(Feature::VerbForm, "Part") && token.features.is(Feature::Tense, "Past") && !root_before(verb);
  if (participle && (token.relation == Deprel::acl || token.relation == Deprel::amod)) return true;
  if (described_before(verb)) return true;
  // "was arrested and jailed": the second participle is as passive as the first.
  if (token.relation == Deprel::conj && token.head && participle && own_subject(verb) == TokenId() &&
      !child(document_, verb, Deprel::aux))
    return document_[token.head].pos == Upos::VERB && passive(token.head);
  return false;
}

bool Frames::is_reciprocal(TokenId word) const {
  const TokenId next{word.value + std::size_t{1}};
  if (next.value < document_.tokens.size() && is(word, classes_.reciprocal) && is(next, classes_.other)) return true;
  return is(word, classes_.other) && child(document_, word, {Deprel::det}) && document_[word].relation == Deprel::obj;
}

TokenId Frames::case_of(TokenId token) const {
  if (const TokenId own = child(document_, token, {Deprel::case_})) return own;
  // "of Human Rights Watch", where the tree gives the preposition to a part of the name
  const Deprel relation = document_[token].relation;
  if (document_[token].pos != Upos::PROPN || (!is_a(relation, Deprel::nmod) && !is_a(relation, Deprel::obl))) return {};
  for (const TokenId part : children(document_, token))
    if (part < token && document_[part].relation == Deprel::compound)
      if (const TokenId of_part = child(document_, part, {Deprel::case_})) return of_part;
  return {};
}

Symbol Frames::particle_lemma(TokenId verb) const {
  TokenId particle = child(document_, verb, {Deprel::compound_prt});
  // "went on to attack", where the tree has an adverb
  if (const TokenId next{verb.value + std::size_t{1}}; !particle && next.value < document_.tokens.size() && document_[next].head == verb &&
                                                       document_[next].relation == Deprel::advmod)
    particle = next;
  if (particle) {
    const std::string both =
        std::string(document_.symbols.view(lemma(verb))) + "_" + std::string(document_.symbols.view(lemma(particle)));
    if (const Symbol known = document_.symbols.find(both)) return known;
  }
  return lemma(verb);
}

std::vector<TokenId> Frames::conjuncts(TokenId token) const {
  std::vector<TokenId> found{token};
  const auto add = [&](TokenId other) {  // once: two names may each be taken for a member of the other
    if (std::find(found.begin(), found.end(), other) == found.end()) found.push_back(other);
  };
  std::size_t wholes = 1;  // of `found`, the token and the members: those whose own parts are still to be looked at
  for (std::size_t i = 0; i < wholes; ++i) {
    const TokenId whole = found[i];
    for (const auto& [of, member] : members_)
      if (of == whole) add(member);
    wholes = found.size();
  }
  for (std::size_t i = 0; i < wholes; ++i)
    for (const TokenId child : children(document_, found[i])) {
      const Token& next = document_[child];
      if (next.relation == Deprel::conj && (nominal(next.pos) || mention_types_[child.value])) add(child);
      // "North and South Korea": the first name is only a part of the second in the tree
      if (next.relation == Deprel::compound && mention_types_[child.value] && entente::child(document_, child, Deprel::conj))
        add(child);
    }
  return found;
}

}  // namespace entente
