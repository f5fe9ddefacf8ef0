// SPDX-License-Identifier: Apache-2.0
// The words that tell who is meant: titles, common nouns, pronouns, given names, what is no name. Read from data/en.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <entente/schema.hpp>
#include <entente/symbols.hpp>

#include "core/resources.hpp"
#include "entities/name_key.hpp"

namespace entente {

enum class Gender : std::uint8_t { unknown, male, female, neuter };

// What a noun says of the entity that it names or refers to.
struct Noun {
  EntityType type{};
  OrganizationKind kind = OrganizationKind::none;
  Gender gender = Gender::unknown;
  bool any_case = false;  // ends a name in lower case too
};

struct Title {
  bool courtesy = false;  // part of the mention, as "Mr" is
  Gender gender = Gender::unknown;
};

struct Pronoun {
  enum class Form : std::uint8_t { personal, possessive, reflexive };
  enum class Number : std::uint8_t { any, singular, plural };
  std::uint8_t person = 3;
  Number number = Number::any;
  Gender gender = Gender::unknown;
  Form form = Form::personal;
};

// Why a capitalised word names no entity; `last` words end names of laws, works and weapons.
enum class NotName : std::uint8_t { day, month, holiday, language, faith, thing, last };

// Small words inside names: of people ("von"), of bodies ("of"), and owners that an apostrophe joins ("People's Army").
enum class Particle : std::uint8_t { person, body, owner };

// A letter for a party, or the short name of a state that elects legislators: "R", "N.Y."
struct PartyTagWord {
  bool seat = false;      // a state
  std::uint64_t name = 0; // the name_key() of its name in full
  std::string wikidata;   // empty for those who are of no party
};

// Classes of words that decide what a name or pronoun refers to; entity_cues.tsv describes them.
enum class Cue : std::uint8_t {
  government, city_verb, state_noun, state_preposition, pleonastic, all, member, generic, locative, office, definite, demonstrative,
  seeming_plural, temporal, personal_relative, vague_body, state_body, state_verb, region_office, armed_body, unnamed, leader, leading_office, neutral,
  kin, party_lean, corporate, founding, legal_form, storm, saint, capital, national_body, body_noun, workplace, based, campaign
};

// Words are looked up by their name_key(), phrases by that of the whole phrase; null or nothing where not listed.
class Vocabulary {
 public:
  // Throws InputError for a line with an unknown word of the schema.
  explicit Vocabulary(const Resources& resources);

  const Noun* noun(std::uint64_t key) const { return find(nouns_, key); }            // as a common noun
  const Noun* name_noun(std::uint64_t key) const { return find(name_nouns_, key); }  // at the end of a name
  const Title* title(std::uint64_t key) const { return find(titles_, key); }
  const Pronoun* pronoun(std::uint64_t key) const { return find(pronouns_, key); }
  const NotName* not_name(std::uint64_t key) const { return find(not_names_, key); }
  const PartyTagWord* party_tag(std::uint64_t key) const { return find(party_tags_, key); }
  Gender given_name(std::uint64_t key) const;  // unknown for a name that both sexes bear, too
  bool is_given_name(std::uint64_t key) const { return given_names_.contains(key); }
  // The same number for nouns that may refer to one thing ("war", "invasion"); the key itself for others.
  std::uint64_t synonym_class(std::uint64_t key) const;
  // Whether the noun is said of some countries or bodies only, and whether of the one with this name: "the kingdom".
  bool is_epithet(std::uint64_t noun) const { return epithet_nouns_.contains(noun); }
  bool is_epithet_of(std::uint64_t noun, std::string_view name) const { return epithets_.contains({noun, name_key(name)}); }
  bool is_particle(std::uint64_t key, Particle particle) const;
  bool is_cue(std::uint64_t key, Cue cue) const;

 private:
  template <class Value>
  using Table = std::unordered_map<std::uint64_t, Value>;

  template <class Value>
  static const Value* find(const Table<Value>& table, std::uint64_t key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
  }

  void read_nouns(const Resources& resources);
  void read_titles(const Resources& resources);
  void read_pronouns(const Resources& resources);
  void read_small_words(const Resources& resources);
  void read_party_tags(const Resources& resources);

  Table<Noun> nouns_;
  Table<Noun> name_nouns_;
  Table<Title> titles_;
  Table<Pronoun> pronouns_;
  Table<NotName> not_names_;
  Table<Gender> given_names_;
  Table<PartyTagWord> party_tags_;
  Table<std::uint64_t> synonyms_;
  std::unordered_set<std::uint64_t> epithet_nouns_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> epithets_;  // noun and name
  Table<std::uint64_t> particles_;  // bits of Particle
  Table<std::uint64_t> cues_;       // bits of Cue
};

}  // namespace entente
