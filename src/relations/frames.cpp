// SPDX-License-Identifier: Apache-2.0
#include "relations/frames.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

using Kind = Place::Kind;

// A chain of control longer than this is a parse gone wrong.
constexpr int deepest = 6;

bool nominal(Upos pos) { return pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::PRON || pos == Upos::NUM || pos == Upos::SYM; }
bool has(const Frame& frame, Kind kind) {
  return std::any_of(frame.begin(), frame.end(), [&](const Argument& argument) { return argument.place.kind == kind; });
}
bool verbal(const Token& token) { return token.pos == Upos::VERB || (token.pos == Upos::AUX && token.relation != Deprel::aux); }

}  // namespace

GrammarClasses::GrammarClasses(const WordClasses& words)
    : light(words.require("light")), light_preposition(words.require("light_preposition")), of_object(words.require("of_object")), asked(words.require("asked")), called(words.require("called")), nested(words.require("nested")), light_for(words.require("light_for")), body(words.require("body")), sort(words.require("sort")), opinion(words.require("opinion")), copular(words.require("copular")), subject_control(words.require("subject_control")),
      relative(words.require("relative")), relative_person(words.require("relative_person")), by(words.require("by")), as(words.require("as")), including(words.require("including")),
      quantity(words.require("quantity")), acts_for(words.require("acts_for")), all_of(words.require("all_of")),
      occur(words.require("occur")), office(words.require("office")), named_of(words.require("named_of")),
      state_body(words.require("state_body")) {}

Frames::Frames(const Document& document, const WordClasses& words, const GrammarClasses& classes, const std::vector<Symbol>& lemmas)
    : document_(document), words_(words), classes_(classes), lemmas_(lemmas) {
  index_names();
  index_members();
}

void Frames::index_names() {
  names_from_.resize(document_.tokens.size());
  names_until_.resize(document_.tokens.size() + 1);
  name_types_.resize(document_.tokens.size());
  in_person_name_.resize(document_.tokens.size());
  mention_types_.resize(document_.tokens.size());
  for (const Mention& mention : document_.mentions) {
    if (mention.entity) mention_types_[mention.head.value] = document_.entities[mention.entity.value].type;
    if (mention.kind != Mention::Kind::name || !mention.entity || mention.tokens.empty()) continue;
    std::uint32_t begin = mention.tokens.begin.value;
    if (document_.entities[mention.entity.value].type == EntityType::Person && mention.tokens.size() > 1)
      for (std::uint32_t i = begin; i < mention.tokens.end.value; ++i) in_person_name_[i] = document_[TokenId{i}].pos == Upos::PROPN;
    if (document_[mention.tokens.begin].pos == Upos::DET) ++begin;
    if (begin >= mention.tokens.end.value) continue;
    // Sorted with the longer one first, which counts.
    if (!names_from_[begin]) names_from_[begin] = mention.head;
    if (!names_until_[mention.tokens.end.value]) names_until_[mention.tokens.end.value] = mention.head;
    name_types_[mention.head.value] = document_.entities[mention.entity.value].type;
  }
}

bool Frames::is(TokenId token, ClassId word_class) const {
  return token && words_.has(word_class, lemmas_[token.value], document_[token].pos);
}

Frame Frames::frame(TokenId word) const {
  Frame frame;
  const Token& token = document_[word];
  if (verbal(token)) {
    add_verb(word, frame);
  } else {
    if (token.pos == Upos::ADJ) add_predicate(word, frame);
    else add_noun(word, frame);
  }
  add_prepositional(word, frame);
  return frame;
}

bool Frames::passive(TokenId verb) const {
  const Token& token = document_[verb];
  const bool tensed = token.features.is(Feature::VerbForm, "Fin");  // only a participle is passive
  for (const TokenId child : children(document_, verb)) {
    const Deprel relation = document_[child].relation;
    if (relation == Deprel::aux_pass) return true;
    if (!tensed && (relation == Deprel::nsubj_pass || relation == Deprel::obl_agent)) return true;
  }
  const bool participle = token.features.is(Feature::VerbForm, "Part") && token.features.is(Feature::Tense, "Past");
  if (participle && (token.relation == Deprel::acl || token.relation == Deprel::amod)) return true;
  // "was arrested and jailed": the second participle is as passive as the first.
  if (token.relation == Deprel::conj && token.head && participle && own_subject(verb) == TokenId() && !child(document_, verb, Deprel::aux))
    return document_[token.head].pos == Upos::VERB && passive(token.head);
  return false;
}

TokenId Frames::case_of(TokenId token) const { return child(document_, token, {Deprel::case_}); }

// The nearest one before the verb, where the tree has two.
TokenId Frames::own_subject(TokenId verb) const {
  TokenId subject = child(document_, verb, {Deprel::nsubj});
  for (const TokenId other : children(document_, verb))
    if (other > subject && other < verb && document_[other].relation == Deprel::nsubj) subject = other;
  return subject;
}

Symbol Frames::particle_lemma(TokenId verb) const {
  if (const TokenId particle = child(document_, verb, {Deprel::compound_prt}); particle && document_[particle].relation == Deprel::compound_prt) {
    const std::string both = std::string(document_.symbols.view(lemma(verb))) + "_" + std::string(document_.symbols.view(lemma(particle)));
    if (const Symbol known = document_.symbols.find(both)) return known;
  }
  return lemma(verb);
}

// "Stoltenberg, the head of the alliance, who": trees hang such clauses on the nearest noun, but "who" asks for a person.
TokenId Frames::person_above(TokenId noun) const {
  if (!noun || mention_types_[noun.value] == std::nullopt || mention_types_[noun.value] == EntityType::Person ||
      mention_types_[noun.value] == EntityType::Group)
    return noun;
  for (TokenId at = noun; document_[at].head; at = document_[at].head) {
    const Deprel relation = universal(document_[at].relation);
    if (relation != Deprel::nmod && relation != Deprel::appos && relation != Deprel::compound) break;
    if (mention_types_[document_[at].head.value] == EntityType::Person) return document_[at].head;
  }
  return noun;
}

// "who" in a relative clause stands for the noun that the clause describes.
TokenId Frames::antecedent(TokenId pronoun) const {
  if (!pronoun || document_[pronoun].pos == Upos::NOUN || document_[pronoun].pos == Upos::PROPN || !is(pronoun, classes_.relative)) return pronoun;
  for (TokenId up = document_[pronoun].head; up; up = document_[up].head)
    if (document_[up].relation == Deprel::acl_relcl) return is(pronoun, classes_.relative_person) ? person_above(document_[up].head) : document_[up].head;
  // Where the tree has no such clause, the name right before it.
  const std::uint32_t at = pronoun.value;
  if (name_until(at)) return name_until(at);
  if (at > 0 && document_.form(TokenId{at - std::size_t{1}}) == "," && name_until(at - 1)) return name_until(at - 1);
  return pronoun;
}

TokenId Frames::surface_subject(TokenId verb, int depth) const {
  if (const TokenId own = own_subject(verb)) return antecedent(own);
  if (const TokenId name = name_before_finite(verb)) return name;
  return depth < deepest ? understood_subject(verb, depth + 1) : TokenId();
}

// "after Ukraine's president, Volodymyr Zelensky, met": a name right before a verb with a tense of its own, where the tree has lost its subject.
TokenId Frames::name_before_finite(TokenId verb) const {
  const Token& token = document_[verb];
  const bool clause = token.relation == Deprel::root || token.relation == Deprel::parataxis || token.relation == Deprel::ccomp ||
                      (token.relation == Deprel::advcl && !child(document_, verb, Deprel::mark));
  if (!clause || !token.features.is(Feature::VerbForm, "Fin")) return {};
  const std::uint32_t at = verb.value;
  const std::uint32_t end = at > 1 && document_.form(TokenId{at - std::size_t{1}}) == "," ? at - 1 : at;
  const TokenId name = name_until(end);
  return name && sentence(document_, verb).contains(name) && !case_of(name) ? name : TokenId();
}

TokenId Frames::name_before_gerund(TokenId verb) const {
  const Token& token = document_[verb];
  const bool gerund = token.features.is(Feature::VerbForm, "Ger") || token.features.is(Feature::Tense, "Pres");
  const TokenId name = name_until(verb.value);
  if (gerund && name && name == token.head && token.relation == Deprel::advcl && !child(document_, verb, Deprel::mark)) return name;
  if (!gerund || !name || !token.head || child(document_, verb, Deprel::mark) || is(token.head, classes_.acts_for)) return {};
  const bool object = token.relation == Deprel::advcl && (document_[name].relation == Deprel::obj || is_a(document_[name].relation, Deprel::obl));
  const bool complement = token.relation == Deprel::acl && is_a(document_[name].relation, Deprel::nmod);
  return (object || complement) && document_[name].head == token.head ? name : TokenId();
}

bool Frames::follows_object(TokenId infinitive) const {
  const Token& token = document_[infinitive];
  if (token.relation != Deprel::advcl || !token.features.is(Feature::VerbForm, "Inf") || !token.head) return false;
  const TokenId object = child(document_, token.head, {Deprel::obj, Deprel::iobj});
  const TokenId mark = child(document_, infinitive, Deprel::mark);
  return object && mark && yield(document_, object).end == mark;
}

// "kept Kyiv from joining", "accused Kyiv of joining": the one that is kept or accused is the one that joins.
bool Frames::gerund_of_object(TokenId verb) const {
  const Token& token = document_[verb];
  return token.relation != Deprel::xcomp && verb > token.head && is(child(document_, verb, Deprel::mark), classes_.of_object);
}

// "Kyiv, which Minsk accused": the noun that the clause describes, where it is what the clause lacks.
TokenId Frames::object_of(TokenId verb) const {
  if (const TokenId object = child(document_, verb, Deprel::obj)) return antecedent(object);
  const TokenId subject = own_subject(verb);
  const bool gap = document_[verb].relation == Deprel::acl_relcl && subject && !is(subject, classes_.relative) && !passive(verb);
  return gap ? document_[verb].head : TokenId();
}

// "called for Kyiv to join": a clause that some trees take for a purpose.
bool Frames::asked_for(TokenId verb) const {
  return document_[verb].relation == Deprel::advcl && own_subject(verb) && document_[verb].features.is(Feature::VerbForm, "Inf") &&
         is(child(document_, verb, Deprel::mark), classes_.asked);
}

// The subject that a clause leaves unsaid because another one says it.
TokenId Frames::understood_subject(TokenId verb, int depth) const {
  const Token& token = document_[verb];
  const TokenId head = token.head;
  if (!head) return {};
  if (const TokenId name = name_before_gerund(verb)) return name;
  switch (token.relation) {
    case Deprel::conj:
      return verbal(document_[head]) || child(document_, head, Deprel::cop) ? surface_subject(head, depth) : TokenId();
    case Deprel::ccomp:  // "is considering joining", where some trees have no xcomp
      if (token.features.is(Feature::VerbForm, "Fin") || child(document_, verb, Deprel::aux) || child(document_, verb, Deprel::mark)) return {};
      [[fallthrough]];
    case Deprel::xcomp:
    case Deprel::advcl:
      if (!verbal(document_[head]) && !child(document_, head, Deprel::cop)) return {};
      // "urged Kyiv to join", "kept Kyiv from joining", but "promised Kyiv to help".
      if (!is(head, classes_.subject_control))
        if (const TokenId object = child(document_, head, {Deprel::obj, Deprel::iobj});
            object && (token.relation == Deprel::xcomp || follows_object(verb))) return antecedent(object);
      // "called for Kyiv to join"
      if (const TokenId mark = child(document_, verb, Deprel::mark); mark && token.features.is(Feature::VerbForm, "Inf"))
        for (const TokenId asked : children(document_, head))
          if (is_a(document_[asked].relation, Deprel::obl) && is(case_of(asked), classes_.asked) && yield(document_, asked).end == mark) return asked;
      if (gerund_of_object(verb))
        if (const TokenId object = object_of(head)) return object;
      return surface_subject(head, depth);
    case Deprel::acl_relcl: {
      for (const TokenId child : children(document_, verb))
        if (is(child, classes_.relative)) return {};
      return head;
    }
    case Deprel::acl:
    case Deprel::amod: {
      // "suspects Kyiv of arming", where the tree ties the gerund to the name
      if (document_[head].relation == Deprel::obj && document_[head].pos == Upos::PROPN && is(child(document_, verb, Deprel::mark), classes_.of_object)) return head;
      const bool participle = token.features.is(Feature::VerbForm, "Part") || token.features.is(Feature::VerbForm, "Ger");
      if (participle && !child(document_, verb, Deprel::mark)) return head;
      // "Kyiv's bid to join", "Kyiv made a bid to join".
      return agent(head);
    }
    default: return {};
  }
}

TokenId Frames::agent(TokenId word) const {
  const Frame arguments = frame(word);
  for (const Argument& argument : arguments)
    if (argument.place.kind == Kind::agent || (argument.place.kind == Kind::possessor && !verbal(document_[word]))) return argument.token;
  // "a US plan to leave"
  for (const Argument& argument : arguments)
    if (argument.place.kind == Kind::modifier && document_[argument.token].pos == Upos::PROPN) return argument.token;
  return {};
}

// Whether "'s" follows the name, or another noun that it only describes.
bool Frames::describes(TokenId name, bool tensed) const {
  const Deprel relation = document_[name].relation;
  return relation == Deprel::nmod_poss || (tensed && (relation == Deprel::compound || relation == Deprel::amod));
}

void Frames::add_verb(TokenId verb, Frame& frame) const {
  const bool is_passive = passive(verb);
  if (const TokenId subject = surface_subject(verb, 0); subject && subject != verb)
    frame.push_back({{is_passive ? Kind::object : Kind::agent, {}}, subject, {}});
  bool object = is_passive;
  for (const TokenId child : children(document_, verb)) {
    const Token& token = document_[child];
    if (token.relation == Deprel::obj && token.pos != Upos::VERB) frame.push_back({{Kind::object, {}}, antecedent(child), {}}), object = true;
    if (token.relation == Deprel::iobj) frame.push_back({{Kind::recipient, {}}, antecedent(child), {}});
    if (token.relation == Deprel::ccomp || token.relation == Deprel::xcomp || asked_for(child)) frame.push_back({{Kind::clause, {}}, child, {}});
    if ((is_a(token.relation, Deprel::xcomp) && token.features.is(Feature::VerbForm, "Inf")) || follows_object(child)) frame.push_back({{Kind::infinitive, {}}, child, {}});
    if (is_passive && is_a(token.relation, Deprel::obl) && is(case_of(child), classes_.by)) frame.push_back({{Kind::agent, {}}, antecedent(child), {}});
    // "US-backed fighters"
    if (is_passive && document_[verb].relation == Deprel::amod && child < verb && nominal(token.pos) && token.relation != Deprel::punct)
      frame.push_back({{Kind::agent, {}}, child, {}});
  }
  if (is_passive && !has(frame, Kind::agent)) add_agent_below(verb, frame);
  // "from joining NATO": a name right behind a verb is its object, whatever the tree ties it to, unless it does something itself.
  std::uint32_t behind = verb.value + 1;
  if (behind < document_.tokens.size() && document_[TokenId{behind}].pos == Upos::DET) ++behind;
  if (const TokenId name = name_from(behind); name && !object && sentence(document_, verb).contains(name) && !is_a(document_[name].relation, Deprel::nsubj) &&
      !describes(name, document_[verb].features.is(Feature::VerbForm, "Fin")))
    frame.push_back({{Kind::object, {}}, name, {}}), object = true;
  // "the fighters whom NATO trains": the clause lacks its object, and the noun that it describes is it.
  if (!object)
    if (const TokenId described = object_of(verb)) frame.push_back({{Kind::object, {}}, described, {}});
}

// "was accused of provocation by Minsk": the phrase with "by" may hang on a noun before it.
void Frames::add_agent_below(TokenId verb, Frame& frame) const {
  for (const TokenId part : children(document_, verb)) {
    if (part < verb || (!is_a(document_[part].relation, Deprel::obl) && document_[part].relation != Deprel::obj)) continue;
    for (const TokenId phrase : children(document_, part))
      if (is_a(document_[phrase].relation, Deprel::nmod) && is(case_of(phrase), classes_.by)) frame.push_back({{Kind::agent, {}}, phrase, {}});
  }
}

void Frames::add_prepositional(TokenId word, Frame& frame) const {
  for (const TokenId child : children(document_, word)) {
    const Token& token = document_[child];
    if (!is_a(token.relation, Deprel::obl) && !is_a(token.relation, Deprel::nmod)) continue;
    if (token.pos == Upos::ADJ) continue;  // "in Spanish" is no place
    if (const TokenId preposition = case_of(child); preposition && token.relation != Deprel::nmod_poss)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, antecedent(child), {}});
  }
}

TokenId Frames::light_verb(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.relation == Deprel::conj && token.head && nominal(document_[token.head].pos)) return light_verb(token.head);
  const bool object = token.relation == Deprel::obj || token.relation == Deprel::nsubj_pass;
  if (!token.head || !verbal(document_[token.head])) return {};
  const bool asked = token.relation == Deprel::obl && is(case_of(noun), classes_.asked) && is(token.head, classes_.light_for);
  const bool oblique = token.relation == Deprel::obl && is(case_of(noun), classes_.light_preposition);
  const bool light = (object || oblique) && words_.has(classes_.light, particle_lemma(token.head), Upos::VERB);
  return asked || light ? token.head : TokenId();
}

void Frames::add_noun(TokenId noun, Frame& frame) const {
  frame.push_back({{Kind::self, {}}, noun, {}});
  for (const TokenId child : children(document_, noun)) {
    const Token& token = document_[child];
    if (token.relation == Deprel::nmod_poss) frame.push_back({{Kind::possessor, {}}, child, {}});
    if ((token.relation == Deprel::amod || token.relation == Deprel::compound || token.relation == Deprel::nmod_desc) && child < noun)
      frame.push_back({{Kind::modifier, {}}, child, {}});
    if (!is_a(token.relation, Deprel::nmod) || child < noun) continue;
    if (is(case_of(child), classes_.by)) frame.push_back({{Kind::agent, {}}, child, {}});
    // "the bombing of Kyiv by Moscow", where the tree ties the second phrase to the first
    for (const TokenId inner : children(document_, child)) {
      if (!is_a(document_[inner].relation, Deprel::nmod)) continue;
      const TokenId preposition = case_of(inner);
      if (is(preposition, classes_.by)) frame.push_back({{Kind::agent, {}}, inner, {}});
      else if (is(preposition, classes_.nested)) frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, inner, {}});
    }
  }
  if (const TokenId verb = light_verb(noun)) {
    for (const Argument& argument : this->frame(verb))
      if (argument.token != noun && (argument.place.kind == Kind::agent || argument.place.kind == Kind::preposition || argument.place.kind == Kind::recipient))
        frame.push_back(argument);
  }
  add_phrase_behind(noun, frame);
  add_clause_above(noun, frame);
  // "DAB's Starry Lee and Holden Chow": what one has in front, both have.
  if (const TokenId possessor = shared_possessor(noun)) frame.push_back({{Kind::possessor, {}}, possessor, {}});
  add_predicate(noun, frame);
  add_title(noun, frame);
  add_apposition(noun, frame);
  add_bearers(noun, frame);
  add_address(noun, frame);
}

void Frames::add_clause_above(TokenId noun, Frame& frame) const {
  const Token& token = document_[noun];
  if (const TokenId preposition = case_of(noun)) frame.push_back({{Kind::case_, {}}, preposition, {}});
  if (!token.head || !verbal(document_[token.head])) return;
  if (token.relation == Deprel::obj || token.relation == Deprel::nsubj_pass) frame.push_back({{Kind::verb, {}}, token.head, {}});
  if (is_a(token.relation, Deprel::obl))
    if (const TokenId subject = surface_subject(token.head, 0)) frame.push_back({{Kind::above, {}}, subject, {}});
}

// "condemned the attack on Iraq": right behind an object a phrase is the object's, though the tree may give it to the verb.
void Frames::add_phrase_behind(TokenId noun, Frame& frame) const {
  const Token& token = document_[noun];
  if (token.relation != Deprel::obj || !token.head) return;
  for (const TokenId child : children(document_, token.head))
    if (const TokenId preposition = case_of(child); is_a(document_[child].relation, Deprel::obl) && preposition && preposition.value == noun.value + 1)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, child, {}});
}

TokenId Frames::shared_possessor(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.relation != Deprel::conj || !token.head || token.pos != Upos::PROPN || document_[token.head].pos != Upos::PROPN) return {};
  if (child(document_, noun, {Deprel::nmod, Deprel::compound, Deprel::amod})) return {};
  TokenId nearest = token.head;
  for (const TokenId sister : children(document_, token.head))
    if (document_[sister].relation == Deprel::conj && sister < noun && child(document_, sister, Deprel::nmod)) nearest = sister;
  return child(document_, nearest, {Deprel::nmod_poss});
}

// A title and its name stand side by side, so neither needs the tree: "German defence minister Boris Pistorius".
void Frames::add_title(TokenId noun, Frame& frame) const {
  const TokenId name = name_from(noun.value + 1);
  if (!name || name_types_[name.value] != EntityType::Person) return;
  add_body_before(noun, frame);
  frame.push_back({{Kind::bearer, {}}, name, {}});
}

// Where the words begin that make one phrase with the noun behind them; a name ends the phrase.
std::uint32_t Frames::phrase_begin(TokenId noun) const {
  constexpr std::uint32_t longest = 5;
  std::uint32_t begin = noun.value;
  for (std::uint32_t n = 0; n < longest && begin > 0 && !name_until(begin); ++n) {
    const TokenId before{begin - std::size_t{1}};
    const Upos pos = document_[before].pos;
    if (pos != Upos::NOUN && pos != Upos::ADJ && pos != Upos::PROPN && document_.form(before) != "-") break;
    --begin;
  }
  return begin;
}

void Frames::add_body_before(TokenId noun, Frame& frame) const {
  const std::uint32_t begin = phrase_begin(noun);
  const bool possessive = begin > 1 && document_[TokenId{begin - std::size_t{1}}].pos == Upos::PART && name_until(begin - 1);
  if (const TokenId body = possessive ? name_until(begin - 1) : name_until(begin); body && name_types_[body.value] != EntityType::Person)
    frame.push_back({{possessive ? Kind::possessor : Kind::modifier, {}}, body, {}});
}

// "Vilnius, the Lithuanian capital," by word order: between a name with a comma and the next mark there is nothing but the phrase.
void Frames::add_apposition(TokenId noun, Frame& frame) const {
  std::uint32_t begin = noun.value;
  constexpr std::uint32_t longest = 7;
  const auto inside = [&](std::uint32_t at) {
    const Upos pos = document_[TokenId{at}].pos;
    return pos == Upos::NOUN || pos == Upos::ADJ || pos == Upos::PROPN || pos == Upos::DET || pos == Upos::PART || pos == Upos::ADP;
  };
  while (begin > 0 && noun.value - begin < longest && inside(begin - 1) && document_[TokenId{begin - std::size_t{1}}].pos != Upos::ADP) --begin;
  if (begin < 2 || document_.form(TokenId{begin - std::size_t{1}}) != ",") return;
  const TokenId name = name_until(begin - 1);
  if (!name) return;
  const TokenRange bounds = sentence(document_, noun);
  std::uint32_t end = noun.value + 1;
  while (end < bounds.end.value && end - noun.value < longest && inside(end)) ++end;
  if (end < bounds.end.value && document_[TokenId{end}].pos != Upos::PUNCT) return;
  add_body_before(noun, frame);
  frame.push_back({{Kind::bearer, {}}, name, {}});
}

// "Aceh, Indonesia" but not "Aceh, Bali and Java".
void Frames::add_address(TokenId noun, Frame& frame) const {
  std::uint32_t end = noun.value + 1;
  while (end < document_.tokens.size() && !name_until(end) && document_[TokenId{end}].relation == Deprel::flat) ++end;
  if (name_until(end) != noun || name_types_[noun.value] != EntityType::Place) return;
  if (end >= document_.tokens.size() || document_.form(TokenId{end}) != ",") return;
  const TokenId region = name_from(end + 1);
  if (!region || (name_types_[region.value] != EntityType::Place && name_types_[region.value] != EntityType::Country)) return;
  for (const TokenId child : children(document_, region))
    if (document_[child].relation == Deprel::cc || document_[child].relation == Deprel::conj) return;
  const TokenRange range = yield(document_, region);
  const auto comma = [&](std::uint32_t at) { return at < document_.tokens.size() && document_.form(TokenId{at}) == ","; };
  const std::uint32_t begin = yield(document_, noun).begin.value;
  bool listed = range.end.value < document_.tokens.size() && document_[range.end].pos == Upos::CCONJ;
  // "Lyon, Provence" but not "Lyon, Nantes, Lille"; a country's name at the end of a list of towns is rare.
  if (name_types_[region.value] == EntityType::Place)
    listed = listed || (comma(range.end.value) && name_from(range.end.value + 1)) || (begin > 1 && comma(begin - 1) && name_until(begin - 1));
  if (!listed) frame.push_back({{Kind::address, {}}, region, {}});
}

// "is in talks with", "is critical of": the subject of a predicate that is no verb.
void Frames::add_predicate(TokenId word, Frame& frame) const {
  const Token& token = document_[word];
  if (child(document_, word, Deprel::cop)) {
    const TokenId subject = own_subject(word);
    if (subject) frame.push_back({{Kind::agent, {}}, antecedent(subject), {}});
  } else if (token.pos == Upos::ADJ) {
    if ((token.relation == Deprel::amod || token.relation == Deprel::acl || token.relation == Deprel::acl_relcl) && token.head)
      frame.push_back({{Kind::agent, {}}, token.head, {}});
    else if (token.relation == Deprel::conj || token.relation == Deprel::xcomp || token.relation == Deprel::advcl)
      if (const TokenId subject = surface_subject(word, 0)) frame.push_back({{Kind::agent, {}}, subject, {}});
  }
  // "The base is in Germany"
  if (token.relation == Deprel::nsubj && token.head && child(document_, token.head, Deprel::cop))
    if (const TokenId preposition = case_of(token.head)) frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, token.head, {}});
}

TokenId Frames::copular_verb(TokenId word) const {
  const Token& token = document_[word];
  if (!token.head || is(token.head, classes_.opinion)) return {};
  if ((token.relation == Deprel::xcomp || token.relation == Deprel::obj) && is(token.head, classes_.copular)) return token.head;
  if (token.relation == Deprel::xcomp && verbal(document_[token.head])) return token.head;
  if (token.relation == Deprel::obj && child(document_, token.head, Deprel::nsubj_pass) && passive(token.head)) return token.head;  // "was elected president"
  if (is_a(token.relation, Deprel::obl) && is(case_of(word), classes_.as) && verbal(document_[token.head])) return token.head;
  return {};
}

void Frames::add_bearers(TokenId noun, Frame& frame) const {
  const Token& token = document_[noun];
  const auto add = [&](TokenId bearer, TokenId anchor) {
    if (bearer) frame.push_back({{Kind::bearer, {}}, bearer, anchor});
  };
  const bool title = token.relation == Deprel::nmod_desc || token.relation == Deprel::compound || token.relation == Deprel::flat;
  if (title && token.head && document_[token.head].pos == Upos::PROPN) {
    add(token.head, {});
    // "Malaysia's Prime Minister Najib Razak", "Senator Rubio of Florida": what belongs to the title hangs on the name.
    for (const TokenId child : children(document_, token.head)) {
      const Token& sister = document_[child];
      if (sister.relation == Deprel::nmod_poss) frame.push_back({{Kind::possessor, {}}, child, {}});
      if ((sister.relation == Deprel::compound || sister.relation == Deprel::amod) && child < noun) frame.push_back({{Kind::modifier, {}}, child, {}});
      if (is_a(sister.relation, Deprel::nmod) && case_of(child) && sister.relation != Deprel::nmod_poss)
        frame.push_back({{Kind::preposition, lemmas_[case_of(child).value]}, child, {}});
    }
  }
  for (const TokenId child : children(document_, noun))
    if (document_[child].relation == Deprel::appos || (document_[child].relation == Deprel::flat && document_[child].pos == Upos::PROPN)) add(child, {});
  if (token.relation == Deprel::appos) add(token.head, {});
  if (token.relation == Deprel::conj && token.head && document_[token.head].relation == Deprel::appos) add(document_[token.head].head, {});
  if (child(document_, noun, Deprel::cop)) {
    TokenId subject = own_subject(noun);
    if (!subject && token.relation == Deprel::acl_relcl) subject = token.head;
    add(antecedent(subject), noun);
  }
  if (token.relation == Deprel::nsubj && token.head && child(document_, token.head, Deprel::cop)) add(token.head, token.head);
  if (const TokenId verb = copular_verb(noun)) {
    const TokenId object = child(document_, verb, Deprel::obj);
    const bool other = object && object != noun;
    if (other) add(antecedent(object), verb);
    // "took office as president"
    if (!other || document_[object].pos == Upos::NOUN) add(surface_subject(verb, 0), verb);
  }
  add(noun, {});
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
      if (next.relation == Deprel::conj && nominal(next.pos)) add(child);
      // "North and South Korea": the first name is only a part of the second in the tree
      if (next.relation == Deprel::compound && mention_types_[child.value] && entente::child(document_, child, Deprel::conj))
        add(child);
    }
  return found;
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

}  // namespace entente
