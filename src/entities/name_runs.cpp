// SPDX-License-Identifier: Apache-2.0
#include "entities/name_runs.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>

#include "entities/gazetteer_matcher.hpp"

namespace entente {
namespace {

// What the text has as a name by itself.
class LoneNames {
 public:
  LoneNames(const Words& words, const std::vector<TaggedName>& names) : words_(words) {
    for (const TaggedName& name : names) seen_[static_cast<std::size_t>(name.type)].insert(key(name.tokens));
  }
  bool has(TokenRange name, NameClass type) const { return seen_[static_cast<std::size_t>(type)].contains(key(name)); }

 private:
  std::uint64_t key(TokenRange name) const { return words_.phrase(name.begin.value, name.end.value); }

  const Words& words_;
  std::array<std::unordered_set<std::uint64_t>, static_cast<std::size_t>(NameClass::other) + 1> seen_;
};

// "Acme-Globex": two bodies that the gazetteer knows.
class BodyRuns {
 public:
  BodyRuns(const Gazetteer& gazetteer, const Document& document, const Words& words) : gazetteer_(gazetteer), document_(document), words_(words) {}

  // The hyphen between them; the end where the name is one body's.
  TokenId hyphen_in(TokenRange name) const {
    if (name.size() != 3 || document_.form(TokenId{name.begin.value + 1U}) != "-") return name.end;
    if (!gazetteer_.find(words_.phrase(name.begin.value, name.end.value)).empty()) return name.end;
    return is_body(name.begin.value) && is_body(name.end.value - 1U) ? TokenId{name.begin.value + 1U} : name.end;
  }

 private:
  bool is_body(std::size_t token) const {
    const auto aliases = gazetteer_.find(words_[token].key);
    return std::any_of(aliases.begin(), aliases.end(), [&](const PackedAlias& alias) { return gazetteer_.type(alias.entity) == EntityType::Organization; });
  }

  const Gazetteer& gazetteer_;
  const Document& document_;
  const Words& words_;
};

class PlaceRuns {
 public:
  PlaceRuns(const Gazetteer& gazetteer, const Words& words, const LoneNames& alone) : gazetteer_(gazetteer), words_(words), alone_(alone) {}

  // Where the next place's name begins; the end where the name is one place's.
  TokenId next_in(TokenRange name) const {
    if (name.size() < 2 || knows_place(aliases(name.begin, name.end))) return name.end;
    if (words_[name.begin.value].key == words_[name.begin.value + 1U].key) {
      const TokenId second{name.begin.value + 1U};
      if (alone_.has({name.begin, second}, NameClass::place)) return second;
    }
    for (TokenId at{name.begin.value + 1U}; at < name.end; ++at.value)
      if (lies_in(aliases(name.begin, at), aliases(at, name.end))) return at;
    return name.end;
  }

 private:
  std::span<const PackedAlias> aliases(TokenId begin, TokenId end) const {
    return gazetteer_.find(words_.phrase(begin.value, end.value));
  }

  bool is_place(const PackedAlias& alias) const {
    const EntityType type = gazetteer_.type(alias.entity);
    return (type == EntityType::Place || type == EntityType::Country) && !is_demonym(alias);
  }

  bool knows_place(std::span<const PackedAlias> aliases) const {
    return std::any_of(aliases.begin(), aliases.end(), [&](const PackedAlias& alias) { return is_place(alias); });
  }

  // Whether some place of the first name may lie in a state or country of the second.
  bool lies_in(std::span<const PackedAlias> names, std::span<const PackedAlias> states) const {
    return std::any_of(states.begin(), states.end(), [&](const PackedAlias& state) {
      const PackedEntity& outer = gazetteer_.entity(state.entity);
      const bool country = gazetteer_.type(state.entity) == EntityType::Country;
      if (!is_place(state) || (!country && static_cast<PlaceDetail>(outer.detail) != PlaceDetail::first_level)) return false;
      const std::uint32_t within = country ? state.entity : outer.country;
      return std::any_of(names.begin(), names.end(), [&](const PackedAlias& name) {
        return is_place(name) && name.entity != state.entity && gazetteer_.entity(name.entity).country == within;
      });
    });
  }

  const Gazetteer& gazetteer_;
  const Words& words_;
  const LoneNames& alone_;
};

// People, each with a given name in front.
class PeopleRuns {
 public:
  PeopleRuns(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words, const LoneNames& alone)
      : gazetteer_(gazetteer), vocabulary_(vocabulary), document_(document), words_(words), alone_(alone) {}

  // Where the next person's name begins; the end where the name is one person's.
  TokenId next_in(TokenRange name) const {
    const TokenId second{name.begin.value + 1U};
    // "Holm Peter Holm"
    if (name.size() > 2 && words_[name.begin.value].key == words_[name.end.value - 1U].key && !is_given(name.begin.value)) return second;
    for (TokenId at = second; at < name.end; ++at.value)
      if (is_given(at.value) && ends_person({name.begin, at}, at.value + 1U < name.end.value)) return at;
    return name.end;
  }

 private:
  const PackedNameWord* bearers(std::size_t token) const { return gazetteer_.name_word(words_[token].key); }

  // Whether a person's name ends before a given name, which `goes_on` to a family name perhaps. Else the text must have the person
  // elsewhere: "Anna Berg Peter", "Anna Anna" may be one.
  bool ends_person(TokenRange name, bool goes_on) const {
    const std::size_t last = name.end.value - 1U;
    const bool repeated = words_[last].key == words_[last + 1].key;
    const bool whole = name.size() > 1 && is_given(name.begin.value) && is_family(last);
    return (whole && goes_on) || ((whole || repeated) && alone_.has(name, NameClass::person));
  }

  // "Peter", and not "Lloyd" or "Kelly", which are family names as well.
  bool is_given(std::size_t token) const {
    if (!vocabulary_.is_given_name(words_[token].key) || !words_.capitalised(token)) return false;
    const PackedNameWord* known = bearers(token);
    return !known || known->given >= 3 * known->family;
  }

  bool is_family(std::size_t token) const {
    const std::uint64_t key = words_[token].key;
    if (document_.form(TokenId{token}).size() < 3 || vocabulary_.is_particle(key, Particle::person)) return false;
    if (!words_.capitalised(token)) return false;
    const PackedNameWord* known = bearers(token);
    return !vocabulary_.is_given_name(key) || (known && known->family >= known->given);
  }

  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
  const Document& document_;
  const Words& words_;
  const LoneNames& alone_;
};

// Dashes between spaces and addresses are in no name.
class Separators {
 public:
  explicit Separators(const Document& document) : document_(document) {}

  // Where the first part of the name ends.
  TokenId part_end(TokenRange name) const {
    while (name.begin < name.end && !is_separator(name.begin.value)) ++name.begin.value;
    return name.begin;
  }
  bool is_separator(std::size_t token) const {
    const std::string_view form = document_.form(TokenId{token});
    return is_spaced_dash(token, form) || form.find('@') != form.npos || form.find("://") != form.npos;
  }

 private:
  bool is_spaced_dash(std::size_t token, std::string_view form) const {
    if (form != "--" && form != "–" && form != "—") return false;
    return document_.tokens[token].has(Token::space_before) && token + 1 < document_.tokens.size() &&
           document_.tokens[token + 1].has(Token::space_before);
  }

  const Document& document_;
};

}  // namespace

void part_runs(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
               std::vector<TaggedName>& names) {
  const LoneNames alone(words, names);
  const PlaceRuns places(gazetteer, words, alone);
  const PeopleRuns people(gazetteer, vocabulary, document, words, alone);
  const BodyRuns bodies(gazetteer, document, words);
  const Separators separators(document);
  const auto next_in = [&](TokenRange part, NameClass type) {
    switch (type) {
      case NameClass::person: return people.next_in(part);
      case NameClass::organization: return bodies.hyphen_in(part);
      case NameClass::place: return places.next_in(part);
      default: return part.end;
    }
  };
  std::vector<TaggedName> parted;
  for (TaggedName name : names) {
    while (name.tokens.size() > 0) {
      if (separators.is_separator(name.tokens.begin.value) || words[name.tokens.begin.value].key == 0) {
        ++name.tokens.begin.value;
        continue;
      }
      const TokenRange part{name.tokens.begin, separators.part_end(name.tokens)};
      const TokenId next = next_in(part, name.type);
      parted.push_back({{part.begin, next}, name.type});
      name.tokens.begin = next;
    }
  }
  names = std::move(parted);
}

}  // namespace entente
