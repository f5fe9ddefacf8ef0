// SPDX-License-Identifier: Apache-2.0
#include "entities/name_chains.hpp"

#include <algorithm>

namespace entente {

bool NameChains::adjacent(std::size_t i) const {  // to the word before it
  return i > 0 && !document_.tokens[i].has(Token::space_before) && !document_.tokens[i].has(Token::paragraph_start);
}

bool NameChains::is_hyphen(std::size_t i) const {
  if (i + 1 >= limit_) return false;
  const std::string_view form = document_.form(TokenId{i});
  return (form == "-" || form == "–" || form == "‑") && adjacent(i) && adjacent(i + 1);
}

const Title* NameChains::title_at(std::size_t i, std::size_t limit, std::size_t& end) const {
  const Title* title = longest_phrase(words_, i, limit, [&](std::uint64_t key) { return vocabulary_.title(key); }, end);
  // "the Sheriff's Department"
  const bool owns = end + 1 < limit_ && document_.tokens[end].pos == Upos::PART && words_.capitalised(end + 1);
  return owns ? nullptr : title;
}

bool NameChains::names_nothing(std::size_t i) const {
  const NotName* reason = vocabulary_.not_name(words_[i].key);
  return reason && *reason != NotName::last;
}

bool NameChains::is_time(std::size_t i) const {
  const NotName* reason = vocabulary_.not_name(words_[i].key);
  return reason && (*reason == NotName::day || *reason == NotName::month);
}

// "@someone" and "R-Ohio" are no names.
bool NameChains::is_tag(std::size_t i) const {
  const std::string_view form = document_.form(TokenId{i});
  return form.find('@') != form.npos || form.find('/') != form.npos || (form.size() > 2 && form[1] == '-') ||
         (form.size() == 1 && i + 1 < document_.tokens.size() && document_.form(TokenId{i + 1}) == "-" && adjacent(i + 1));
}

bool NameChains::could_be_name(std::size_t i) const {
  if (is_tag(i)) return false;
  const Upos pos = document_.tokens[i].pos;
  return pos == Upos::PROPN || pos == Upos::NOUN || pos == Upos::ADJ || pos == Upos::X || pos == Upos::VERB ||
         pos == Upos::NUM || pos == Upos::ADV || pos == Upos::INTJ;
}

// "We can", though a party is called so.
bool NameChains::opens_clause(std::size_t i) const {
  return document_.tokens[i].pos == Upos::PRON && i + 1 < limit_ && document_.tokens[i + 1].pos == Upos::AUX && !words_.capitalised(i + 1);
}

bool NameChains::starts_name(std::size_t i, std::size_t last_name_end) const {
  if (words_[i].key == 0 || follows_prefix(i, last_name_end)) return false;
  if (!words_.capitalised(i)) return words_[i].shape == Shape::number ? starts_with_year(i) : starts_with_article(i);
  if (opens_clause(i)) return false;
  const GazetteerMatch known = matcher_.longest(i, limit_);
  if (known.end > i + 1 || (known && words_[i].shape == Shape::all_caps && !words_[i].headline)) return true;
  if (!could_be_name(i)) return false;
  if (names_nothing(i)) return !is_time(i) && !known && i + 1 < limit_ && words_.capitalised(i + 1) && !words_[i].headline;
  if (words_[i].headline || words_[i].opens) return opens_name(i, known);
  const Upos pos = document_.tokens[i].pos;
  const bool chain = pos == Upos::VERB && i + 1 < limit_ && words_.capitalised(i + 1) && document_.tokens[i + 1].pos == Upos::PROPN;
  return pos == Upos::PROPN || known || chain || ((pos == Upos::ADJ || pos == Upos::NOUN || pos == Upos::X) && !is_single_letter(i));
}

// "Atlantic" in "Euro-Atlantic", "Pyongyang" in "anti-Pyongyang"; but not "Ukraine" in "Russia-Ukraine".
bool NameChains::follows_prefix(std::size_t i, std::size_t last_name_end) const {
  return i >= 2 && is_hyphen(i - 1) && words_[i - 2].key != 0 && last_name_end != i - 1;
}

// A sentence's first word has a capital anyway, and so has a headline's every word: something else must speak for a name.
bool NameChains::opens_name(std::size_t i, const GazetteerMatch& known) const {
  std::size_t end = i;
  if (title_at(i, limit_, end)) return false;
  if (known) return true;
  if (words_[i].headline) return document_.tokens[i].pos == Upos::PROPN && vocabulary_.is_given_name(words_[i].key);
  return document_.tokens[i].pos == Upos::PROPN;
}

// "al-Shabab", "el-Fasher"
bool NameChains::starts_with_article(std::size_t i) const {
  if (!vocabulary_.is_particle(words_[i].key, Particle::person) || i + 2 >= limit_) return false;
  return is_hyphen(i + 1) && words_.capitalised(i + 2);
}

bool NameChains::starts_with_year(std::size_t i) const {
  const GazetteerMatch known = matcher_.longest(i, limit_);
  return known.end > i + 1;
}

std::size_t NameChains::chain_end(std::size_t begin) const {
  std::size_t end = std::max(begin + 1, matcher_.longest(begin, limit_).end);
  while (end < limit_) {
    const std::size_t next = extended(begin, end);
    if (next == end) break;
    end = next;
  }
  return end;
}

// Past the next word of the chain, or `end` where the chain ends.
std::size_t NameChains::extended(std::size_t begin, std::size_t end) const {
  if (document_.tokens[end].has(Token::paragraph_start)) return end;
  if (is_hyphen(end)) return joined_by_hyphen(end);
  if (continues(end)) return end + 1;
  const std::string_view form = document_.form(TokenId{end});
  if (form == "." && adjacent(end) && is_single_letter(end - 1) && end + 1 < limit_ && continues(end + 1)) return end + 2;
  if (document_.tokens[end].pos == Upos::PART && end + 1 < limit_ && words_.capitalised(end + 1) && owns_inside(end)) return end + 2;
  // "Brightwater Gas, Inc."
  if (form == "," && end + 1 < limit_ && words_.capitalised(end + 1) && vocabulary_.is_cue(words_[end + 1].key, Cue::legal_form)) return end + 2;
  return joined_by_particles(begin, end);
}

// "People's Army", "Lawyers' Network": not "France's Army" or "Smith's Ministry".
bool NameChains::owns_inside(std::size_t apostrophe) const {
  if (vocabulary_.is_particle(words_[apostrophe - 1].key, Particle::owner)) return true;
  const bool plural = document_.form(TokenId{apostrophe}).size() < 2 || document_.form(TokenId{apostrophe}).back() != 's';
  const Noun* head = vocabulary_.name_noun(words_[apostrophe + 1].key);
  const bool people = vocabulary_.noun(words_[apostrophe - 1].lemma) || gazetteer_.is_common_word(words_[apostrophe - 1].key);
  return plural && people && head && head->type == EntityType::Organization;
}

bool NameChains::continues(std::size_t i) const {
  return words_[i].key != 0 && words_.capitalised(i) && could_be_name(i) && !is_time(i) &&
         !(words_[i].headline && !matcher_.longest(i, limit_) && !vocabulary_.name_noun(words_[i].key) &&
           document_.tokens[i].pos != Upos::PROPN);
}

// "Jong-un", "Mark-Viverito", "Al-Ghaza"; but not "Moscow-based".
std::size_t NameChains::joined_by_hyphen(std::size_t hyphen) const {
  const std::size_t next = hyphen + 1;
  if (words_[next].key == 0 || (is_single_letter(hyphen - 1) && words_[next].shape == Shape::all_caps)) return hyphen;
  if (words_.capitalised(next)) {
    const bool countries = is_country(hyphen - 1) && is_country(next);
    return countries ? hyphen : next + 1;
  }
  const Upos pos = document_.tokens[next].pos;
  if (document_.form(TokenId{hyphen}) != "-") return hyphen;
  if (pos == Upos::PROPN || (pos == Upos::X && !is_country(hyphen - 1))) return next + 1;
  return hyphen;
}

bool NameChains::is_country(std::size_t i) const {
  const auto aliases = matcher_.exactly(i, i + 1);
  return !aliases.empty() && is_country_alias(gazetteer_, aliases.front());
}

// "Mohammed bin Salman", "Ministry of Defence", "Joint Council for the Welfare of Immigrants".
std::size_t NameChains::joined_by_particles(std::size_t begin, std::size_t end) const {
  std::size_t next = end;
  bool person = true;
  bool body = ends_body_word(begin, end);
  while (next < limit_ && next < end + 3 && !words_.capitalised(next)) {
    const std::uint64_t key = words_[next].key;
    const bool sign = document_.form(TokenId{next}) == "&";
    person = person && key != 0 && vocabulary_.is_particle(key, Particle::person);
    body = (body && (sign || vocabulary_.is_particle(key, Particle::body))) || (sign && next == end);
    if (!person && !body) return end;
    ++next;
  }
  if (next == end || next >= limit_ || !words_.capitalised(next) || !could_be_name(next) || is_time(next)) return end;
  if (person && (is_country(end - 1) || end - begin > 2)) person = false;
  if (document_.tokens[end].pos == Upos::CCONJ && body && !inside_of_phrase(begin, end, next)) return end;
  return person || body ? next + 1 : end;
}

// Whether the chain's own head, so far, is a word that takes an "of": "Ministry", "University".
bool NameChains::ends_body_word(std::size_t begin, std::size_t end) const {
  std::size_t last = end;
  for (std::size_t i = begin; i < end; ++i)
    if (words_[i].shape == Shape::lower && document_.tokens[i].pos == Upos::ADP) return true;  // one has been passed already
  const Noun* noun = vocabulary_.name_noun(words_[last - 1].key);
  return noun && noun->type != EntityType::Person && noun->kind != OrganizationKind::company && noun->kind != OrganizationKind::media;
}

// "and" goes on inside "Ministry of Culture and Sport", not between two ministries or two places.
bool NameChains::inside_of_phrase(std::size_t begin, std::size_t end, std::size_t next) const {
  bool preposition = false;
  for (std::size_t i = begin; i < end; ++i) preposition = preposition || document_.tokens[i].pos == Upos::ADP;
  if (next + 1 < limit_ && vocabulary_.is_given_name(words_[next].key) && words_.capitalised(next + 1)) return false;  // "and Anna Berg"
  return preposition && next == end + 1 && matcher_.exactly(end - 1, end).empty() && !matcher_.longest(next, limit_) &&
         !vocabulary_.name_noun(words_[next].key);
}

}  // namespace entente
