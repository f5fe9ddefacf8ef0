// SPDX-License-Identifier: Apache-2.0
// The words of the graph: types of entities, relations, statuses. Enumerators are spelled as in files and on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

enum class EntityType : std::uint8_t { Person, Organization, Country, Place, Event, Group };

// What an Organization is, where known; a `none` for all others.
enum class OrganizationKind : std::uint8_t {
  none, alliance, government, party, company, media, military, armed_group, agency, court, other
};

enum class RelationType : std::uint8_t {
  // standing: true over a span of time
  holds_office, member_of, part_of, located_in, capital_of, citizen_of, family_of, owns, founded, controls, ally_of,
  // stances: what one holds of another
  supports, opposes, accuses, threatens, urges,
  // actions: happen at a time and place
  meets, visits, agrees_with, aids, cooperates_with, appoints, sanctions, deploys_to, detains, attacks, withdraws_from,
  protests_against, participates_in
};

// How far the text commits itself to a relation.
enum class Status : std::uint8_t {
  asserted,  // holds, or happened
  ended,     // held once, no longer
  planned,   // agreed, promised, expected
  wanted,    // desired, urged, sought
  opposed,   // someone wants it not to be
  denied,    // said not to be so
  possible   // might, if, reportedly and unconfirmed
};

// Of a statement's content: between quotation marks as a whole, not at all, or in part.
enum class Form : std::uint8_t { direct, indirect, mixed };

enum class RelationClass : std::uint8_t { standing, stance, action };

// A set of entity types.
class EntityTypes {
 public:
  constexpr EntityTypes() = default;
  constexpr EntityTypes(EntityType type) : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(type))) {}
  constexpr bool contains(EntityType type) const { return (bits_ >> static_cast<unsigned>(type)) & 1U; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr EntityTypes operator|(EntityTypes a, EntityTypes b) {
    a.bits_ = static_cast<std::uint8_t>(a.bits_ | b.bits_);
    return a;
  }
  friend constexpr bool operator==(EntityTypes, EntityTypes) = default;

 private:
  std::uint8_t bits_ = 0;
};

constexpr EntityTypes operator|(EntityType a, EntityType b) { return EntityTypes(a) | EntityTypes(b); }

struct EntityTypeInfo {
  EntityType type;
  std::string_view name;
  std::string_view summary;   // for `entente schema`
  std::string_view iri;       // schema.org or FOAF class
  std::string_view wikidata;  // Wikidata class
};

struct RelationInfo {
  RelationType type;
  std::string_view name;
  RelationClass relation_class;
  bool symmetric;
  EntityTypes subject;        // types that may stand left
  EntityTypes object;         // types that may stand right
  std::string_view wikidata;  // Wikidata property, or empty
  std::string_view plover;    // PLOVER event type, or empty
  std::string_view summary;   // for `entente schema`
};

struct StatusInfo {
  Status status;
  std::string_view name;
  std::string_view summary;
};

// All rows, in the order of the enumerators: table[i].type == i.
std::span<const EntityTypeInfo> entity_types();
std::span<const RelationInfo> relation_types();
std::span<const StatusInfo> statuses();
std::span<const std::string_view> organization_kinds();  // by enumerator; "" for none
std::span<const std::string_view> forms();               // by enumerator

const RelationInfo& info(RelationType type);

std::string_view name(EntityType type);
std::string_view name(OrganizationKind kind);  // "armed-group"; "" for none
std::string_view name(RelationType type);
std::string_view name(Status status);
std::string_view name(Form form);

// The enumerator of a name exactly as written; nothing where the schema has no such word.
std::optional<EntityType> entity_type(std::string_view name);
std::optional<OrganizationKind> organization_kind(std::string_view name);
std::optional<RelationType> relation_type(std::string_view name);
std::optional<Status> status(std::string_view name);
std::optional<Form> form(std::string_view name);

}  // namespace entente
