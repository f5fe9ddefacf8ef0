// SPDX-License-Identifier: Apache-2.0
#include "entities/name_checks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "entities/gazetteer_matcher.hpp"

namespace entente {
namespace {

class NameChecks {
 public:
  NameChecks(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words), matcher_(gazetteer, document, words) {
    for (std::size_t t = 0; t < words.size(); ++t)
      if (words.capitalised(t)) capitalised_.insert(words[t].key);
    for (std::size_t t = 1; t < words.size(); ++t)
      if (is_storm(t - 1) && words.capitalised(t)) storms_.insert(words[t].key);
  }

  bool is_name(const TaggedName& name) const {
    const std::size_t first = name.tokens.begin.value;
    if (name.tokens.size() > 1 || words_[first].shape != Shape::lower) return true;
    return vocabulary_.is_given_name(words_[first].key) || capitalised_.contains(words_[first].key) || is_known(name.tokens);
  }

  void mend(TaggedName& name) const {
    name.tokens.begin = begin_of(name);
    name.tokens.begin = past_small_words(name.tokens);
    while (name.tokens.size() > 1 && is_no_part(name)) --name.tokens.end.value;
    if (is_storm_name(name)) {
      name.type = NameClass::event;
    } else if (name.type == NameClass::place && is_demonym_adjective(name.tokens)) {
      name.type = NameClass::other;
    } else if (const auto type = sure_type(name.tokens)) {
      name.type = *type;
    }
  }

 private:
  // Behind "the" and titles.
  TokenId begin_of(const TaggedName& name) const {
    TokenId begin = name.tokens.begin;
    const TokenId end = name.tokens.end;
    if (name.tokens.size() > 1 && document_[begin].pos == Upos::DET && !words_.capitalised(begin.value)) ++begin.value;
    // "Dutchman Wim Bakker"
    const bool given = vocabulary_.is_given_name(words_[begin.value].key);
    if (name.type == NameClass::person && name.tokens.size() > 2 && !given && names_people(begin)) return TokenId{begin.value + 1U};
    if (name.type != NameClass::person || given) return begin;
    for (TokenId title_end{begin.value + 1U}; title_end < end; ++title_end.value)
      if (ends_title(begin, title_end) && !is_saint(begin)) return title_end;
    return begin;
  }

  // "Defence" in "Minister of Defence Anna Berg" too.
  bool ends_title(TokenId begin, TokenId end) const {
    constexpr std::size_t longest = 4;  // tokens before the name
    const std::size_t first = document_.sentences[document_.sentence_of[begin.value]].begin.value;
    for (std::size_t i = begin.value + 1U; i-- > std::max<std::size_t>(first, begin.value - std::min<std::size_t>(begin.value, longest));)
      if (words_[i].key != 0 && vocabulary_.title(words_.phrase(i, end.value))) return true;
    return false;
  }

  // "dear Anna Berg"; not "bin Salman", "al-Sadr", "5th District".
  TokenId past_small_words(TokenRange name) const {
    const std::size_t first = name.begin.value;
    const char letter = document_.form(name.begin).front();
    const bool small = words_[first].shape == Shape::lower && !vocabulary_.is_given_name(words_[first].key);
    if (!small || (letter >= '0' && letter <= '9') || name.size() == 1 || document_.form(TokenId{first + 1}) == "-") return name.begin;
    TokenId at = name.begin;
    bool particles = true;
    for (; at < name.end && words_[at.value].shape == Shape::lower; ++at.value)
      particles = particles && vocabulary_.is_particle(words_[at.value].key, Particle::person);
    return particles || at == name.end || !words_.capitalised(at.value) ? name.begin : at;
  }

  // Whether the last word only stands behind the name: "Anna Attendees", "Harrow boys", "Norway pls".
  bool is_no_part(const TaggedName& name) const {
    const std::size_t last = name.tokens.end.value - 1;
    const bool noun = document_.tokens[last].pos == Upos::NOUN;
    if (name.type == NameClass::person && noun && gazetteer_.is_common_word(words_[last].key)) return true;
    if (words_[last].shape != Shape::lower) return false;
    const TokenRange before{name.tokens.begin, TokenId{last}};
    if (name.type == NameClass::place && is_known(before) && !is_known(name.tokens) && !vocabulary_.name_noun(words_[last].key)) return true;
    if (!words_.capitalised(name.tokens.begin.value)) return false;
    const Noun* people = vocabulary_.noun(words_[last].lemma);
    return people && people->type == EntityType::Person && noun && !is_known(name.tokens);
  }

  // "St. Paul" is whole.
  bool is_saint(TokenId token) const { return vocabulary_.is_cue(words_[token.value].key, Cue::saint); }

  // "Dutch" in "Dutch libraries".
  bool is_demonym_adjective(TokenRange name) const {
    const auto aliases = aliases_of(name);
    return document_[TokenId{name.end.value - 1U}].pos == Upos::ADJ && std::any_of(aliases.begin(), aliases.end(), is_demonym);
  }

  // "Dutchman", "Dutch"
  bool names_people(TokenId token) const {
    const auto aliases = aliases_of({token, TokenId{token.value + 1U}});
    return !aliases.empty() && std::all_of(aliases.begin(), aliases.end(), is_demonym);
  }

  bool is_storm(std::size_t token) const { return words_.capitalised(token) && vocabulary_.is_cue(words_[token].lemma, Cue::storm); }

  // "Hurricane Katrina", and "Katrina" where the text has that.
  bool is_storm_name(const TaggedName& name) const {
    const std::size_t first = name.tokens.begin.value;
    return name.tokens.size() == 1 ? storms_.contains(words_[first].key) : name.tokens.size() == 2 && is_storm(first);
  }

  // Of a name of several words that all its bearers in the gazetteer agree on.
  std::optional<NameClass> sure_type(TokenRange name) const {
    if (name.size() == 1) return std::nullopt;
    const auto aliases = matcher_.exactly(name.begin.value, name.end.value);
    if (aliases.empty()) return std::nullopt;
    const EntityType type = gazetteer_.type(aliases.front().entity);
    const bool agree = std::all_of(aliases.begin(), aliases.end(), [&](const PackedAlias& alias) { return gazetteer_.type(alias.entity) == type; });
    return agree ? class_of_type(type) : std::nullopt;
  }

  static std::optional<NameClass> class_of_type(EntityType type) {
    switch (type) {
      case EntityType::Person: return NameClass::person;
      case EntityType::Organization: return NameClass::organization;
      case EntityType::Country:
      case EntityType::Place: return NameClass::place;
      default: return std::nullopt;
    }
  }

  std::span<const PackedAlias> aliases_of(TokenRange name) const { return gazetteer_.find(words_.phrase(name.begin.value, name.end.value)); }
  bool is_known(TokenRange name) const { return !aliases_of(name).empty(); }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  GazetteerMatcher matcher_;
  std::unordered_set<std::uint64_t> capitalised_, storms_;
};

}  // namespace

void check_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                 std::vector<TaggedName>& names) {
  const NameChecks checks(gazetteer, vocabulary, document, words);
  std::erase_if(names, [&](const TaggedName& name) { return !checks.is_name(name); });
  for (TaggedName& name : names) checks.mend(name);
}

void agree_on_types(const Words& words, std::vector<TaggedName>& names) {
  constexpr std::size_t told = 3;  // places that say enough
  constexpr std::size_t shared = 5;
  constexpr std::size_t sorts = static_cast<std::size_t>(NameClass::place) + 1;
  struct Uses {
    std::array<std::size_t, sorts> of_type{};
    std::size_t all = 0;
  };
  const auto key = [&](const TaggedName& name) { return words.phrase(name.tokens.begin.value, name.tokens.end.value); };
  std::unordered_map<std::uint64_t, Uses> uses;
  for (const TaggedName& name : names) {
    Uses& of_name = uses[key(name)];
    ++of_name.all;
    if (name.type <= NameClass::place) ++of_name.of_type[static_cast<std::size_t>(name.type)];
  }
  for (TaggedName& name : names) {
    const Uses& of_name = uses[key(name)];
    const auto most = std::max_element(of_name.of_type.begin(), of_name.of_type.end());
    if (of_name.all >= told && *most * shared >= of_name.all * told) name.type = static_cast<NameClass>(most - of_name.of_type.begin());
  }
}

}  // namespace entente
