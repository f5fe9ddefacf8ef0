// SPDX-License-Identifier: Apache-2.0
#include "syntax/consistency.hpp"

#include "core/tsv.hpp"
#include "syntax/sentence_tree.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

bool nominal(const Token& token) { return token.pos == Upos::NOUN || token.pos == Upos::PROPN || token.pos == Upos::ADJ; }

// Loosely tied to what stands before.
bool loose(Deprel relation) {
  switch (relation) {
    case Deprel::list:
    case Deprel::parataxis:
    case Deprel::appos:
    case Deprel::dep:
    case Deprel::flat: return true;
    default: return false;
  }
}

// Whether a word of the sentence hangs on `head` by one of the relations.
bool has_child(const Document& document, TokenRange sentence, TokenId head, std::initializer_list<Deprel> relations) {
  for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
    if (document[token].head == head)
      for (const Deprel relation : relations)
        if (is_a(document[token].relation, relation)) return true;
  return false;
}

bool may_be_verb(const WordInfos& words, TokenId word) {
  return (words[word.value].dictionary >> Dictionary::letters.find('v') & 1U) != 0;
}

TagClass tag_class(const TagSet& tags, std::string_view xpos) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto tag = static_cast<TagClass>(i);
    if (tags[tag].pos == Upos::VERB && tags.names()[tags[tag].xpos] == xpos) return tag;
  }
  return no_tag;
}

}  // namespace

Consistency::Consistency(const TagSet& tags, const Resources& resources, SymbolTable& shared)
    : present_(tag_class(tags, "VBP")), participle_(tag_class(tags, "VBN")), past_(tag_class(tags, "VBD")), singular_(tag_class(tags, "VBZ")), gerund_(tag_class(tags, "VBG")) {
  constexpr std::string_view file = "en/conjunctions.tsv";
  TsvReader lines(resources.get(file), resources.where(file), 1);
  while (lines.next()) conjunctions_.insert(shared.intern(lines[0]));
}

// "Anna Berg and Jan Holm shake hands": a noun has no object, so what has one and may be a verb is the verb of the names before it,
// wherever those were hung.
bool Consistency::raise_predicate(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence, TokenId word) const {
  if (!may_be_verb(words, word) || present_ == no_tag || has_child(document, sentence, word, {Deprel::nsubj, Deprel::cop, Deprel::det, Deprel::case_, Deprel::amod})) return false;
  TokenId names;
  if (!document[word].head) {
    for (TokenId token = sentence.begin; token < word && !names; ++token.value)
      if (document[token].head == word && document[token].relation == Deprel::compound) names = token;
  } else if (loose(document[word].relation)) {
    names = document[word].head;
    if (!(names < word) || document[names].head || has_child(document, sentence, names, {Deprel::nsubj, Deprel::cop, Deprel::obj})) return false;
  }
  if (!names || document[names].pos != Upos::PROPN || !has_child(document, sentence, names, {Deprel::conj})) return false;
  if (document[word].pos != Upos::VERB) classes[word.value] = present_;
  document[word].head = {};
  document[word].relation = Deprel::root;
  document[names].head = word;
  document[names].relation = Deprel::nsubj;
  for (TokenId token{word.value + std::size_t{1}}; token < sentence.end; ++token.value)
    if (document[token].head == names) document[token].head = word;
  return true;
}

// "Israeli jets struck targets in Syria", read as jets that are struck targets: an apposition needs a comma, so the participle is the verb.
bool Consistency::raise_participle(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId verb) const {
  const TokenId object = document[verb].head;
  if (!object || !(verb < object) || verb == sentence.begin || document[verb].relation != Deprel::amod || past_ == no_tag) return false;
  if (classes[verb.value] != participle_ && classes[verb.value] != past_) return false;
  const TokenId subject{verb.value - std::size_t{1}};
  if (document[object].head != subject || document[subject].head || document[object].relation != Deprel::appos) return false;
  if (document[subject].pos != Upos::NOUN && document[subject].pos != Upos::PROPN) return false;
  if (has_child(document, sentence, subject, {Deprel::nsubj, Deprel::cop, Deprel::case_})) return false;
  classes[verb.value] = past_;
  for (TokenId token{object.value + std::size_t{1}}; token < sentence.end; ++token.value)
    if (document[token].head == subject) document[token].head = verb;
  document[verb].head = {};
  document[verb].relation = Deprel::root;
  document[subject].head = verb;
  document[subject].relation = Deprel::nsubj;
  document[object].head = verb;
  document[object].relation = Deprel::obj;
  return true;
}

// "Norway to send troops to Mali": a headline whose only verb is an infinitive has it for its predicate.
bool Consistency::raise_infinitive(Document& document, TokenRange sentence, TokenId verb) const {
  const TokenId subject = document[verb].head;
  if (!subject || !(subject < verb) || document[subject].head || document[verb].relation != Deprel::acl || document[subject].pos != Upos::PROPN) return false;
  const TokenId mark{verb.value - std::size_t{1}};
  if (document[mark].head != verb || document[mark].relation != Deprel::mark || document[mark].pos != Upos::PART) return false;
  if (has_child(document, sentence, subject, {Deprel::nsubj, Deprel::cop, Deprel::case_, Deprel::det})) return false;
  for (TokenId token = sentence.begin; token < verb; ++token.value)
    if (document[token].pos == Upos::VERB || document[token].pos == Upos::AUX) return false;
  document[verb].head = {};
  document[verb].relation = Deprel::root;
  document[subject].head = verb;
  document[subject].relation = Deprel::nsubj;
  for (TokenId token{verb.value + std::size_t{1}}; token < sentence.end; ++token.value)
    if (document[token].head == subject) document[token].head = verb;
  return true;
}

// "pledged continued support", read as a clause between a verb and its object: it is the object's participle.
bool Consistency::lower_between(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId second) const {
  if (classes[second.value] != participle_ && classes[second.value] != past_) return false;
  const TokenId first = document[second].head;
  const TokenId object{second.value + std::size_t{1}};
  if (!(object < sentence.end) || document[object].head != first || document[object].relation != Deprel::obj) return false;
  for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
    if (document[token].head == second) return false;
  document[second].head = object;
  document[second].relation = Deprel::amod;
  classes[second.value] = participle_;
  return true;
}

// "after he pledged continued support", read as two verbs side by side: without a subject of its own the second is the participle of the
// object, whichever of the two was put on top.
bool Consistency::lower_participle(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId second) const {
  const TokenId first{second.value - std::size_t{1}};
  if (document[first].pos != Upos::VERB || participle_ == no_tag) return false;
  const Deprel relation = document[first].head == second ? document[first].relation : document[second].relation;
  if (relation != Deprel::advcl && relation != Deprel::ccomp && relation != Deprel::parataxis) return false;
  const bool above = document[first].head == second;
  if (!above && relation == Deprel::ccomp && lower_between(document, classes, sentence, second)) return true;
  if (above && !document[second].head && has_child(document, sentence, first, {Deprel::mark})) return false;
  if (above && !has_child(document, sentence, first, {Deprel::nsubj})) return false;
  if (has_child(document, sentence, first, {Deprel::obj, Deprel::xcomp}) || (above && has_child(document, sentence, first, {Deprel::ccomp}))) return false;
  if (classes[second.value] != participle_ && classes[second.value] != past_) return false;
  if (has_child(document, sentence, second, {Deprel::nsubj, Deprel::csubj, Deprel::aux, Deprel::mark})) return false;
  TokenId object;
  for (TokenId token{second.value + std::size_t{1}}; token < sentence.end && !object; ++token.value)
    if (document[token].head == second && document[token].relation == Deprel::obj) object = token;
  if (!object) return false;
  for (TokenId token{second.value + std::size_t{1}}; token < object; ++token.value)
    if (document[token].head != object || document[token].pos == Upos::DET || document[token].pos == Upos::PRON) return false;
  if (above) {
    document[first].head = document[second].head;
    document[first].relation = document[second].relation;
  }
  for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
    if (document[token].head == second) document[token].head = first;
  document[second].head = object;
  document[second].relation = Deprel::amod;
  classes[second.value] = participle_;
  return true;
}

// "a day after Berg, the minister, met Holm", read as "after Berg" with a verb hung on somewhere: a finite verb has a subject, and a word
// that may be a conjunction brings it.
bool Consistency::give_subject(Document& document, std::span<const TagClass> classes, TokenRange sentence, TokenId verb) const {
  const TokenId above = document[verb].head;
  if (!above || !(above < verb)) return false;
  switch (document[verb].relation) {
    case Deprel::advcl:
    case Deprel::conj:
    case Deprel::parataxis:
    case Deprel::ccomp:
    case Deprel::dep: break;
    default: return false;
  }
  const TagClass tag = classes[verb.value];
  const bool tensed = tag == past_ || tag == singular_;
  if (!tensed && !has_child(document, sentence, verb, {Deprel::aux})) return false;
  if (has_child(document, sentence, verb, {Deprel::nsubj, Deprel::csubj, Deprel::expl, Deprel::mark, Deprel::cc})) return false;
  TokenId name;  // the last phrase with a preposition before the verb
  for (TokenId token{above.value + std::size_t{1}}; token < verb; ++token.value) {
    if (document[token].pos == Upos::VERB) return false;
    if (is_a(document[token].relation, Deprel::obl) && (document[token].head == above || document[token].head == verb)) name = token;
  }
  if (!name) return false;
  TokenId conjunction;
  for (TokenId token{above.value + std::size_t{1}}; token < name; ++token.value)
    if (document[token].head == name && document[token].relation == Deprel::case_) conjunction = conjunction ? TokenId{} : token;
  if (!conjunction || !conjunctions_.contains(document[conjunction].form)) return false;
  // Nothing may stand between them but what belongs to either.
  for (TokenId token{name.value + std::size_t{1}}; token < verb; ++token.value) {
    TokenId up = token;
    while (up && up != name && up != verb) up = document[up].head;
    if (!up) return false;
  }
  document[verb].head = above;
  document[verb].relation = Deprel::advcl;
  document[name].head = verb;
  document[name].relation = has_child(document, sentence, verb, {Deprel::aux_pass}) ? Deprel::nsubj_pass : Deprel::nsubj;
  document[conjunction].head = verb;
  document[conjunction].relation = Deprel::mark;
  return true;
}

// "sold passports to wealthy exiled Russians", read as if somebody exiled them: a preposition brings no participle, so that is its noun's.
bool Consistency::lower_marked_participle(Document& document, std::span<const TagClass> classes, TokenRange sentence, TokenId mark) const {
  const TokenId verb = document[mark].head;
  if (!verb || !(mark < verb) || (document[mark].pos != Upos::ADP && document[mark].pos != Upos::PART) || (classes[verb.value] != participle_ && classes[verb.value] != past_)) return false;
  if (!document[verb].head || has_child(document, sentence, verb, {Deprel::nsubj, Deprel::aux})) return false;
  TokenId object;
  for (TokenId token{verb.value + std::size_t{1}}; token < sentence.end && !object; ++token.value)
    if (document[token].head == verb) object = document[token].relation == Deprel::obj ? token : verb;
  if (!object || object == verb) return false;
  for (TokenId token{verb.value + std::size_t{1}}; token < object; ++token.value)
    if (document[token].pos == Upos::DET || document[token].pos == Upos::PRON) return false;
  document[object].head = document[verb].head;
  document[object].relation = document[document[verb].head].pos == Upos::VERB ? Deprel::obl : Deprel::nmod;
  for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
    if (document[token].head == verb) document[token].head = object;
  document[mark].relation = Deprel::case_;
  document[verb].head = object;
  document[verb].relation = Deprel::amod;
  return true;
}

// The same, read as a list of names: "shake" as part of "hands", with the second name.
bool Consistency::raise_listed_predicate(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence,
                                         TokenId object) const {
  const TokenId first = document[object].head;
  if (document[object].pos != Upos::NOUN || object.value < sentence.begin.value + 2 || !first || !(first < object) || present_ == no_tag) return false;
  if (!loose(document[object].relation) || document[first].head || document[first].pos != Upos::PROPN) return false;
  const TokenId verb{object.value - std::size_t{1}};
  if (document[verb].head != object || (document[verb].pos != Upos::NOUN && document[verb].pos != Upos::VERB) || !may_be_verb(words, verb)) return false;
  TokenId second, conjunction;
  for (TokenId token{first.value + std::size_t{1}}; token < verb; ++token.value) {
    if (document[token].head == first && document[token].relation == Deprel::conj) second = token;
    if (document[token].head != object) continue;
    if (document[token].pos == Upos::PROPN) second = token;
    if (document[token].relation == Deprel::cc) conjunction = token;
  }
  if (!second || (document[second].head == object && !conjunction)) return false;
  for (TokenId token{object.value + std::size_t{1}}; token < sentence.end; ++token.value)
    if (document[token].head == object || document[token].head == first) document[token].head = verb;  // what follows is the verb's
  const auto tie = [&](TokenId token, TokenId head, Deprel relation) { document[token].head = head, document[token].relation = relation; };
  if (document[verb].pos != Upos::VERB) classes[verb.value] = present_;
  tie(verb, {}, Deprel::root);
  tie(first, verb, Deprel::nsubj);
  tie(second, first, Deprel::conj);
  if (conjunction) tie(conjunction, second, Deprel::cc);
  tie(object, verb, Deprel::obj);
  return true;
}

// "denied bombing the port": a noun has no object, so what ends in -ing and has one is a verb.
bool Consistency::raise_gerund(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId word) const {
  Token& gerund = document[word];
  if (gerund.pos != Upos::NOUN || gerund_ == no_tag || !document.form(word).ends_with("ing")) return false;
  if (has_child(document, sentence, word, {Deprel::nsubj, Deprel::cop, Deprel::det, Deprel::case_, Deprel::amod, Deprel::compound})) return false;
  if (gerund.relation != Deprel::obj || document[gerund.head].pos != Upos::VERB) return false;
  classes[word.value] = gerund_;
  gerund.relation = Deprel::xcomp;
  return true;
}

// "Berg was elected chancellor", read as an elected chancellor: what has a subject and an auxiliary is no attribute, so it takes the place
// of its noun, which says what it came to.
bool Consistency::raise_passive(Document& document, TokenRange sentence, TokenId verb) const {
  const TokenId noun = document[verb].head;
  if (document[verb].relation != Deprel::amod || !noun || !(verb < noun) || !has_child(document, sentence, verb, {Deprel::nsubj_pass}) ||
      !has_child(document, sentence, verb, {Deprel::aux_pass}))
    return false;
  document[verb].head = document[noun].head;
  document[verb].relation = document[noun].relation;
  document[noun].head = verb;
  document[noun].relation = Deprel::xcomp;
  for (TokenId token = sentence.begin; token < sentence.end; ++token.value)
    if (document[token].head == noun && (token < verb || document[token].relation == Deprel::punct)) document[token].head = verb;
  return true;
}

bool Consistency::repair_word(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence,
                              TokenId token) const {
  const Token& word = document[token];
  if (word.relation == Deprel::obj && (nominal(document[word.head]) || !document[word.head].head) &&
      raise_predicate(document, words, classes, sentence, word.head))
    return true;
  if (word.relation == Deprel::obj && raise_gerund(document, classes, sentence, word.head)) return true;
  if (loose(word.relation) && raise_listed_predicate(document, words, classes, sentence, token)) return true;
  if (word.relation == Deprel::amod && raise_passive(document, sentence, token)) return true;
  if ((word.pos == Upos::VERB || word.pos == Upos::ADJ) && raise_participle(document, classes, sentence, token)) return true;
  if (word.pos == Upos::VERB && (raise_infinitive(document, sentence, token) || give_subject(document, classes, sentence, token)))
    return true;
  if (lift_from_name(document, token) || tie_bare_name(document, sentence, token) || match_conjuncts(document, sentence, token) ||
      keep_in_apposition(document, sentence, token) || nest_complements(document, sentence, token))
    return true;
  if (word.relation == Deprel::mark && lower_marked_participle(document, classes, sentence, token)) return true;
  if ((is_a(word.relation, Deprel::nsubj) || word.relation == Deprel::obj) && tie_apposition(document, sentence, token)) return true;
  if (word.pos != Upos::VERB || token == sentence.begin) return false;
  const TokenId before{token.value - std::size_t{1}};
  return (word.head == before || document[before].head == token) && lower_participle(document, classes, sentence, token);
}

bool Consistency::repair(Document& document, const WordInfos& words, std::span<TagClass> classes) const {
  bool changed = false;
  SentenceTree tree(document, classes);
  for (const TokenRange& sentence : document.sentences) {
    tree.keep(sentence);
    for (TokenId token = sentence.begin; token < sentence.end; ++token.value) {
      // No word needs more repairs than there are kinds of them, so this ends even if two undo each other.
      constexpr int most = 12;
      for (int i = 0; i < most && repair_word(document, words, classes, sentence, token); ++i) {
        if (!tree.whole(sentence)) {
          tree.restore(sentence);
          break;
        }
        tree.keep(sentence);
        changed = true;
      }
    }
  }
  return changed;
}

}  // namespace entente
