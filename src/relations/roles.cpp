// SPDX-License-Identifier: Apache-2.0
#include "relations/roles.hpp"

#include <algorithm>
#include <cctype>

#include "core/tsv.hpp"
#include "relations/word_kinds.hpp"
#include "syntax/tree.hpp"

namespace entente {

RoleClasses::RoleClasses(const WordClasses& words, const Resources& resources)
    : no_role(words.require("no_role")),
      spokesperson(words.require("spokesperson")),
      counterpart(words.require("counterpart")),
      envoy(words.require("envoy")),
      seat(words.require("seat")),
      local(words.require("local")),
      state_office(words.require("state_office")),
      portfolio(words.require("portfolio")),
      predecessor(words.require("predecessor")) {
  constexpr std::string_view file = "en/role_words.tsv";
  TsvReader lines(resources.get(file), resources.where(file), 2);
  while (lines.next()) in_full.emplace(lines[0], lines[1]);
}

std::string Roles::role(const Emission& emission, TokenId noun) const {
  switch (emission.role) {
    case Emission::Role::none:
      return {};
    case Emission::Role::text:
      return emission.text;
    case Emission::Role::lemma:
      return std::string(document_.symbols.view(frames_.lemma(noun))) + hyphenated(noun);
    case Emission::Role::phrase:
      return phrase(noun);
  }
  return {};
}

std::string Roles::title(TokenRange tokens) const {
  std::string role;
  for (TokenId token = tokens.begin; token < tokens.end; ++token.value) {
    const bool last = token.value + 1 == tokens.end.value;
    const bool plural = last && document_[token].features.is(Feature::Number, "Plur");
    std::string word(plural ? document_.symbols.view(frames_.lemma(token)) : document_.form(token));
    if (last && word.ends_with("s.")) word.erase(word.size() - 2, 1);
    if (!role.empty() && document_[token].has(Token::space_before)) role += ' ';
    role += in_full(std::move(word));
  }
  return role;
}

// What is joined to the noun by hyphens: "-in-law" of "brother-in-law".
std::string Roles::hyphenated(TokenId noun) const {
  std::string rest;
  for (std::uint32_t i = noun.value + 1; i <= end_of_compound(document_, noun).value; ++i) rest += document_.form(TokenId{i});
  return rest;
}

std::string Roles::text(TokenId token) const { return in_full(std::string(document_.form(token))); }

// In lower case and in full, but for words in capitals ("CEO").
std::string Roles::in_full(std::string form) const {
  const bool capitals =
      form.size() > 1 && std::all_of(form.begin(), form.end(), [](unsigned char c) { return std::isupper(c) != 0 || c == '.'; });
  if (!capitals)
    std::transform(form.begin(), form.end(), form.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  const auto full = classes_.in_full.find(form);
  return full == classes_.in_full.end() ? form : full->second;
}

// Whether a word before the noun belongs to the role: neither the body's name, nor a determiner, nor "former".
bool Roles::part(TokenId token, TokenId noun) const {
  if (!below(document_, token, noun) || frames_.is(token, classes_.no_role)) return false;
  for (TokenId up = token; up != noun; up = document_[up].head) {
    if (actors_.own(up) || actors_.in_name(up) || document_[up].features.is(Feature::NumType, "Ord")) return false;
    switch (document_[up].relation) {
      case Deprel::compound:
      case Deprel::amod:
      case Deprel::conj:
      case Deprel::cc:
      case Deprel::flat:
        break;
      case Deprel::punct:
        if (document_.form(up) != "-") return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

// Of the words right before a title, those that are part of it: not "former", nor what only stands there ("a remark President
// Berg made").
bool Roles::in_title(TokenId token, TokenId noun) const {
  if (frames_.is(token, classes_.no_role)) return false;
  const bool other_case = document_[token].pos == Upos::NOUN && document_[noun].pos == Upos::PROPN;
  return !other_case || below(document_, token, noun) || document_[token].head == document_[noun].head;
}

std::string Roles::phrase(TokenId noun) const {
  std::uint32_t begin = noun.value;
  const bool title = static_cast<bool>(frames_.name_from(noun.value + 1));
  const std::uint32_t first = title ? frames_.phrase_begin(noun) : 0;
  while (begin > first &&
         (title ? in_title(TokenId{begin - std::size_t{1}}, noun) : part(TokenId{begin - std::size_t{1}}, noun)))
    --begin;
  while (begin < noun.value && (document_[TokenId{begin}].pos == Upos::PUNCT || document_[TokenId{begin}].pos == Upos::CCONJ))
    ++begin;
  std::uint32_t end = end_of_compound(document_, noun).value + 1;
  for (const TokenId after : children(document_, noun)) {
    if (after.value < end || actors_.own(after)) continue;
    const Token& token = document_[after];
    // "attorney general", "secretary of state"
    const bool adjective =
        after.value == end &&
        (token.relation == Deprel::amod || token.relation == Deprel::flat || token.relation == Deprel::compound) &&
        token.pos != Upos::PROPN;
    const bool of =
        is_a(token.relation, Deprel::nmod) && yield(document_, after).begin.value == end && yield(document_, after).size() == 2;
    if (adjective || of) end = yield(document_, after).end.value;
    break;
  }
  std::string words;
  for (std::uint32_t i = begin; i < end; ++i) {
    const TokenId token{i};
    if (!words.empty() && document_[token].has(Token::space_before)) words += ' ';
    // "Berg and Lund are senators", "Senators Berg and Lund": each is one.
    const bool plural = token == noun && document_[noun].features.is(Feature::Number, "Plur");
    words += plural ? in_full(std::string(document_.symbols.view(frames_.lemma(noun)))) : text(token);
  }
  return words;
}

bool Roles::is_of_state(TokenId noun) const {
  if (!frames_.is(noun, classes_.state_office)) return false;
  if (!frames_.is(noun, classes_.spokesperson)) return true;  // "secretary" is both
  for (const TokenId part : children(document_, noun))
    if (part < noun && frames_.is(part, classes_.portfolio)) return true;
  return false;
}

EntityId Roles::counterpart_of(TokenId noun) const {
  if (!frames_.is(noun, classes_.counterpart)) return {};
  for (const Argument& argument : frames_.frame(noun))
    if (argument.place.kind == Place::Kind::possessor)
      if (const EntityId owner = actors_.entity(argument.token)) return owner;
  return {};
}

bool Roles::speaks_for(std::string_view role) const {
  const std::size_t space = role.rfind(' ');
  const Symbol word = document_.symbols.find(space == role.npos ? role : role.substr(space + 1));
  return word && frames_.is_word(word, Upos::NOUN, classes_.spokesperson);
}

}  // namespace entente
