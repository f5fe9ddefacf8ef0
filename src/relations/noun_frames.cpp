// SPDX-License-Identifier: Apache-2.0
// What stands in the places of a noun, and of whom it is said.
#include "relations/frames.hpp"

#include <algorithm>
#include <iterator>

#include "relations/word_kinds.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

using Kind = Place::Kind;

}  // namespace

TokenId end_of_compound(const Document& document, TokenId first) {
  const auto close = [&](std::uint32_t at) { return at < document.tokens.size() && !document[TokenId{at}].has(Token::space_before); };
  std::uint32_t last = first.value;
  while (close(last + 1) && document.form(TokenId{last + std::size_t{1}}) == "-" && close(last + 2)) last += 2;
  return TokenId{last};
}

TokenId Frames::light_verb(TokenId noun) const {
  const Token& token = document_[noun];
  // "played in Lyon and Lille": a town is no deed that a verb could lend its places to.
  if (const std::optional<EntityType> type = mention_types_[noun.value]; type && *type != EntityType::Event && token.pos == Upos::PROPN)
    return {};
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
    if (token.relation == Deprel::nmod_poss) frame.push_back({{Kind::possessor, {}}, antecedent(child), {}});
    if ((token.relation == Deprel::amod || token.relation == Deprel::compound || token.relation == Deprel::nmod_desc) &&
        child < noun && !names_tongue(child)) {
      frame.push_back({{before_number(child, noun) ? Kind::recipient : Kind::modifier, {}}, child, {}});
      if (const TokenId country = described_through(child)) frame.push_back({{Kind::modifier, {}}, country, {}});
    }
    if (token.relation == Deprel::acl_relcl && verbal(token)) frame.push_back({{Kind::relative, {}}, child, {}});
    if (token.relation == Deprel::acl) add_maker(child, frame);
    if (!is_a(token.relation, Deprel::nmod) || child < noun) continue;
    if (is(case_of(child), classes_.by)) frame.push_back({{Kind::agent, {}}, child, {}});
    // "the bombing of Kyiv by Moscow", where the tree ties the second phrase to the first
    for (const TokenId inner : children(document_, child)) {
      if (!is_a(document_[inner].relation, Deprel::nmod)) continue;
      const TokenId preposition = case_of(inner);
      if (is(preposition, classes_.by))
        frame.push_back({{Kind::agent, {}}, inner, {}});
      else if (is(preposition, classes_.nested) &&  // not "the call for a ban on Berg"
               (mention_types_[child.value] || is(preposition, classes_.nested_far)))
        frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, inner, {}});
    }
  }
  if (const TokenId verb = light_verb(noun)) {
    for (const Argument& argument : this->frame(verb))
      if (argument.token != noun && (argument.place.kind == Kind::agent || argument.place.kind == Kind::preposition ||
                                     argument.place.kind == Kind::recipient))
        frame.push_back(argument);
  }
  add_phrase_behind(noun, frame);
  add_clause_above(noun, frame);
  // "DAB's Starry Lee and Holden Chow": what one has in front, both have.
  if (const TokenId possessor = shared_possessor(noun)) frame.push_back({{Kind::possessor, {}}, possessor, {}});
  add_predicate(noun, frame);
  add_title(noun, frame);
  add_apposition(noun, frame);
  if (is_title(noun)) add_title_by_order(noun, frame);
  add_place_behind(noun, frame);
  add_instance(noun, frame);
  add_bearers(noun, frame);
  add_address(noun, frame);
  if (home_.named && is(noun, classes_.state_office)) frame.push_back({{Kind::home, {}}, home_.named, {}});
}

// "a Chinese language newspaper", "a Russian-speaking clerk": not of China or Russia.
bool Frames::names_tongue(TokenId adjective) const {
  const std::size_t next = adjective.value + std::size_t{1};
  if (next + 1 >= document_.tokens.size()) return false;
  return is(TokenId{document_.form(TokenId{next}) == "-" ? next + 1 : next}, classes_.tongue);
}

// "the Danish hearing-aid maker", where the tree ties the country to the aid.
TokenId Frames::described_through(TokenId part) const {
  if (document_[part].pos != Upos::NOUN || document_[part].relation != Deprel::compound) return {};
  const TokenId adjective = child(document_, part, {Deprel::amod});
  const bool country = adjective && name_type(adjective) == EntityType::Country && name_until(adjective.value + 1) == adjective;
  const bool joined = country && document_.form(TokenId{adjective.value + std::size_t{1}}) == "-";  // "American-born"
  return country && !joined ? adjective : TokenId();
}

// "the plan drawn up by Kyiv" is Kyiv's plan.
void Frames::add_maker(TokenId participle, Frame& frame) const {
  if (!words_.has(classes_.make, particle_lemma(participle), Upos::VERB) || !passive(participle)) return;
  for (const TokenId phrase : children(document_, participle))
    if (is_a(document_[phrase].relation, Deprel::obl) && is(case_of(phrase), classes_.by)) frame.push_back({{Kind::agent, {}}, phrase, {}});
}

// "promised Ukraine 18 jets": nothing describes a noun from before its number.
bool Frames::before_number(TokenId name, TokenId noun) const {
  const Deprel relation = document_[noun].relation;
  if (relation != Deprel::obj && relation != Deprel::nsubj_pass) return false;
  if (document_[noun].pos == Upos::SYM) return true;  // "gave Acme £10,000"
  for (const TokenId child : children(document_, noun))
    if (child > name && child < noun &&
        (is_a(document_[child].relation, Deprel::nummod) || document_[child].relation == Deprel::det))
      return true;
  return false;
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
  if (!token.head) return;
  // "a lawyer and co-founder of Acme", where the tree ties the phrase to the lawyer
  if (token.relation == Deprel::conj && token.pos == Upos::NOUN)
    for (const TokenId child : children(document_, token.head))
      if (const TokenId preposition = case_of(child);
          is_a(document_[child].relation, Deprel::nmod) && preposition && preposition.value == noun.value + 1)
        frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, child, {}});
  if (token.relation != Deprel::obj) return;
  for (const TokenId child : children(document_, token.head))
    if (const TokenId preposition = case_of(child);
        is_a(document_[child].relation, Deprel::obl) && preposition && preposition.value == noun.value + 1)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, child, {}});
}

TokenId Frames::shared_possessor(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.relation != Deprel::conj || !token.head || token.pos != Upos::PROPN || document_[token.head].pos != Upos::PROPN)
    return {};
  if (child(document_, noun, {Deprel::nmod, Deprel::compound, Deprel::amod})) return {};
  TokenId nearest = token.head;
  for (const TokenId sister : children(document_, token.head))
    if (document_[sister].relation == Deprel::conj && sister < noun && child(document_, sister, Deprel::nmod)) nearest = sister;
  return child(document_, nearest, {Deprel::nmod_poss});
}

// "is in talks with", "is critical of": the subject of a predicate that is no verb.
void Frames::add_predicate(TokenId word, Frame& frame) const {
  const Token& token = document_[word];
  if (child(document_, word, Deprel::cop)) {
    const TokenId subject = own_subject(word);
    if (subject) frame.push_back({{Kind::agent, {}}, antecedent(subject), {}});
  } else if (pos(word) == Upos::ADJ) {
    if ((token.relation == Deprel::amod || token.relation == Deprel::acl || token.relation == Deprel::acl_relcl) && token.head)
      frame.push_back({{Kind::agent, {}}, token.head, {}});
    else if (token.relation == Deprel::conj || token.relation == Deprel::xcomp || token.relation == Deprel::advcl)
      if (const TokenId subject = surface_subject(word, 0)) frame.push_back({{Kind::agent, {}}, subject, {}});
  }
  // "The base is in Germany"
  if (token.relation == Deprel::nsubj && token.head && child(document_, token.head, Deprel::cop))
    if (const TokenId preposition = case_of(token.head))
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, token.head, {}});
}

TokenId Frames::copular_verb(TokenId word) const {
  const Token& token = document_[word];
  if (!token.head || is(token.head, classes_.opinion)) return {};
  if ((token.relation == Deprel::xcomp || token.relation == Deprel::obj) && is(token.head, classes_.copular)) return token.head;
  if (token.relation == Deprel::xcomp && verbal(document_[token.head])) return token.head;
  if (token.relation == Deprel::obj && child(document_, token.head, Deprel::nsubj_pass) && passive(token.head))
    return token.head;  // "was elected president"
  if (is_a(token.relation, Deprel::obl) && is(case_of(word), classes_.as) && verbal(document_[token.head])) return token.head;
  return {};
}

// "named Anna Berg publisher of the Times", where the tree takes the name for another complement or for a part of the title.
TokenId Frames::named_as(TokenId verb, TokenId title) const {
  const TokenId name = name_until(phrase_begin(title));
  if (!name || name_types_[name.value] != EntityType::Person) return {};
  const Token& token = document_[name];
  const bool complement = token.head == verb && token.relation == Deprel::xcomp;
  return complement || (token.head == title && token.relation == Deprel::compound) ? name : TokenId();
}

// "named a general, Olaf Berg, as head of Acme", where the tree takes the general for another complement.
TokenId Frames::described_as(TokenId verb, TokenId title) const {
  if (!is(case_of(title), classes_.as)) return {};
  const TokenId noun = child(document_, verb, {Deprel::xcomp});
  return noun && noun < title && document_[noun].pos == Upos::NOUN && child(document_, noun, {Deprel::appos}) ? noun : TokenId();
}

// "Berg and Lund, the mayor of Lyon": what is said of one is said of the name right before it.
TokenId Frames::apposed_name(TokenId noun) const {
  const TokenId first = whole_name(document_[noun].head, noun);
  if (!first || !document_[noun].features.is(Feature::Number, "Sing")) return first;
  const TokenRange range = yield(document_, noun);
  if (range.begin.value < 2) return first;
  const TokenId last = name_until(range.begin.value - 1);
  // "the son of Berg, born of Anna, the first wife of Lund": not Berg, though the tree says so
  const bool other = last && last != first && document_[last].relation != Deprel::conj && is_under(last, first) &&
                     document_[last].relation != Deprel::flat && name_types_[last.value] == EntityType::Person &&
                     name_types_[first.value] == EntityType::Person;
  if (other) return {};
  return last && document_[last].relation == Deprel::conj && document_[last].head == first ? last : first;
}

// "Berg and her Spanish counterpart, Olaf Lund, met", where the tree takes the second name for a third person.
TokenId Frames::name_between_commas(TokenId noun) const {
  const std::uint32_t begin = noun.value + 2;
  if (begin >= document_.tokens.size() || document_.form(TokenId{begin - std::size_t{1}}) != ",") return {};
  const TokenId name = name_from(begin);
  if (!name || name_types_[name.value] != EntityType::Person || document_[name].relation != Deprel::conj) return {};
  const bool definite = child(document_, noun, {Deprel::nmod_poss}) && document_[noun].relation == Deprel::conj;
  const TokenRange range = yield(document_, name);
  return definite && document_[noun].head == document_[name].head && range.end.value < document_.tokens.size() &&
                 document_.form(range.end) == ","
             ? name
             : TokenId();
}

// "the envoy to Lyon, Anna Berg," where the tree takes her for the town.
TokenId Frames::person_apposed_below(TokenId phrase) const {
  if (!is_a(document_[phrase].relation, Deprel::nmod) || !case_of(phrase) || !mention_types_[phrase.value]) return {};
  const EntityType type = *mention_types_[phrase.value];
  if (type != EntityType::Place && type != EntityType::Country && type != EntityType::Organization) return {};
  for (const TokenId child : children(document_, phrase))
    if (document_[child].relation == Deprel::appos && mention_types_[child.value] == EntityType::Person) return child;
  return {};
}

void Frames::add_bearers(TokenId noun, Frame& frame) const {
  const Token& token = document_[noun];
  const auto add = [&](TokenId bearer, TokenId anchor) {
    if (bearer) frame.push_back({{Kind::bearer, {}}, bearer, anchor});
  };
  const bool title = token.relation == Deprel::nmod_desc || token.relation == Deprel::compound || token.relation == Deprel::flat ||
                     (token.relation == Deprel::amod && token.pos == Upos::ADJ);  // "the daily Dagens Nyheter"
  if (title && token.head && document_[token.head].pos == Upos::PROPN) {
    add(token.head, {});
    // "Malaysia's Prime Minister Najib Razak", "Senator Rubio of Florida": what belongs to the title hangs on the name.
    for (const TokenId child : children(document_, token.head)) {
      const Token& sister = document_[child];
      if (sister.relation == Deprel::nmod_poss) frame.push_back({{Kind::possessor, {}}, child, {}});
      if ((sister.relation == Deprel::compound || sister.relation == Deprel::amod) && child < noun)
        frame.push_back({{Kind::modifier, {}}, child, {}});
      if (is_a(sister.relation, Deprel::nmod) && case_of(child) && sister.relation != Deprel::nmod_poss)
        frame.push_back({{Kind::preposition, lemmas_[case_of(child).value]}, child, {}});
    }
  }
  // "for the Belgian team Brabo", where the tree ties both to the verb
  if (const TokenId name = name_from(noun.value + 1);
      name && document_[name].head == token.head && document_[name].relation == token.relation && token.pos == Upos::NOUN &&
      name_types_[name.value] == EntityType::Organization)
    add(name, {});
  // "the chairman, Berg, and the chief executive, Lund": the second name is not the first one's.
  TokenId second;
  for (const TokenId child : children(document_, noun)) {
    if (document_[child].relation == Deprel::conj && document_[child].pos == Upos::NOUN && !second) second = child;
    if (second && child > second) break;
    if (document_[child].relation == Deprel::appos ||
        (document_[child].relation == Deprel::flat && document_[child].pos == Upos::PROPN))
      add(child, {});
  }
  for (const TokenId child : children(document_, noun))
    if (const TokenId name = person_apposed_below(child)) add(name, {});
  // "his brother-in-law, Olaf Lund": the tree takes him for the law.
  if (const TokenId last = end_of_compound(document_, noun); last != noun)
    for (const TokenId child : children(document_, last))
      if (document_[child].relation == Deprel::appos && mention_types_[child.value] == EntityType::Person) add(child, {});
  add(name_between_commas(noun), {});
  if (token.relation == Deprel::appos) add(apposed_name(noun), {});
  if (token.relation == Deprel::conj && token.head && document_[token.head].relation == Deprel::appos)
    add(document_[token.head].head, {});
  if (is_second_title(noun)) add(token.head, {});
  if (child(document_, noun, Deprel::cop)) {
    TokenId subject = own_subject(noun);
    if (!subject && token.relation == Deprel::acl_relcl) subject = token.head;
    add(antecedent(subject), noun);
  }
  if (token.relation == Deprel::nsubj && token.head && child(document_, token.head, Deprel::cop)) add(token.head, token.head);
  if (const TokenId verb = copular_verb(noun)) {
    // "wants Berg to be president": it is a clause of its own that says so
    const TokenId anchor = child(document_, noun, Deprel::cop) ? noun : verb;
    TokenId object = child(document_, verb, Deprel::obj);
    if (!object) object = named_as(verb, noun);
    if (!object) object = described_as(verb, noun);
    const bool other = object && object != noun;
    if (other) add(antecedent(object), anchor);
    // "Berg replaced Rasmussen as president"
    const bool succession = is(verb, classes_.succeed);
    for (const Argument& argument : succession ? this->frame(verb) : Frame())
      if (argument.place.kind == Kind::agent) frame.push_back({{Kind::successor, {}}, argument.token, {}});
    // "took office as president"
    const bool of_object = other && (document_[object].pos != Upos::NOUN || child(document_, object, {Deprel::appos}));
    if (succession ? passive(verb) : !of_object) add(surface_subject(verb, 0), anchor);
  }
  add_bearers_of_one(noun, frame);
  add(noun, {});
}

// "Lyon is one of the oldest towns": what is said of one of them.
void Frames::add_bearers_of_one(TokenId noun, Frame& frame) const {
  const Token& token = document_[noun];
  const bool of_them = is_a(token.relation, Deprel::nmod) && token.features.is(Feature::Number, "Plur");
  if (!of_them || !token.head || document_[token.head].pos != Upos::NUM || !is(token.head, classes_.quantity)) return;
  if (!is(case_of(noun), classes_.of)) return;
  Frame one;
  add_bearers(token.head, one);
  std::copy_if(one.begin(), one.end(), std::back_inserter(frame), [&](const Argument& argument) {
    return argument.place.kind == Kind::bearer && argument.token != token.head;
  });
}

}  // namespace entente
