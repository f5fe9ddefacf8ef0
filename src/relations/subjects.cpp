// SPDX-License-Identifier: Apache-2.0
// Who does what a verb says, wherever the text has named him.
#include "relations/frames.hpp"

#include <algorithm>

#include "relations/word_kinds.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

using Kind = Place::Kind;

// A chain of control longer than this is a parse gone wrong.
constexpr int deepest = 6;

}  // namespace

// The nearest one before the verb, where the tree has two.
TokenId Frames::own_subject(TokenId verb) const {
  TokenId subject = child(document_, verb, {Deprel::nsubj});
  for (const TokenId other : children(document_, verb))
    if (other > subject && other < verb && document_[other].relation == Deprel::nsubj) subject = other;
  return subject;
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

// "the Committee to Protect Journalists, based in Oslo": the clause describes all of the name, though the tree ties it to a part.
TokenId Frames::whole_name(TokenId part, TokenId clause) const {
  const TokenId name = part ? names_around_[part.value] : TokenId();
  const bool other = name && name != part && document_[clause].relation != Deprel::amod && clause > part &&
                     (name_types_[name.value] == EntityType::Organization || name_types_[name.value] == EntityType::Event);
  return other && names_around_[clause.value] != name ? name : part;
}

// "who" in a relative clause stands for the noun that the clause describes.
TokenId Frames::antecedent(TokenId pronoun) const {
  // "Iran and Iraq, both of which"
  if (is(pronoun, classes_.both))
    if (const TokenId all = child(document_, pronoun, {Deprel::nmod}); all && is(all, classes_.relative)) return antecedent(all);
  if (!pronoun || document_[pronoun].pos == Upos::NOUN || document_[pronoun].pos == Upos::PROPN ||
      !is(pronoun, classes_.relative))
    return pronoun;
  for (TokenId up = document_[pronoun].head; up; up = document_[up].head)
    if (document_[up].relation == Deprel::acl_relcl)
      return is(pronoun, classes_.relative_person) ? person_above(document_[up].head)
                                                        : body_at(whole_name(document_[up].head, up));
  // Where the tree has no such clause, the name right before it.
  const std::uint32_t at = pronoun.value;
  if (name_until(at)) return name_until(at);
  if (at > 0 && document_.form(TokenId{at - std::size_t{1}}) == "," && name_until(at - 1)) return name_until(at - 1);
  return pronoun;
}

// "the bank in Lyon, whose head": the bank's, not the town's, where it has a name.
TokenId Frames::body_at(TokenId noun) const {
  const TokenId above = document_[noun].head;
  const bool place = mention_types_[noun.value] == EntityType::Place;
  if (!place || !above || !is_a(document_[noun].relation, Deprel::nmod) || !case_of(noun)) return noun;
  return mention_types_[above.value] == EntityType::Organization ? above : noun;
}

TokenId Frames::surface_subject(TokenId verb, int depth) const {
  if (const TokenId own = own_subject(verb)) return antecedent(own);
  if (const TokenId name = name_before_finite(verb)) return name;
  if (const TokenId name = described_before(verb)) return name;
  if (const TokenId name = root_before(verb)) return name;
  return depth < deepest ? understood_subject(verb, depth + 1) : TokenId();
}

// "after Ukraine's president, Volodymyr Zelensky, met": a name right before a verb with a tense of its own, where the tree has
// lost its subject.
TokenId Frames::name_before_finite(TokenId verb) const {
  const Token& token = document_[verb];
  // "the court whose findings Minsk rejects", where the tree takes Minsk for a gloss
  const TokenId object = token.relation == Deprel::acl_relcl ? child(document_, verb, Deprel::obj) : TokenId();
  const bool clause = token.relation == Deprel::root || (object && object < verb) || token.relation == Deprel::parataxis ||
                      token.relation == Deprel::ccomp ||
                      (token.relation == Deprel::advcl && !child(document_, verb, Deprel::mark));
  if (!clause || !token.features.is(Feature::VerbForm, "Fin")) return {};
  const std::uint32_t at = verb.value;
  const std::uint32_t end = at > 1 && document_.form(TokenId{at - std::size_t{1}}) == "," ? at - 1 : at;
  const TokenId name = name_until(end);
  return name && sentence(document_, verb).contains(name) && !case_of(name) ? name : TokenId();
}

// "Hezbollah, an ally of Iran, fired rockets": some trees make the name the root, and hang the verb on it as anything.
TokenId Frames::root_before(TokenId verb) const {
  constexpr std::uint32_t longest = 20;
  const TokenRange bounds = sentence(document_, verb);
  const std::uint32_t at = verb.value;
  if (at < bounds.begin.value + 4 || document_.form(TokenId{at - std::size_t{1}}) != ",") return {};
  const Token& token = document_[verb];
  const bool past = token.features.is(Feature::Tense, "Past");
  if (!past && !token.features.is(Feature::VerbForm, "Fin")) return {};
  if (is_a(token.relation, Deprel::aux)) return {};
  TokenId root = verb;
  while (document_[root].head) root = document_[root].head;
  if (root >= verb || at - root.value > longest || mention_types_[root.value] == std::nullopt || case_of(root)) return {};
  // The phrase between the commas belongs to the name, and has no verb with a subject of its own.
  std::uint32_t comma = 0;
  for (std::uint32_t i = root.value + 1; i + 1 < at; ++i) {
    const TokenId between{i};
    if (comma == 0 && document_.form(between) == ",")
      comma = i;
    else if (comma == 0 && !below(document_, between, root))
      return {};
    if (document_[between].pos == Upos::VERB && document_[between].features.is(Feature::VerbForm, "Fin") &&
        document_[between].relation != Deprel::acl_relcl)
      return {};
  }
  return comma != 0 && (name_until(comma) || document_[root].pos == Upos::NOUN) ? root : TokenId();
}

TokenId Frames::name_before_gerund(TokenId verb) const {
  const Token& token = document_[verb];
  const bool gerund = token.features.is(Feature::VerbForm, "Ger") || token.features.is(Feature::Tense, "Pres");
  const TokenId adverb{verb.value - std::size_t{verb.value > 0}};
  const TokenId name = name_until(document_[adverb].pos == Upos::ADV ? adverb.value : verb.value);
  if (gerund && name && name == token.head && token.relation == Deprel::advcl && !child(document_, verb, Deprel::mark))
    return name;
  if (!gerund || !name || !token.head || child(document_, verb, Deprel::mark) || is(token.head, classes_.acts_for)) return {};
  const bool object =
      token.relation == Deprel::advcl && (document_[name].relation == Deprel::obj || is_a(document_[name].relation, Deprel::obl));
  const bool complement = token.relation == Deprel::acl && is_a(document_[name].relation, Deprel::nmod);
  // "film of Lund shooting at Berg", where the tree ties the gerund to the verb above
  const bool told_of = token.relation == Deprel::advcl && is_a(document_[name].relation, Deprel::nmod);
  if (told_of && is(case_of(name), classes_.of)) return name;
  return (object || complement) && document_[name].head == token.head ? name : TokenId();
}

bool Frames::follows_object(TokenId infinitive) const {
  const Token& token = document_[infinitive];
  if (token.relation != Deprel::advcl || !token.features.is(Feature::VerbForm, "Inf") || !token.head) return false;
  const TokenId object = child(document_, token.head, {Deprel::obj, Deprel::iobj});
  const TokenId mark = child(document_, infinitive, Deprel::mark);
  return object && mark && document_[mark].pos == Upos::PART && yield(document_, object).end == mark;
}

// "the appeal of Olaf Berg, convicted of killing", "a study by the Harmon Foundation headed by Lund": the name before the
// participle, whatever the tree ties it to.
TokenId Frames::described_before(TokenId participle) const {
  const Token& token = document_[participle];
  const std::uint32_t at = participle.value;
  if (!token.features.is(Feature::VerbForm, "Part") || child(document_, participle, Deprel::aux)) return {};
  if (at < sentence(document_, participle).begin.value + 2) return {};
  if (is(participle, classes_.accused) && document_.form(TokenId{at - std::size_t{1}}) == ",") return name_until(at - 1);
  const TokenId body = is(participle, classes_.headed) && token.relation == Deprel::acl ? name_until(at) : TokenId();
  return body && name_types_[body.value] == EntityType::Organization ? body : TokenId();
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
  return gap ? whole_name(document_[verb].head, verb) : TokenId();
}

// "called for Kyiv to join": a clause that some trees take for a purpose.
bool Frames::asked_for(TokenId verb) const {
  return document_[verb].relation == Deprel::advcl && own_subject(verb) &&
         document_[verb].features.is(Feature::VerbForm, "Inf") && is(child(document_, verb, Deprel::mark), classes_.asked);
}

// "the first woman to lead Acme"
bool Frames::is_first_to(TokenId infinitive) const {
  const Token& token = document_[infinitive];
  if (token.relation != Deprel::acl || !token.head || !token.features.is(Feature::VerbForm, "Inf")) return false;
  for (const TokenId child : children(document_, token.head))
    if (document_[child].relation == Deprel::amod && is(child, classes_.ordinal)) return true;
  return false;
}

// '… chanted "Lock him up"'
bool Frames::is_quoted_order(TokenId verb) const {
  return document_[verb].features.is(Feature::VerbForm, "Inf") && verb > sentence(document_, verb).begin &&
         document_[TokenId{verb.value - std::size_t{1}}].pos == Upos::PUNCT;
}

// "accused him of lying and called on him to go", "told her to stay and named Lund": who called is who accused, though the tree
// may set "called" beside "lying".
TokenId Frames::first_part(TokenId later) const {
  const TokenId head = document_[later].head;
  const Features form = document_[head].features;
  const bool infinitive = form.is(Feature::VerbForm, "Inf");
  const bool gerund = (form.is(Feature::VerbForm, "Ger") || form.is(Feature::Tense, "Pres")) && !form.is(Feature::VerbForm, "Fin");
  TokenId above = document_[head].head;
  while (above && nominal(document_[above].pos)) above = document_[above].head;
  if ((!gerund && !infinitive) || !child(document_, head, Deprel::mark) || !above || !verbal(document_[above]) || passive(above))
    return head;
  return document_[later].features.is(Feature::Tense, "Past") && document_[above].features.is(Feature::Tense, "Past") ? above : head;
}

// The subject that a clause leaves unsaid because another one says it.
TokenId Frames::understood_subject(TokenId verb, int depth) const {
  const Token& token = document_[verb];
  const TokenId head = token.head;
  if (!head) return {};
  if (const TokenId name = name_before_gerund(verb)) return name;
  switch (token.relation) {
    case Deprel::conj: {
      const TokenId first = first_part(verb);
      return verbal(document_[first]) || child(document_, first, Deprel::cop) ? surface_subject(first, depth) : TokenId();
    }
    case Deprel::ccomp:  // "is considering joining", where some trees have no xcomp
      if (token.features.is(Feature::VerbForm, "Fin") || child(document_, verb, Deprel::aux) ||
          child(document_, verb, Deprel::mark) || is_quoted_order(verb))
        return {};
      [[fallthrough]];
    case Deprel::xcomp:
    case Deprel::advcl:
      // "pleaded guilty to killing": who is guilty has killed
      if (!verbal(document_[head]) && !child(document_, head, Deprel::cop) &&
          !(document_[head].pos == Upos::ADJ && document_[head].relation == Deprel::xcomp))
        return {};
      // "urged Kyiv to join", "kept Kyiv from joining", but "promised Kyiv to help".
      if (!is(head, classes_.subject_control))
        if (const TokenId object = child(document_, head, {Deprel::obj, Deprel::iobj});
            object && (token.relation == Deprel::xcomp || follows_object(verb)))
          // "sent soldiers to help Chad": whose soldiers help is who helps
          return is(head, classes_.sending) && is(object, classes_.acts_for) ? surface_subject(head, depth) : antecedent(object);
      // "called for Kyiv to join"
      if (const TokenId mark = child(document_, verb, Deprel::mark); mark && token.features.is(Feature::VerbForm, "Inf"))
        for (const TokenId asked : children(document_, head))
          if (is_a(document_[asked].relation, Deprel::obl) && is(case_of(asked), classes_.asked) &&
              yield(document_, asked).end == mark)
            return asked;
      if (gerund_of_object(verb))
        if (const TokenId object = object_of(head); object && !is(object, classes_.term)) return object;
      return surface_subject(head, depth);
    case Deprel::acl_relcl: {
      for (const TokenId child : children(document_, verb))
        if (is(child, classes_.relative)) return {};
      return whole_name(head, verb);
    }
    case Deprel::acl:
    case Deprel::amod: {
      // "suspects Kyiv of arming", where the tree ties the gerund to the name
      if (document_[head].relation == Deprel::obj && document_[head].pos == Upos::PROPN &&
          is(child(document_, verb, Deprel::mark), classes_.of_object))
        return head;
      const bool participle = token.features.is(Feature::VerbForm, "Part") || token.features.is(Feature::VerbForm, "Ger");
      if (participle && !child(document_, verb, Deprel::mark)) return whole_name(head, verb);
      if (is_first_to(verb)) {
        if (const TokenId above = copular_verb(head)) return surface_subject(above, depth);
        return child(document_, head, Deprel::cop) ? antecedent(own_subject(head)) : head;
      }
      // "Kyiv's bid to join", "Kyiv made a bid to join".
      return agent(head);
    }
    default:
      return {};
  }
}

TokenId Frames::agent(TokenId word) const {
  const Frame arguments = frame(word);
  for (const Argument& argument : arguments)
    if (argument.place.kind == Kind::agent || (argument.place.kind == Kind::possessor && !verbal(document_[word])))
      return argument.token;
  // "a US plan to leave"
  for (const Argument& argument : arguments)
    if (argument.place.kind == Kind::modifier && document_[argument.token].pos == Upos::PROPN) return argument.token;
  return {};
}

}  // namespace entente
