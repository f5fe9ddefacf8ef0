// SPDX-License-Identifier: Apache-2.0
#include "entities/vocabulary.hpp"

#include <algorithm>
#include <iterator>

#include "core/tsv.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

// Calls `use` with every row of a data file.
template <class Use>
void for_rows(const Resources& resources, std::string_view name, std::size_t columns, Use use) {
  for (TsvReader row(resources.get(name), resources.where(name), columns); row.next();) use(row);
}

// The place of the row's word in `words`; an error where it isn't one of them.
template <std::size_t Size>
std::size_t one_of(const TsvReader& row, std::size_t column, const std::string_view (&words)[Size]) {
  const auto found = std::find(std::begin(words), std::end(words), row[column]);
  if (found == std::end(words)) row.fail("unknown word '" + std::string(row[column]) + "'");
  return static_cast<std::size_t>(found - std::begin(words));
}

Gender gender(const TsvReader& row, std::size_t column) {
  static constexpr std::string_view names[] = {"-", "m", "f", "n"};
  return static_cast<Gender>(one_of(row, column, names));
}

// Adds a bit to those of the row's first word.
void add_bit(std::unordered_map<std::uint64_t, std::uint64_t>& table, const TsvReader& row, std::size_t bit) {
  table[name_key(row[0])] |= std::uint64_t{1} << bit;
}

bool has_bit(const std::unordered_map<std::uint64_t, std::uint64_t>& table, std::uint64_t key, unsigned bit) {
  const auto found = table.find(key);
  return found != table.end() && ((found->second >> bit) & 1U) != 0;
}

}  // namespace

Vocabulary::Vocabulary(const Resources& resources) {
  read_nouns(resources);
  read_titles(resources);
  read_pronouns(resources);
  read_small_words(resources);
  read_party_tags(resources);
}

void Vocabulary::read_nouns(const Resources& resources) {
  static constexpr std::string_view uses[] = {"no", "cap", "any"};
  for_rows(resources, "en/entity_nouns.tsv", 5, [this](const TsvReader& row) {
    Noun noun;
    const auto type = entity_type(row[1]);
    if (!type) row.fail("unknown type '" + std::string(row[1]) + "'");
    noun.type = *type;
    if (row[2] != "-") {
      const auto kind = organization_kind(row[2]);
      if (!kind) row.fail("unknown kind '" + std::string(row[2]) + "'");
      noun.kind = *kind;
    }
    const std::size_t use = one_of(row, 3, uses);
    noun.any_case = use == 2;
    noun.gender = gender(row, 4);
    (use == 0 ? nouns_ : name_nouns_).emplace(name_key(row[0]), noun);
    if (use == 2) nouns_.emplace(name_key(row[0]), noun);
  });
}

void Vocabulary::read_titles(const Resources& resources) {
  static constexpr std::string_view kinds[] = {"title", "courtesy"};
  for_rows(resources, "en/titles.tsv", 3, [this](const TsvReader& row) {
    titles_.emplace(name_key(row[0]), Title{one_of(row, 1, kinds) == 1, gender(row, 2)});
  });
}

void Vocabulary::read_pronouns(const Resources& resources) {
  static constexpr std::string_view numbers[] = {"-", "s", "p"};
  static constexpr std::string_view forms[] = {"personal", "possessive", "reflexive"};
  for_rows(resources, "en/personal_pronouns.tsv", 5, [this](const TsvReader& row) {
    Pronoun pronoun;
    pronoun.person = static_cast<std::uint8_t>(row[1].empty() ? 0 : row[1].front() - '0');
    if (pronoun.person < 1 || pronoun.person > 3) row.fail("a pronoun's person is 1, 2 or 3");
    pronoun.number = static_cast<Pronoun::Number>(one_of(row, 2, numbers));
    pronoun.gender = gender(row, 3);
    pronoun.form = static_cast<Pronoun::Form>(one_of(row, 4, forms));
    pronouns_.emplace(name_key(row[0]), pronoun);
  });
}

void Vocabulary::read_small_words(const Resources& resources) {
  static constexpr std::string_view not_names[] = {"day", "month", "holiday", "language", "faith", "thing", "last"};
  static constexpr std::string_view insides[] = {"person", "body", "owner"};
  static constexpr std::string_view cues[] = {"government", "city_verb", "state_noun", "state_preposition", "pleonastic",
                                              "all",        "member",    "generic",    "locative",          "office",
                                              "definite",   "demonstrative", "seeming_plural",
                                              "temporal",   "personal_relative", "vague_body", "state_body",
                                              "state_verb", "region_office", "armed_body", "unnamed",    "leader",    "leading_office", "neutral",
                                              "kin", "party_lean", "corporate", "founding", "legal_form", "storm", "saint", "capital", "national_body", "body_noun",
                                              "workplace", "based", "campaign"};
  static_assert(std::size(cues) == static_cast<std::size_t>(Cue::campaign) + 1 && std::size(cues) <= 64);  // bits of a word
  for_rows(resources, "en/not_names.tsv", 2, [this](const TsvReader& row) {
    not_names_.emplace(name_key(row[0]), static_cast<NotName>(one_of(row, 1, not_names)));
  });
  for (const std::string_view list : {"en/given_names.tsv", "en/given_names_moby.tsv"})
    for_rows(resources, list, 2, [this](const TsvReader& row) { given_names_.emplace(name_key(row[0]), gender(row, 1)); });
  for_rows(resources, "en/entity_synonyms.tsv", 2,
           [this](const TsvReader& row) { synonyms_.emplace(name_key(row[0]), name_key(row[1])); });
  for_rows(resources, "en/epithets.tsv", 2, [this](const TsvReader& row) {
    epithet_nouns_.insert(name_key(row[0]));
    epithets_.emplace(name_key(row[0]), name_key(row[1]));
  });
  for_rows(resources, "en/name_particles.tsv", 2,
           [this](const TsvReader& row) { add_bit(particles_, row, one_of(row, 1, insides)); });
  for_rows(resources, "en/entity_cues.tsv", 2, [this](const TsvReader& row) { add_bit(cues_, row, one_of(row, 1, cues)); });
}

void Vocabulary::read_party_tags(const Resources& resources) {
  static constexpr std::string_view kinds[] = {"party", "seat"};
  for_rows(resources, "en/party_tags.tsv", 4, [this](const TsvReader& row) {
    const std::uint64_t name = name_key(row[2]);
    const PartyTagWord word{one_of(row, 0, kinds) == 1, name, row[3] == "-" ? std::string() : std::string(row[3])};
    for (const std::string_view written : split(row[1], ' ')) party_tags_.emplace(name_key(written), word);
    party_tags_.emplace(name, word);
  });
}

Gender Vocabulary::given_name(std::uint64_t key) const {
  const Gender* gender = find(given_names_, key);
  return gender ? *gender : Gender::unknown;
}

std::uint64_t Vocabulary::synonym_class(std::uint64_t key) const {
  const std::uint64_t* found = find(synonyms_, key);
  return found ? *found : key;
}

bool Vocabulary::is_particle(std::uint64_t key, Particle particle) const {
  return has_bit(particles_, key, static_cast<unsigned>(particle));
}

bool Vocabulary::is_cue(std::uint64_t key, Cue cue) const { return has_bit(cues_, key, static_cast<unsigned>(cue)); }

}  // namespace entente
