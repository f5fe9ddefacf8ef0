// SPDX-License-Identifier: Apache-2.0
#include "entities/name_cues.hpp"

#include <algorithm>

#include "entities/names.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

// Weights of evidence: a word of the name itself, its title or apposition decides; a neighbour tips the balance.
constexpr int decisive = 8;
constexpr int strong = 4;
constexpr int weak = 1;

}  // namespace

void NameCues::judge(Name& name) const {
  judge_title(name);
  judge_words(name);
  if (document_.child_offsets.empty()) return;  // no trees
  judge_apposition(name);
  judge_neighbours(name);
}

TokenId NameCues::head_of(TokenRange range) const {
  for (std::size_t i = range.begin.value; i < range.end.value; ++i) {
    const TokenId head = document_.tokens[i].head;
    const bool inside = head && range.contains(head);
    if (!inside && words_[i].key != 0 && document_.tokens[i].pos != Upos::ADP && document_.tokens[i].pos != Upos::DET)
      return TokenId{i};
  }
  return TokenId{range.end.value - 1U};
}

void NameCues::judge_title(Name& name) const {
  if (name.title.empty()) return;
  const Title* title = vocabulary_.title(words_.phrase(name.title.begin.value, name.title.end.value));
  if (!title) return;
  name.courtesy = title->courtesy && name.title.end == name.tokens.begin;
  name.gender = title->gender;
  // Behind a comma it may be somebody else: "the mayor, Paris said".
  name.vote(EntityType::Person, name.title.end == name.tokens.begin ? decisive : name.aliases.empty() ? strong : weak + 1);
}

bool NameCues::looks_like_person(std::size_t begin, std::size_t end) const {
  if (end - begin > 5 || !words_.capitalised(begin)) return false;
  const bool given = has_given_name(begin);
  if (end == begin + 1 || given) return given;
  const PackedNameWord* first = gazetteer_.name_word(words_[begin].key);
  const PackedNameWord* last = gazetteer_.name_word(words_[end - 1].key);
  return (last && last->family >= 3) || (first && first->family >= 5);
}

bool NameCues::may_be_person(std::size_t begin, std::size_t end) const {
  const PackedNameWord* first = gazetteer_.name_word(words_[begin].key);
  const PackedNameWord* last = gazetteer_.name_word(words_[end - 1].key);
  return end - begin <= 3 && ((first && first->given > 0) || (last && last->family > 0)) && !vocabulary_.name_noun(words_[end - 1].key);
}

bool NameCues::has_given_name(std::size_t token) const {
  const PackedNameWord* word = gazetteer_.name_word(words_[token].key);
  return (word && word->given >= 2) || vocabulary_.is_given_name(words_[token].key);
}

// Known bearers speak for themselves, unless one of them is a person.
bool NameCues::could_be_person(const Name& name) const {
  const auto person = [this](const PackedAlias& alias) { return gazetteer_.type(alias.entity) == EntityType::Person; };
  return name.aliases.empty() || std::any_of(name.aliases.begin(), name.aliases.end(), person);
}

void NameCues::judge_words(Name& name) const {
  const std::size_t begin = name.tokens.begin.value;
  const std::size_t end = name.tokens.end.value;
  std::size_t last = end - 1;
  for (std::size_t i = begin + 1; i < end; ++i)
    if (document_.tokens[i].pos == Upos::ADP && words_[i].shape == Shape::lower) {
      last = i - 1;
      break;
    }
  // The last words, as a phrase where one is listed: "Sheriff's office", "Air Force".
  const Noun* noun = nullptr;
  for (std::size_t first = last + 1 - std::min<std::size_t>(last + 1 - begin, 3); first <= last && !noun; ++first)
    noun = vocabulary_.name_noun(words_.phrase(first, last + 1));
  if (noun && (end > begin + 1 || noun->kind != OrganizationKind::company)) {
    const bool alone = end == begin + 1;
    name.vote(noun->type, alone ? weak : decisive - 2);
    if (!alone) name.kind = noun->kind;
  } else if (could_be_person(name) && looks_like_person(begin, end)) {
    const bool given = has_given_name(begin);
    name.vote(EntityType::Person, !given ? weak + 1 : end - begin > 1 ? strong + 1 : strong - 1);
  }
  // A surname alone, of whom nothing else is known.
  const PackedNameWord* family = end == begin + 1 ? gazetteer_.name_word(words_[begin].key) : nullptr;
  if (family && family->family >= 2 && name.aliases.empty() && !noun) name.hint(EntityType::Person, weak);
  // Dictionaries have most syllables of foreign names as words of some kind.
  constexpr std::size_t shortest = 4;
  for (std::size_t i = begin; i < end; ++i) {
    const bool counts = words_.capitalised(i) && document_.form(TokenId{i}).size() >= shortest;
    if (counts && gazetteer_.is_common_word(words_[i].key)) ++name.common;
  }
  const Gender gender = vocabulary_.given_name(words_[begin].key);
  if (name.gender == Gender::unknown) name.gender = gender;
  // A web address names who runs it.
  const std::string_view form = document_.form(name.tokens.begin);
  const std::size_t dot = form.find('.', 2);
  if (end == begin + 1 && dot != form.npos && dot + 2 < form.size()) name.vote(EntityType::Organization, strong);
  const bool acronym = end == begin + 1 && words_[begin].shape == Shape::all_caps && !words_[begin].headline;
  if (acronym && name.aliases.empty()) name.vote(EntityType::Organization, weak + 1);
}

const Noun* NameCues::noun_of(TokenId token) const {
  if (const Noun* noun = vocabulary_.noun(words_[token.value].lemma)) return noun;
  return vocabulary_.noun(words_[token.value].key);
}

// "Hugh Hill, a doctor"; "the website Insurgency Wiki"; "actor Jason Beghe".
void NameCues::judge_apposition(Name& name) const {
  const auto say = [&](TokenId token, int weight) {
    const Token& word = document_[token];
    if (word.pos != Upos::NOUN || name.tokens.contains(token)) return;
    const bool beside = token.value + 1U == name.tokens.begin.value;
    if (const Noun* noun = noun_of(token)) {
      const bool plural = word.features.is(Feature::Number, "Plur");
      if (plural || vocabulary_.is_cue(words_[token.value].lemma, Cue::neutral)) return;
      // "the team Brabo": of a person, "team" would be a part of the title.
      if (beside && noun->type == EntityType::Organization && !may_be_person_named(name)) weight = std::max(weight, decisive - 1);
      name.vote(noun->type, weight);
      if (noun->type == EntityType::Organization && name.kind == OrganizationKind::none) name.kind = noun->kind;
      if (name.gender == Gender::unknown) name.gender = noun->gender;
    } else if (vocabulary_.is_cue(words_[token.value].lemma, Cue::body_noun) && name.aliases.empty()) {
      name.vote(EntityType::Organization, beside && !may_be_person_named(name) ? decisive - 1 : weight);
    }
  };
  // "the state oil company, Valoil.", which trees may take for a list.
  const std::size_t begin = name.tokens.begin.value;
  const std::size_t end = name.tokens.end.value;
  const TokenRange around = sentence(document_, name.tokens.begin);
  const bool set_off = begin >= around.begin.value + 3U && document_.form(TokenId{begin - 1}) == "," && end < around.end.value &&
                       document_.tokens[end].pos == Upos::PUNCT;
  // "a lawyer for the company, Maria Keller," is about the lawyer.
  if (set_off && document_.tokens[begin - 2].relation != Deprel::nmod && child(document_, TokenId{begin - 2}, Deprel::det))
    say(TokenId{begin - 2}, strong);
  const Token& head = document_[name.head];
  for (const TokenId child : children(document_, name.head)) {
    const Deprel relation = universal(document_[child].relation);
    if (relation == Deprel::appos) say(child, strong + 1);
    if ((relation == Deprel::compound || document_[child].relation == Deprel::nmod_desc) && child < name.tokens.begin)
      say(child, strong);
    if (document_[child].relation == Deprel::acl_relcl)
      for (const TokenId pronoun : children(document_, child))
        if (vocabulary_.is_cue(words_[pronoun.value].key, Cue::personal_relative)) name.vote(EntityType::Person, weak + 1);
  }
  // "for the team Brabo", where the tree ties both to the verb
  if (begin > around.begin.value)
    if (const Token& before = document_.tokens[begin - 1]; before.head && before.head == head.head && before.relation == head.relation)
      say(TokenId{begin - 1}, strong);
  if (head.head && (is_a(head.relation, Deprel::appos) || head.relation == Deprel::flat)) say(head.head, strong);
  if (head.relation == Deprel::nsubj)
    if (const TokenId predicate = head.head; predicate && child(document_, predicate, Deprel::cop)) say(predicate, strong);
}

// "the far-right Freedom Front"; of a person, a noun would stand between.
bool NameCues::is_called_a_party(const Name& name) const {
  constexpr std::size_t longest = 4;  // "far", "-", "right" behind the article
  const std::size_t begin = name.tokens.begin.value;
  const std::size_t first = sentence(document_, name.tokens.begin).begin.value;
  for (std::size_t i = begin; i-- > first && begin - i <= longest;)
    if (vocabulary_.is_cue(words_[i].key, Cue::definite)) return i + 1 < begin && vocabulary_.is_cue(words_.phrase(i + 1, begin), Cue::party_lean);
  return false;
}

// "Varnel's shareholders", "shares in Varnel", "founded Varnel in 1991": nobody has or founds a town so.
bool NameCues::is_told_as_body(const Token& head) const {
  if (!head.head) return false;
  const std::uint64_t above = words_[head.head.value].lemma;
  if (head.relation == Deprel::obj) return vocabulary_.is_cue(above, Cue::founding);
  const bool belongs = is_a(head.relation, Deprel::nmod) || head.relation == Deprel::compound;
  return belongs && document_[head.head].pos == Upos::NOUN && vocabulary_.is_cue(above, Cue::corporate);
}

// Whether the words from there to the next mark name a state or region.
bool NameCues::is_region(std::size_t begin) const {
  constexpr std::size_t longest = 2;
  const auto mark = [this](std::size_t at) { return at >= document_.tokens.size() || document_.tokens[at].pos == Upos::PUNCT; };
  for (std::size_t end = begin + 1; end <= begin + longest && end <= document_.tokens.size(); ++end) {
    if (!words_.capitalised(end - 1)) return false;
    if (!mark(end)) continue;
    const auto aliases = gazetteer_.find(words_.phrase(begin, end));
    return std::any_of(aliases.begin(), aliases.end(), [this](const PackedAlias& alias) {
      return static_cast<PlaceDetail>(gazetteer_.entity(alias.entity).detail) == PlaceDetail::first_level;
    });
  }
  return false;
}

// "WHITEFORD, Ohio": what stands before the name of a state, set off by a comma, lies in it.
bool NameCues::is_before_state(const Name& name) const {
  const std::size_t end = name.tokens.end.value;
  const std::size_t sentence_end = sentence(document_, name.tokens.begin).end.value;
  return end + 1 < sentence_end && document_.form(TokenId{end}) == "," && is_region(end + 1);
}

// "Shenzhen-based Yinlai": what is told of by its seat.
bool NameCues::is_based(const Name& name) const {
  const std::size_t begin = name.tokens.begin.value;
  const std::size_t first = sentence(document_, name.tokens.begin).begin.value;
  return begin >= first + 3 && vocabulary_.is_cue(words_[begin - 1].key, Cue::based) && document_.form(TokenId{begin - 2}) == "-" &&
         words_.capitalised(begin - 3);
}

// Whether it may be a name of a person in full: "the team manager Anna Berg".
bool NameCues::may_be_person_named(const Name& name) const {
  return name.tokens.size() > 1 && looks_like_person(name.tokens.begin.value, name.tokens.end.value);
}

void NameCues::judge_neighbours(Name& name) const {
  if (name.aliases.empty() && is_based(name) && !may_be_person_named(name)) name.vote(EntityType::Organization, strong + 2);
  if (is_before_state(name)) name.vote(EntityType::Place, strong + 1);
  if (is_called_a_party(name)) name.vote(EntityType::Organization, strong);
  const Token& head = document_[name.head];
  if (const TokenId preposition = child(document_, name.head, Deprel::case_)) {
    const std::uint64_t key = words_[preposition.value].key;
    const bool oblique = is_a(head.relation, Deprel::obl) || is_a(head.relation, Deprel::nmod);
    name.located = oblique && vocabulary_.is_cue(key, Cue::locative);
    if (name.located) name.hint(EntityType::Place, weak);
    // "an analyst at Nordbank"
    const Noun* const worker = is_a(head.relation, Deprel::nmod) && head.head && vocabulary_.is_cue(key, Cue::workplace) ? noun_of(head.head) : nullptr;
    if (worker && worker->type == EntityType::Person && name.aliases.empty()) name.vote(EntityType::Organization, strong + 2);
    if (oblique && vocabulary_.is_cue(key, Cue::temporal)) name.vote(EntityType::Event, weak + 2);
    // "the town of Yeoncheon"
    const Noun* noun = head.relation == Deprel::nmod && head.head ? noun_of(head.head) : nullptr;
    if (noun && noun->type == EntityType::Place && head.head < name.tokens.begin && name.tokens.begin.value - head.head.value <= 3)
      name.vote(EntityType::Place, strong);
  }
  // "Valdoria's president", "Tessia's navy"
  if (head.relation == Deprel::nmod_poss && head.head && name.aliases.empty()) {
    const Noun* noun = noun_of(head.head);
    const bool of_state = noun && (noun->kind == OrganizationKind::government || noun->kind == OrganizationKind::military);
    if (of_state || vocabulary_.is_cue(words_[head.head.value].lemma, Cue::leading_office)) name.vote(EntityType::Place, strong);
  }
  if (name.aliases.empty() && is_told_as_body(head)) name.vote(EntityType::Organization, strong);
  // "the Kowloon West constituency"
  if (head.relation == Deprel::compound && head.head && head.head >= name.tokens.end)
    if (const Noun* noun = noun_of(head.head); noun && noun->type == EntityType::Place) name.vote(EntityType::Place, strong);
  const bool subject = head.relation == Deprel::nsubj;
  if (subject && name.tokens.size() >= 2) name.hint(EntityType::Person, weak);
  name.acts = subject || head.relation == Deprel::nmod_poss || head.relation == Deprel::obl_agent;
  name.opens = words_[name.tokens.begin.value].opens || words_[name.tokens.begin.value].headline;
  name.certain = name.tokens.size() > 1 || head.pos == Upos::PROPN;
}

}  // namespace entente
