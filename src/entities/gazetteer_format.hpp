// SPDX-License-Identifier: Apache-2.0
// The packed gazetteer: made once by entente-pack-gazetteer, embedded, and used where it lies, without reading it first.
//
// The file is a PackedHeader, then its sections, each aligned to 8 bytes, in little-endian order. A section is an array of
// one of the records below, or of bytes for `strings`; a record names others by their index and text by PackedText.
#pragma once

#include <cstdint>

namespace entente {

struct PackedText {
  std::uint32_t offset;  // into strings
  std::uint32_t size;    // bytes
};

struct PackedEntity {
  PackedText name;
  std::uint32_t wikidata;      // 57665 for Q57665; 0 where unknown
  std::uint32_t country;       // entity index, or packed_none
  std::uint32_t part_of;       // entity index, or packed_none
  std::uint32_t first_office;  // into offices, which are sorted by person
  std::uint16_t offices;       // how many
  std::uint8_t type;           // EntityType
  std::uint8_t kind;           // OrganizationKind
  std::uint8_t detail;         // PlaceDetail
  std::uint8_t prominence;     // how likely a name means this one rather than a namesake; 0 to 255
  std::uint16_t unused;
};

// Aliases with one key lie together, the most prominent entity first.
struct PackedAlias {
  std::uint64_t key;  // name_key()
  PackedText text;
  std::uint32_t entity;
  std::uint8_t kind;   // AliasKind
  std::uint8_t flags;  // AliasFlag bits
  std::uint16_t unused;
};

struct PackedOffice {
  PackedText role;
  std::uint32_t person;
  std::uint32_t entity;
  std::uint32_t start;  // 20190326; parts that are not known are 0; 0 for unknown
  std::uint32_t end;    // the same; 0 while it lasted on `as_of`
  std::uint32_t as_of;
  std::uint32_t unused;
};

// A word that stands first (given) or last (family) in the names of people.
struct PackedNameWord {
  std::uint64_t key;
  std::uint32_t given;   // so many people
  std::uint32_t family;
};

// A long name by its consonants, for names that the text misspells.
struct PackedSkeleton {
  std::uint64_t key;  // skeleton_key()
  std::uint32_t entity;
  PackedText text;
  std::uint32_t unused;
};

struct PackedSection {
  std::uint32_t offset;
  std::uint32_t count;
};

struct PackedHeader {
  char magic[8];
  std::uint32_t version;
  std::uint32_t unused;
  PackedSection strings;
  PackedSection entities;
  PackedSection aliases;         // sorted by key
  PackedSection alias_slots;     // u32, a power of two: hash table of 1 + the index of a key's first alias; 0 is free
  PackedSection offices;         // sorted by person, then start
  PackedSection offices_held_at; // u32 indices of offices, sorted by entity, then start
  PackedSection name_words;      // sorted by key
  PackedSection skeletons;       // sorted by key, then entity
  PackedSection common_words;    // u32, sorted: the upper halves of the keys of words that are no names
};

inline constexpr char packed_magic[8] = {'E', 'N', 'T', 'G', 'A', 'Z', 'E', 'T'};
inline constexpr std::uint32_t packed_version = 1;
inline constexpr std::uint32_t packed_none = 0xffffffff;

enum class AliasKind : std::uint8_t {
  name, full, official, short_, acronym, native, variant, transliteration, former, demonym_noun, demonym_adjective, surname,
  seat_of_power
};

enum AliasFlag : std::uint8_t {
  alias_exact = 1,      // only as written; otherwise all capitals will do too
  alias_ambiguous = 2,  // needs support from the context
  alias_common = 4,     // also a common word
  alias_former = 8,
  alias_suffix = 16,    // an abbreviation that stands after a place or a senator's name: "Calif."
};

enum class PlaceDetail : std::uint8_t { none, city, capital, first_level, region, territory, water, building, base };

}  // namespace entente
