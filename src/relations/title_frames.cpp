// SPDX-License-Identifier: Apache-2.0
// Whose title a noun is and of what body, by the order of the words: trees often break what stands beside a name.
#include "relations/frames.hpp"

#include <algorithm>

#include "syntax/tree.hpp"

namespace entente {
namespace {

using Kind = Place::Kind;

// What may stand between a title and the body that it is at: "vice president for new products at Acme".
bool is_plain(const Token& token) {
  return token.pos == Upos::NOUN || token.pos == Upos::ADJ || token.pos == Upos::DET || token.pos == Upos::ADP;
}

bool is_singular(const Token& token) { return token.features.is(Feature::Number, "Sing"); }

}  // namespace

// A title and its name stand side by side, so neither needs the tree: "German defence minister Boris Pistorius".
void Frames::add_title(TokenId noun, Frame& frame) const {
  TokenId name = name_from(noun.value + 1);
  if (!name) name = name_behind_second_title(noun);
  if (!name || name_types_[name.value] != EntityType::Person) return;
  const std::size_t known = frame.size();
  add_body_before(noun, frame);
  const bool alone = frame.size() == known && document_[noun].features.is(Feature::Number, "Sing");
  if (frame.size() == known) add_body_of_first_title(noun, frame);
  frame.push_back({{Kind::bearer, {}}, name, {}});
  // "senator Anna Berg of Ohio", where the tree makes the title the head
  if (document_[noun].head == name || !alone) return;
  for (const TokenId phrase : children(document_, name)) {
    const TokenId preposition = case_of(phrase);
    if (is_a(document_[phrase].relation, Deprel::nmod) && phrase > name && preposition &&
        document_[phrase].relation != Deprel::nmod_poss)
      frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, phrase, {}});
  }
}

// "Danish rapper and singer Anna Berg": both are hers.
TokenId Frames::name_behind_second_title(TokenId noun) const {
  constexpr std::uint32_t longest = 5;
  const auto size = static_cast<std::uint32_t>(document_.tokens.size());
  std::uint32_t at = noun.value + 1;
  if (at >= size || document_[TokenId{at}].pos != Upos::CCONJ || !is_singular(document_[noun])) return {};
  const std::uint32_t second = ++at;
  while (at < size && at - second < longest && !name_from(at) && is_plain(document_[TokenId{at}]) &&
         document_[TokenId{at}].pos != Upos::DET && document_[TokenId{at}].pos != Upos::ADP)
    ++at;
  return at > second && at < size && document_[TokenId{at - std::size_t{1}}].pos == Upos::NOUN ? name_from(at) : TokenId();
}

// "Barclays chairman Anna Berg and chief executive Olaf Rasmussen": the second title is of the first one's body.
void Frames::add_body_of_first_title(TokenId noun, Frame& frame) const {
  const std::uint32_t begin = phrase_begin(noun);
  if (begin < 3 || document_[TokenId{begin - std::size_t{1}}].pos != Upos::CCONJ) return;
  for (std::uint32_t i = begin; i < noun.value; ++i)
    if (document_[TokenId{i}].pos == Upos::PROPN) return;  // "House Speaker" has a body of its own
  const TokenId name = name_until(begin - 1);
  if (!name || name_types_[name.value] != EntityType::Person) return;
  std::uint32_t start = begin - 1;
  while (start > 0 && name_from(start) != name) --start;
  if (start == 0) return;
  const TokenId title{start - std::size_t{1}};
  const TokenId body = name_until(phrase_begin(title));
  if (pos(title) == Upos::NOUN && body && name_types_[body.value] == EntityType::Organization) add_body_before(title, frame);
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

// "Labour Party (LP) candidate": where the brackets begin that end there. Not in "LYON (Reuters) - President".
std::uint32_t Frames::before_parenthesis(std::uint32_t end) const {
  constexpr std::uint32_t longest = 8;
  const auto is_mark = [&](std::uint32_t at, std::string_view mark) { return document_.form(TokenId{at}) == mark; };
  if (end == 0 || !is_mark(end - 1, ")") || is_mark(end, "-")) return end;
  for (std::uint32_t at = end - 1; at-- > 0 && end - at < longest;)
    if (is_mark(at, "(")) return at;
  return end;
}

void Frames::add_body_before(TokenId noun, Frame& frame) const {
  const std::uint32_t begin = phrase_begin(noun);
  const bool possessive = begin > 1 && document_[TokenId{begin - std::size_t{1}}].pos == Upos::PART && name_until(begin - 1);
  if (const TokenId body = name_until(possessive ? begin - 1 : before_parenthesis(begin));
      body && name_types_[body.value] != EntityType::Person && !names_tongue(body))
    frame.push_back({{possessive ? Kind::possessor : Kind::modifier, {}}, body, {}});
}

// "Vilnius, the Lithuanian capital," by word order: between a name with a comma and the next mark there is nothing but the
// phrase.
void Frames::add_apposition(TokenId noun, Frame& frame) const {
  if (end_of_name(noun) != 0) return;  // "Vaise, Perrache Station in Lyon,": a name of its own
  std::uint32_t begin = noun.value;
  constexpr std::uint32_t longest = 7;
  const auto inside = [&](std::uint32_t at) {
    const Upos pos = document_[TokenId{at}].pos;
    return pos == Upos::NOUN || pos == Upos::ADJ || pos == Upos::PROPN || pos == Upos::DET || pos == Upos::PART ||
           pos == Upos::ADP || document_.form(TokenId{at}) == "-";
  };
  while (begin > 0 && noun.value - begin < longest && inside(begin - 1) &&
         document_[TokenId{begin - std::size_t{1}}].pos != Upos::ADP)
    --begin;
  if (begin < 2 || document_.form(TokenId{begin - std::size_t{1}}) != ",") return;
  const TokenId name = name_until(begin - 1);
  if (!name) return;
  const TokenRange bounds = sentence(document_, noun);
  std::uint32_t end = noun.value + 1;
  while (end < bounds.end.value && end - noun.value < longest && inside(end)) ++end;
  const bool closed =
      end >= bounds.end.value || document_[TokenId{end}].pos == Upos::PUNCT || is(TokenId{end}, classes_.relative_person);
  if (!closed) return;
  add_body_before(noun, frame);
  frame.push_back({{Kind::bearer, {}}, name, {}});
}

// "Berg, a lawyer and founder of Acme", where the tree puts the founder beside Berg.
bool Frames::is_second_title(TokenId noun) const {
  const Token& token = document_[noun];
  if (token.relation != Deprel::conj || token.pos != Upos::NOUN || !token.head || end_of_name(token.head) == 0) return false;
  const bool bare =
      token.features.is(Feature::Number, "Sing") && !child(document_, noun, {Deprel::det, Deprel::nmod_poss, Deprel::appos});
  return bare && name_types_[token.head.value] == EntityType::Person && child(document_, token.head, {Deprel::appos}) &&
         !name_from(noun.value + 1);
}

bool Frames::is_title(TokenId noun) const {
  return is(noun, classes_.office) || is(noun, classes_.occupation) || is(noun, classes_.member);
}

// The preposition that ties a title to the name of its body: right behind it, or behind what the title is for.
TokenId Frames::preposition_of_body(TokenId title) const {
  constexpr std::uint32_t longest = 9;
  const TokenRange bounds = sentence(document_, title);
  for (std::uint32_t at = title.value + 1; at + 1 < bounds.end.value && at - title.value < longest; ++at) {
    const TokenId word{at};
    if (!is_plain(document_[word]) || is_title(word)) return {};
    if (document_[word].pos != Upos::ADP) continue;
    const TokenId body = name_behind(word);
    if (!body) continue;
    const bool near = at == title.value + 1 && name_types_[body.value] != EntityType::Person;
    const bool of_body = near || (is(word, classes_.at_body) && name_types_[body.value] == EntityType::Organization);
    return of_body && ends_phrase(word) ? word : TokenId();
  }
  return {};
}

// Whether the name that ends there is a phrase of its own: not in "chief of Belarus's committee", "attorney for the Peruvian
// company", "director of the Lyon and Nantes Institute", "manager of Lyon, Provence-based Acme" and "adviser to Democrat Lund".
bool Frames::ends_phrase(TokenId preposition) const {
  const TokenId name = name_behind(preposition);
  const std::uint32_t end = end_of_name(name);
  if (end == 0) return false;
  if (end + 1 >= document_.tokens.size()) return true;
  if (const TokenId next = name_from(end)) return name_types_[next.value] == EntityType::Person && is(preposition, classes_.of);
  const Token& word = document_[TokenId{end}];
  const Token& behind = document_[TokenId{end + std::size_t{1}}];
  if (word.pos == Upos::CCONJ) return behind.pos != Upos::PROPN && behind.pos != Upos::ADJ;
  if (document_.form(TokenId{end}) == "-") return false;
  if (word.pos == Upos::PUNCT) return name_types_[name.value] == EntityType::Organization || behind.pos != Upos::PROPN;
  return word.pos == Upos::VERB || word.pos == Upos::AUX || word.pos == Upos::PRON || word.pos == Upos::ADP ||
         word.pos == Upos::ADV || word.pos == Upos::SCONJ;
}

// The name behind a preposition or article.
TokenId Frames::name_behind(TokenId word) const {
  const std::uint32_t next = word.value + 1;
  if (next >= document_.tokens.size()) return {};
  return document_[TokenId{next}].pos == Upos::DET ? name_from(next + 1) : name_from(next);
}

// "Anna Berg, 54, a metals economist with": the person whose name stands before the title's phrase, set off by a comma.
TokenId Frames::person_before(std::uint32_t phrase) const {
  const auto comma = [&](std::uint32_t at) { return document_.form(TokenId{at}) == ","; };
  if (phrase < 2 || !comma(phrase - 1)) return {};
  std::uint32_t end = phrase - 1;
  if (end > 2 && document_[TokenId{end - std::size_t{1}}].pos == Upos::NUM && comma(end - 2)) end -= 2;
  const TokenId name = name_until(end);
  return name && name_types_[name.value] == EntityType::Person ? name : TokenId();
}

// Whom the title before an "and" belongs to: "Anna Berg, professor at Harmon College and president of".
TokenId Frames::bearer_of_first_title(std::uint32_t conjunction) const {
  constexpr std::uint32_t longest = 14;
  const TokenRange bounds = sentence(document_, TokenId{conjunction});
  for (std::uint32_t at = conjunction; at-- > bounds.begin.value && conjunction - at < longest;) {
    const TokenId word{at};
    if (document_[word].pos == Upos::VERB || document_[word].pos == Upos::PUNCT) return {};
    if (is_title(word) && is_singular(document_[word])) return person_before(title_begin(word));
  }
  return {};
}

// Where the phrase of a title begins, its article included.
std::uint32_t Frames::title_begin(TokenId title) const {
  std::uint32_t begin = phrase_begin(title);
  if (begin > 0 && name_until(begin)) return begin;
  if (begin > 0 && document_[TokenId{begin - std::size_t{1}}].pos == Upos::DET) --begin;
  return begin;
}

// "Anna Berg, metals economist with Acme," "president of Acme Olaf Lund", "professor at Acme and president of Bell".
void Frames::add_title_by_order(TokenId title, Frame& frame) const {
  const TokenId preposition = preposition_of_body(title);
  if (!preposition) return;
  const TokenId body = name_behind(preposition);
  frame.push_back({{Kind::preposition, lemmas_[preposition.value]}, body, {}});
  if (const TokenId bearer = is_singular(document_[title]) ? bearer_by_order(title, preposition) : TokenId())
    frame.push_back({{Kind::bearer, {}}, bearer, {}});
}

// Whose title it is that a preposition ties to a body.
TokenId Frames::bearer_by_order(TokenId title, TokenId preposition) const {
  const std::uint32_t end = end_of_name(name_behind(preposition));
  const auto person = [&](std::uint32_t at) {
    const TokenId name = name_from(at);
    return name && name_types_[name.value] == EntityType::Person ? name : TokenId();
  };
  if (const TokenId behind = person(end)) return behind;
  if (end < document_.tokens.size() && document_.form(TokenId{end}) == "," && person(end + 1)) return {};  // may be either's
  const std::uint32_t begin = title_begin(title);
  const bool second = begin > 0 && document_[TokenId{begin - std::size_t{1}}].pos == Upos::CCONJ;
  return second ? bearer_of_first_title(begin - 1) : person_before(begin);
}

}  // namespace entente
