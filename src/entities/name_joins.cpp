// SPDX-License-Identifier: Apache-2.0
#include "entities/name_joins.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

class NameJoins {
 public:
  NameJoins(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words) {}

  std::vector<TaggedName> join(const std::vector<TaggedName>& names) {
    for (std::size_t t = 0; t < words_.size(); ++t)
      if (words_.capitalised(t) && !has_s(t + 1)) bare_.insert(words_[t].key);
    std::vector<TaggedName> joined;
    for (const TaggedName& name : names) {
      if (!joined.empty() && (are_initials(joined.back(), name) || is_turned(joined.back(), name))) {
        joined.back() = {{joined.back().tokens.begin, name.tokens.end}, NameClass::person};
        continue;
      }
      joined.push_back(name);
      if (goes_on(name)) ++joined.back().tokens.end.value;
      else if (is_shop(name)) joined.back() = shop(name);
    }
    return joined;
  }

 private:
  std::string_view form(TokenId token) const { return document_.form(token); }

  bool starts_line(TokenId token) const { return document_[token].has(Token::paragraph_start); }

  // "R.E." before a person's name.
  bool are_initials(const TaggedName& first, const TaggedName& second) const {
    const bool people = first.type == NameClass::person && second.type == NameClass::person;
    if (!people || first.tokens.size() != 1 || first.tokens.end != second.tokens.begin || starts_line(second.tokens.begin)) return false;
    const std::string_view initials = form(first.tokens.begin);
    const auto is_letter_or_stop = [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); };
    return initials.size() < 6 && initials.back() == '.' && std::all_of(initials.begin(), initials.end(), is_letter_or_stop);
  }

  // "Holm, Peter" between quotation marks or brackets.
  bool is_turned(const TaggedName& family, const TaggedName& given) const {
    if (family.tokens.size() != 1 || given.tokens.size() != 1 || given.type != NameClass::person) return false;
    if (given.tokens.begin.value != family.tokens.end.value + 1U || form(family.tokens.end) != ",") return false;
    const TokenId last = given.tokens.end;
    if (family.tokens.begin.value == 0 || last.value >= words_.size()) return false;
    const std::string_view before = form(TokenId{family.tokens.begin.value - 1U});
    return vocabulary_.is_given_name(words_[given.tokens.begin.value].key) && is_mark(before) && is_mark(form(last));
  }

  static bool is_mark(std::string_view form) {
    static constexpr std::string_view marks[] = {"\"", "“", "”", "‘", "``", "''", "<", ">", "(", ")", "[", "]"};
    return std::find(std::begin(marks), std::end(marks), form) != std::end(marks);
  }

  // "Gaza strip", "Suez canal", "Macy's": with the next word it is a name that the gazetteer knows.
  bool goes_on(const TaggedName& name) const {
    const std::size_t next = name.tokens.end.value;
    if (next >= words_.size()) return false;
    if (has_s(next)) return name.type == NameClass::organization && is_longer(name, EntityType::Organization);
    return name.type == NameClass::place && words_[next].shape == Shape::lower && is_longer(name, EntityType::Place);
  }

  bool is_longer(const TaggedName& name, EntityType type) const {
    const auto longer = gazetteer_.find(words_.phrase(name.tokens.begin.value, name.tokens.end.value + 1U));
    return std::any_of(longer.begin(), longer.end(), [&](const PackedAlias& alias) { return gazetteer_.type(alias.entity) == type; });
  }

  bool has_s(std::size_t token) const {
    if (token >= words_.size() || document_.tokens[token].has(Token::paragraph_start) || document_.tokens[token].pos == Upos::AUX) return false;
    const std::string_view word = form(TokenId{token});
    return word == "'s" || word == "’s";
  }

  // "Kowalski's" in "lunch at Kowalski's.": nothing is owned there, and the article has no Kowalski who isn't "Kowalski's".
  bool is_shop(const TaggedName& name) const {
    const std::size_t s = name.tokens.end.value;
    if (!has_s(s) || name.type > NameClass::place || owns(s + 1)) return false;
    const bool person = name.type == NameClass::person && name.tokens.size() > 1 && vocabulary_.is_given_name(words_[name.tokens.begin.value].key);
    const bool known = !gazetteer_.find(words_.phrase(name.tokens.begin.value, s)).empty();
    return !person && !known && !has_title(name.tokens.begin.value) && !bare_.contains(words_[s - 1].key);
  }

  bool owns(std::size_t token) const {
    if (token >= words_.size()) return false;
    const Upos pos = document_.tokens[token].pos;
    return is_mark(form(TokenId{token})) || pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::ADJ || pos == Upos::NUM || pos == Upos::VERB;
  }

  bool has_title(std::size_t token) const { return token > 0 && vocabulary_.title(words_[token - 1].key); }

  TaggedName shop(TaggedName name) const {
    const std::size_t first = name.tokens.begin.value;
    const bool somewhere = first > 0 && document_.tokens[first - 1].pos == Upos::ADP;
    if (name.type == NameClass::person) name.type = somewhere ? NameClass::place : NameClass::organization;
    ++name.tokens.end.value;
    return name;
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  std::unordered_set<std::uint64_t> bare_;  // words with a capital that stand without "'s" somewhere
};

}  // namespace

void join_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                std::vector<TaggedName>& names) {
  names = NameJoins(gazetteer, vocabulary, document, words).join(names);
}

}  // namespace entente
