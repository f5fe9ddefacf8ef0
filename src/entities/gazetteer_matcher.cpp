// SPDX-License-Identifier: Apache-2.0
#include "entities/gazetteer_matcher.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest_name = 12;  // tokens

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
bool is_mark(char c) {
  return !is_upper_ascii(c) && !is_lower_ascii(c) && !(c >= '0' && c <= '9') && static_cast<unsigned char>(c) < 0x80;
}

// How the capitals of a text agree with those of an alias that has the same letters.
struct CaseFit {
  bool same = true;          // letter by letter
  bool no_small = true;      // the text has no small letters
  bool keeps_capitals = true;  // it has a capital wherever the alias has one
};

CaseFit compare_case(std::string_view text, std::string_view alias) {
  CaseFit fit;
  std::size_t i = 0;
  for (const char c : text) {
    if (is_mark(c)) continue;
    if (is_lower_ascii(c)) fit.no_small = false;
    while (i < alias.size() && is_mark(alias[i])) ++i;
    if (i >= alias.size()) break;
    fit.same = fit.same && c == alias[i];
    fit.keeps_capitals = fit.keeps_capitals && !(is_upper_ascii(alias[i]) && is_lower_ascii(c));
    ++i;
  }
  return fit;
}

}  // namespace

GazetteerMatch GazetteerMatcher::longest(std::size_t begin, std::size_t limit) const {
  GazetteerMatch best;
  if (words_[begin].key == 0) return best;
  NameKey key;
  const std::size_t stop = std::min(limit, begin + longest_name);
  for (std::size_t i = begin; i < stop; ++i) {
    if (i > begin && document_.tokens[i].has(Token::paragraph_start)) break;
    key.add(document_.form(TokenId{i}));
    if (words_[i].key == 0) continue;
    const auto aliases = gazetteer_.find(key.value());
    if (aliases.empty()) continue;
    if (const auto fit = fitting(aliases, begin, i + 1); !fit.empty()) best = {i + 1, fit};
  }
  return best;
}

std::span<const PackedAlias> GazetteerMatcher::exactly(std::size_t begin, std::size_t end) const {
  return fitting(gazetteer_.find(words_.phrase(begin, end)), begin, end);
}

// Whether a neighbour is all in capitals too, so that capitals say little.
bool GazetteerMatcher::in_capitals(std::size_t token) const {
  const bool before = token > 0 && words_[token - 1].shape == Shape::all_caps;
  return before || (token + 1 < words_.size() && words_[token + 1].shape == Shape::all_caps);
}

// "Republican strategist Anna Berg", also where it opens the sentence.
bool GazetteerMatcher::describes_person(std::size_t token) const {
  const Token& word = document_.tokens[token];
  if (word.pos != Upos::ADJ || word.relation != Deprel::amod || !word.head || words_[token].shape != Shape::capital) return false;
  const std::size_t noun = word.head.value;
  if (noun < token || noun + 1 >= words_.size() || document_.tokens[noun + 1].pos != Upos::PROPN || !words_.capitalised(noun + 1)) return false;
  const bool title = document_.tokens[noun].relation == Deprel::nmod_desc && document_.tokens[noun].head.value == noun + 1;
  return title || (document_.tokens[noun].pos == Upos::NOUN && document_.tokens[noun].relation != Deprel::compound);
}

// A common word is a name where the tagger says so, or in capitals unless its neighbours are too, or behind an article or a bracket ("the WHO").
bool GazetteerMatcher::reads_as_name(std::size_t token) const {
  if (words_[token].headline) return false;
  const Upos pos = document_.tokens[token].pos;
  if (pos == Upos::PROPN) return true;
  if (describes_person(token)) return true;
  if (!words_[token].opens && words_[token].shape == Shape::capital && (pos == Upos::ADJ || pos == Upos::NOUN)) return true;
  if (words_[token].shape != Shape::all_caps || document_.form(TokenId{token}).size() < 2) return false;
  if (token == 0 || !in_capitals(token)) return true;
  const Upos before = document_.tokens[token - 1].pos;
  return before == Upos::DET || (before == Upos::PUNCT && !words_[token].opens);
}

// All aliases of the key if one of them fits: which one is meant is decided later.
std::span<const PackedAlias> GazetteerMatcher::fitting(std::span<const PackedAlias> aliases, std::size_t begin,
                                                       std::size_t end) const {
  const auto fit = [&](const PackedAlias& alias) { return fits(alias, begin, end); };
  return std::any_of(aliases.begin(), aliases.end(), fit) ? aliases : std::span<const PackedAlias>();
}

bool GazetteerMatcher::fits(const PackedAlias& alias, std::size_t begin, std::size_t end) const {
  const std::string_view text = document_.text(TokenRange{TokenId{begin}, TokenId{end}});
  const std::string_view name = gazetteer_.text(alias.text);
  if ((alias.flags & alias_suffix) != 0) {
    const bool after_comma = begin > 0 && document_.tokens[begin - 1].pos == Upos::PUNCT && !words_[begin].opens;
    if (!after_comma) return false;
  }
  const bool one_word = end == begin + 1;
  // "Polish officials": what opens a sentence as an adjective is no verb.
  const bool adjective = is_demonym(alias) && document_.tokens[begin].pos == Upos::ADJ && words_[begin].shape == Shape::capital;
  if (one_word && (alias.flags & alias_common) != 0 && !adjective && !reads_as_name(begin)) return false;
  if (name.find(' ') == name.npos && text.find_first_of(" \n") != text.npos) return false;
  if (text.find('$') != text.npos) return false;
  if (text.size() == 2 && text.back() == '.' && name.size() == 1) return false;  // "X." is somebody's initial
  // "Hong Kong, police said": a name doesn't go over a comma that it has not.
  if (std::count(text.begin(), text.end(), ',') > std::count(name.begin(), name.end(), ',')) return false;
  const CaseFit fit = compare_case(text, name);
  const bool small_end = words_[end - 1].shape == Shape::lower;
  if (small_end && gazetteer_.type(alias.entity) == EntityType::Event && words_[begin].shape != Shape::number) return false;
  if (fit.same) return true;
  const bool plain = (alias.flags & (alias_ambiguous | alias_common)) == 0;
  if ((alias.flags & alias_exact) != 0 && !(fit.no_small && plain && text.size() >= 5)) return false;
  if (fit.no_small) return text.size() > 2;
  if (one_word)
    return static_cast<AliasKind>(alias.kind) == AliasKind::acronym && text.size() >= 4 && is_upper_ascii(text.front()) &&
           !words_[begin].opens;
  // A long name may keep the capital of its first word only ("Ukraine defence contact group").
  const auto words = std::count(name.begin(), name.end(), ' ') + 1;
  return fit.keeps_capitals || (words >= 3 && is_upper_ascii(text.front()));
}

bool is_demonym(const PackedAlias& alias) {
  const auto kind = static_cast<AliasKind>(alias.kind);
  return kind == AliasKind::demonym_adjective || kind == AliasKind::demonym_noun;
}

bool is_country_alias(const Gazetteer& gazetteer, const PackedAlias& alias) {
  const auto kind = static_cast<AliasKind>(alias.kind);
  return gazetteer.type(alias.entity) == EntityType::Country && kind != AliasKind::seat_of_power;
}

}  // namespace entente
