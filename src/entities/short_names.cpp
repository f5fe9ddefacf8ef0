// SPDX-License-Identifier: Apache-2.0
#include "entities/short_names.hpp"

#include "entities/gazetteer_matcher.hpp"

namespace entente {

bool ShortNames::shortens(const Name& name, const NameGroup& group, TokenRange longer, EntityType type) const {
  if (type == EntityType::Country) return is_side_of_country(name, group, longer);
  if (type != EntityType::Organization && type != EntityType::Event) return false;
  return is_side_of_body(name.tokens, longer, group) || is_acronym(name.tokens, longer) || is_end_of(name.tokens, longer, group) ||
         is_start_of(name.tokens, longer, group);
}

// "the South" for "South Korea".
bool ShortNames::is_side_of_country(const Name& name, const NameGroup& group, TokenRange longer) const {
  if (group.tokens != 1 || longer.size() != 2) return false;
  const std::size_t begin = name.tokens.begin.value;
  return cast_.words[longer.begin.value].key == group.key && begin > 0 && document_.tokens[begin - 1].pos == Upos::DET;
}

// "the Church" or "Scientology" for "the Church of Scientology", where neither is a known name.
bool ShortNames::is_side_of_body(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
  if (!group.aliases.empty()) return false;
  std::size_t of = longer.begin.value;
  while (of < longer.end.value && !(document_.tokens[of].pos == Upos::ADP && cast_.words[of].shape == Shape::lower)) ++of;
  if (of == longer.end.value) return false;
  const bool head = shorter.size() == 1 && cast_.vocabulary.name_noun(group.key) && cast_.words.phrase(longer.begin.value, of) == group.key;
  return head || cast_.words.phrase(of + 1, longer.end.value) == group.key;
}

bool ShortNames::is_acronym(TokenRange shorter, TokenRange longer) const {
  if (shorter.size() != 1 || cast_.words[shorter.begin.value].shape != Shape::all_caps) return false;
  return initials_match(document_.form(shorter.begin), longer);
}

bool ShortNames::initials_match(std::string_view acronym, TokenRange range) const {
  std::size_t matched = 0;
  std::size_t words = 0;
  for (std::size_t i = range.begin.value; i < range.end.value; ++i) {
    if (!cast_.words.capitalised(i)) continue;
    ++words;
    if (matched < acronym.size() && document_.form(TokenId{i}).front() == acronym[matched]) ++matched;
  }
  return matched == acronym.size() && words <= matched + 1 && matched >= 2;
}

// The longer name is the shorter one with a country or place before it.
bool ShortNames::is_end_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
  if (longer.size() <= shorter.size()) return false;
  const std::size_t split = longer.end.value - shorter.size();
  if (cast_.words.phrase(split, longer.end.value) != group.key) return false;
  // "The Post" for "The New York Post"
  const std::size_t begin = shorter.begin.value;
  if (group.tokens < 2) return cast_.vocabulary.name_noun(group.key) && begin > 0 && document_.tokens[begin - 1].pos == Upos::DET;
  const GazetteerMatcher matcher(cast_.gazetteer, document_, cast_.words);
  return !matcher.exactly(longer.begin.value, split).empty();
}

bool ShortNames::is_company(std::size_t last) const {
  const Noun* const noun = cast_.vocabulary.name_noun(cast_.words[last].key);
  return noun && noun->kind == OrganizationKind::company;
}

// The longer name is the shorter one and a word that says what it is, or an "of" phrase: "Serum Institute of India".
bool ShortNames::is_start_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const {
  if (!group.aliases.empty() || longer.size() <= shorter.size()) return false;
  if (group.located || (group.vote(EntityType::Place) > 1 && !is_company(longer.end.value - 1U))) return false;
  const std::size_t split = longer.begin.value + shorter.size();
  if (cast_.words.phrase(longer.begin.value, split) != group.key) return false;
  const bool complement = document_.tokens[split].pos == Upos::ADP && cast_.words[split].shape == Shape::lower;
  if (complement && group.tokens > 1) return true;
  for (std::size_t i = split; i < longer.end.value; ++i)
    if (cast_.words[i].key != 0 && !cast_.vocabulary.name_noun(cast_.words[i].key)) return false;
  return true;
}

}  // namespace entente
