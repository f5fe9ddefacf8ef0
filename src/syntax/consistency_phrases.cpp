// SPDX-License-Identifier: Apache-2.0
// Repairs of what names and phrases hang on.
#include "syntax/consistency.hpp"
#include "syntax/tree.hpp"

namespace entente {

// "met his counterpart, Anna Berg, in Oslo", "the firm SpaceX has won": a verb has one subject and one object, so a name behind its
// object, or right behind either, says who that is.
bool Consistency::tie_apposition(Document& document, TokenRange sentence, TokenId name) const {
  const TokenId verb = document[name].head;
  if (!verb || document[name].pos != Upos::PROPN || name.value < sentence.begin.value + 1) return false;
  const TokenId before{name.value - std::size_t{1}};
  if (name < verb || document[name].relation == Deprel::obj) {
    if (document[before].head != verb || document[before].pos != Upos::NOUN || document[before].relation != document[name].relation) return false;
    // "the story Berg told"
    std::uint32_t behind = name.value + 1;
    while (behind < sentence.end.value && document[TokenId{behind}].relation == Deprel::flat) ++behind;
    if (verb < name && behind < sentence.end.value && (document[TokenId{behind}].pos == Upos::VERB || document[TokenId{behind}].pos == Upos::AUX)) return false;
    document[name].head = before;
    document[name].relation = Deprel::appos;
    return true;
  }
  if (document[before].pos != Upos::PUNCT) return false;
  bool subject = false;
  TokenId object;
  for (TokenId token = sentence.begin; token < name; ++token.value) {
    if (document[token].head != verb) continue;
    subject |= token < verb && is_a(document[token].relation, Deprel::nsubj);
    if (verb < token && document[token].relation != Deprel::punct) object = document[token].relation == Deprel::obj ? token : TokenId{};
  }
  if (!subject || !object || document[object].pos != Upos::NOUN) return false;
  document[name].head = object;
  document[name].relation = Deprel::appos;
  return true;
}

// "politician Wong Kwok-hing of the union": what belongs to a part of a name belongs to the name.
bool Consistency::lift_from_name(Document& document, TokenId word) {
  const TokenId part = document[word].head;
  if (!part || document[part].relation != Deprel::flat || document[part].pos != Upos::PROPN || !document[part].head) return false;
  switch (universal(document[word].relation)) {
    case Deprel::nmod:
    case Deprel::appos:
    case Deprel::acl:
    case Deprel::conj: break;
    default: return false;
  }
  if (word < part) return false;
  document[word].head = document[part].head;
  return true;
}

// "of the opposition Civic Forum", read as two phrases: the second has no preposition of its own, so it says what the first is called.
bool Consistency::tie_bare_name(Document& document, TokenRange sentence, TokenId name) const {
  if (document[name].pos != Upos::PROPN || document[name].relation != Deprel::nmod || !document[name].head || !(document[name].head < name)) return false;
  std::uint32_t begin = name.value;
  for (TokenId token = sentence.begin; token < name; ++token.value)
    if (document[token].head == name) {
      if (document[token].relation == Deprel::case_ || document[token].relation == Deprel::det || is_a(document[token].relation, Deprel::punct)) return false;
      begin = std::min(begin, token.value);
    }
  if (begin == sentence.begin.value) return false;
  const TokenId noun{begin - std::size_t{1}};
  if (document[noun].pos != Upos::NOUN || document[noun].head != document[name].head || document[noun].relation != Deprel::nmod) return false;
  document[name].head = noun;
  document[name].relation = Deprel::appos;
  return true;
}

// "Norway, a member since 1949, protested": what stands between the commas of an apposition belongs to it.
bool Consistency::keep_in_apposition(Document& document, TokenRange sentence, TokenId word) const {
  const TokenId verb = document[word].head;
  if (!is_a(document[word].relation, Deprel::obl) || !verb || !(word < verb) || word.value + 1 >= sentence.end.value) return false;
  if (document[TokenId{word.value + std::size_t{1}}].pos != Upos::PUNCT) return false;
  std::uint32_t begin = word.value;
  bool preposition = false;
  for (TokenId token = sentence.begin; token < word; ++token.value)
    if (document[token].head == word) {
      begin = std::min(begin, token.value);
      preposition |= document[token].relation == Deprel::case_;
    }
  if (!preposition || begin == sentence.begin.value) return false;
  TokenId up{begin - std::size_t{1}};
  if (document[up].pos == Upos::PUNCT) return false;
  while (up && up != verb && document[up].relation != Deprel::appos) up = document[up].head;
  if (!up || up == verb || document[up].pos != Upos::NOUN || !(up < word)) return false;
  document[word].head = up;
  document[word].relation = Deprel::nmod;
  return true;
}

// "They have agreed Norway will join, she said": of two clauses that one verb governs side by side, the second is the first one's.
bool Consistency::nest_complements(Document& document, TokenRange sentence, TokenId clause) const {
  if (document[clause].relation != Deprel::ccomp || !document[clause].head || !(clause < document[clause].head)) return false;
  std::uint32_t begin = clause.value;
  for (TokenId token = sentence.begin; token < clause; ++token.value)
    if (document[token].head == clause) begin = std::min(begin, token.value);
  if (begin == sentence.begin.value) return false;
  const TokenId before{begin - std::size_t{1}};
  if (document[before].pos != Upos::VERB || document[before].head != document[clause].head || document[before].relation != Deprel::ccomp) return false;
  document[clause].head = before;
  return true;
}

// "by Turkey, which accused it of sheltering rebels, and by Budapest": what is coordinated has the same preposition.
bool Consistency::match_conjuncts(Document& document, TokenRange sentence, TokenId word) const {
  const auto preposition = [&](TokenId of) {
    for (TokenId token = sentence.begin; token < of; ++token.value)
      if (document[token].head == of && document[token].relation == Deprel::case_) return token;
    return TokenId{};
  };
  if (document[word].relation != Deprel::conj || !document[word].head) return false;
  const TokenId mine = preposition(word);
  if (!mine || preposition(document[word].head)) return false;
  for (TokenId up = document[document[word].head].head; up && document[up].head; up = document[up].head) {
    const TokenId other = preposition(up);
    if (!other || document[other].form != document[mine].form) continue;
    // Beside it, not below: a clause that describes the first says nothing of the second.
    document[word].head = document[up].head;
    document[word].relation = document[up].relation;
    return true;
  }
  return false;
}

}  // namespace entente
