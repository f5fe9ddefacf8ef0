// SPDX-License-Identifier: Apache-2.0
#include <entente/schema.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <string>

#include "core/own_relations.hpp"

namespace entente {
namespace {

using enum EntityType;
constexpr EntityTypes bodies = Organization | Country;
constexpr EntityTypes actors = bodies | Person | Group;
constexpr EntityTypes spots = Place | Country;
constexpr EntityTypes anything = actors | Place | Event;

constexpr std::array<EntityTypeInfo, 6> entity_type_table{{
    {Person, "Person", "one human being", "http://schema.org/Person", "Q5"},
    {Organization, "Organization", "a body that can act", "http://schema.org/Organization", "Q43229"},
    {Country, "Country", "a state, current or former, or a de facto one", "http://schema.org/Country", "Q6256"},
    {Place, "Place", "any other place: city, region, base, building", "http://schema.org/Place", "Q2221906"},
    {Event, "Event", "something that happens, named or described", "http://schema.org/Event", "Q1656682"},
    {Group, "Group", "people without a body of their own", "http://xmlns.com/foaf/0.1/Group", "Q16334295"},
}};

constexpr auto standing = RelationClass::standing;
constexpr auto stance = RelationClass::stance;
constexpr auto action = RelationClass::action;

using enum RelationType;
// Who may stand on either side follows the schema's page; stances and actions of the world take any actor.
constexpr std::array<RelationInfo, 29> relation_table{{
    {holds_office, "holds_office", standing, false, Person, bodies | Place | Person, "P39", "",
     "has a job at a named body, with a role"},
    {member_of, "member_of", standing, false, actors, Organization, "P463", "", "belongs to it; joining begins, leaving ends it"},
    {part_of, "part_of", standing, false, Organization | Event, bodies | Event, "P361", "", "is a part of the body or event"},
    {located_in, "located_in", standing, false, anything, spots, "P131", "", "is, lives or takes place there"},
    {capital_of, "capital_of", standing, false, Place, Country | Place, "P1376", "", "is the capital of"},
    {citizen_of, "citizen_of", standing, false, Person | Group, Country, "P27", "", "is a citizen of, where the text says so"},
    {family_of, "family_of", standing, true, Person, Person, "P1038", "",
     "is related to; role: what the subject is to the object"},
    {owns, "owns", standing, false, Person | bodies, Organization | Place, "P1830", "", "owns"},
    {founded, "founded", standing, false, Person | bodies, Organization, "P112", "", "founded"},
    {controls, "controls", standing, false, bodies | Group, spots, "", "", "holds the territory"},
    {ally_of, "ally_of", standing, true, actors, actors, "", "", "is allied with, or a coalition partner of"},
    {supports, "supports", stance, false, actors, anything, "", "SUPPORT", "backs, endorses, praises, pledges support"},
    {opposes, "opposes", stance, false, actors, anything, "", "REJECT", "is against, rejects, criticises, condemns"},
    {accuses, "accuses", stance, false, actors, actors, "", "ACCUSE", "blames, charges, sues, investigates"},
    {threatens, "threatens", stance, false, actors, anything, "", "THREATEN", "warns of what it will do to the object"},
    {urges, "urges", stance, false, actors, actors, "", "REQUEST", "asks, demands, calls on, invites to act"},
    {meets, "meets", action, true, actors, actors, "", "CONSULT", "meets, talks to, hosts, phones, negotiates with"},
    {visits, "visits", action, false, Person | Organization | Group, spots | Organization, "", "CONSULT", "goes there"},
    {agrees_with, "agrees_with", action, true, actors, actors, "", "AGREE", "signs, reaches a deal, makes peace"},
    {aids, "aids", action, false, actors, actors | Place, "", "AID", "gives money, arms, training, relief"},
    {cooperates_with, "cooperates_with", action, true, actors, actors, "", "COOPERATE", "works or trades with, joins forces"},
    {appoints, "appoints", action, false, actors, Person, "", "COOPERATE", "names or elects; dismissing is one that ended"},
    {sanctions, "sanctions", action, false, bodies | Person, actors, "", "SANCTION",
     "sanctions, embargoes, expels, cuts ties with"},
    {deploys_to, "deploys_to", action, false, actors, spots, "", "MOBILIZE", "sends forces to"},
    {detains, "detains", action, false, actors, Person | Group, "", "COERCE", "arrests, jails, tries, convicts, extradites"},
    {attacks, "attacks", action, false, actors, actors | Place, "", "ASSAULT", "invades, bombs, shoots, fights, kills"},
    {withdraws_from, "withdraws_from", action, false, actors, spots, "", "RETREAT", "pulls forces out, surrenders, retreats"},
    {protests_against, "protests_against", action, false, actors, anything, "", "PROTEST", "protests against"},
    {participates_in, "participates_in", action, false, anything, Event, "P1344", "",
     "attends, leads, hosts, wins, is killed in"},
}};

constexpr std::array<StatusInfo, 7> status_table{{
    {Status::asserted, "asserted", "holds, or happened"},
    {Status::ended, "ended", "held once, no longer"},
    {Status::planned, "planned", "agreed, promised, expected"},
    {Status::wanted, "wanted", "desired, urged, sought"},
    {Status::opposed, "opposed", "someone wants it not to be"},
    {Status::denied, "denied", "said not to be so"},
    {Status::possible, "possible", "might, if, reportedly and unconfirmed"},
}};

constexpr std::array<std::string_view, 11> kind_names{"",      "alliance", "government",  "party",  "company", "media",
                                                      "military", "armed-group", "agency", "court", "other"};
constexpr std::array<std::string_view, 3> form_names{"direct", "indirect", "mixed"};

template <class Table, class Column>
constexpr bool in_order(const Table& table, Column column) {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].*column) != i) return false;
  return true;
}
static_assert(in_order(entity_type_table, &EntityTypeInfo::type));
static_assert(in_order(relation_table, &RelationInfo::type));
static_assert(in_order(status_table, &StatusInfo::status));

template <class Enum, class Table>
std::optional<Enum> find_row(const Table& table, Enum Table::value_type::*column, std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return row.*column;
  return std::nullopt;
}

template <class Enum, class Names>
std::optional<Enum> find_name(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

// Whether one letter more, less or other turns one word into the other.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const std::size_t front = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  return a.substr(front + (a.size() == b.size() ? 1 : 0)) == b.substr(std::min(front + 1, b.size()));
}

bool is_relation_name(std::string_view name) {
  constexpr std::size_t longest = 40;
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.empty() || name.size() > longest || !letter(name.front()) || name.ends_with('_')) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool joint = name[i] == '_' && name[i - 1] != '_';
    if (!letter(name[i]) && !(name[i] >= '0' && name[i] <= '9') && !joint) return false;
  }
  return std::none_of(relation_table.begin(), relation_table.end(),
                      [&](const RelationInfo& row) { return one_slip(name, row.name); });
}

// Users' own relations of this process. Rows are only ever appended, so that readers need no lock, and what was handed out stays
// true. One table for all, because a relation's type is a number in every layer, and that number must mean the same relation in
// all of them.
class OwnRelations {
 public:
  std::optional<RelationType> find(std::string_view name) const {
    const std::size_t count = count_.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < count; ++i)
      if (rows_[i].name == name) return rows_[i].type;
    return std::nullopt;
  }

  std::optional<RelationType> declare(std::string_view name) {
    const std::lock_guard lock(mutex_);
    if (const auto known = find(name)) return known;
    const std::size_t at = count_.load(std::memory_order_relaxed);
    if (at == rows_.size() || !is_relation_name(name)) return std::nullopt;
    words_[at] = {std::string(name), std::string(name)};
    std::replace(words_[at].second.begin(), words_[at].second.end(), '_', ' ');
    const auto type = static_cast<RelationType>(relation_table.size() + at);
    rows_[at] = {type, words_[at].first, standing, false, anything, anything, "", "", words_[at].second};
    count_.store(at + 1, std::memory_order_release);
    return type;
  }

  const RelationInfo& operator[](std::size_t i) const { return rows_[i]; }

 private:
  static constexpr std::size_t most = 256 - relation_table.size();  // what a type of one byte leaves
  std::array<RelationInfo, most> rows_{};
  std::array<std::pair<std::string, std::string>, most> words_;
  std::atomic<std::size_t> count_{0};
  std::mutex mutex_;
};

OwnRelations& own_relations() {
  static OwnRelations table;
  return table;
}

}  // namespace

std::span<const EntityTypeInfo> entity_types() { return entity_type_table; }
std::span<const RelationInfo> relation_types() { return relation_table; }
std::span<const StatusInfo> statuses() { return status_table; }
std::span<const std::string_view> organization_kinds() { return kind_names; }
std::span<const std::string_view> forms() { return form_names; }

const RelationInfo& info(RelationType type) {
  const auto at = static_cast<std::size_t>(type);
  return at < relation_table.size() ? relation_table[at] : own_relations()[at - relation_table.size()];
}

std::string_view name(EntityType type) { return entity_type_table[static_cast<std::size_t>(type)].name; }
std::string_view name(OrganizationKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name(RelationType type) { return info(type).name; }
std::string_view name(Status status) { return status_table[static_cast<std::size_t>(status)].name; }
std::string_view name(Form form) { return form_names[static_cast<std::size_t>(form)]; }

std::optional<EntityType> entity_type(std::string_view name) { return find_row(entity_type_table, &EntityTypeInfo::type, name); }
std::optional<OrganizationKind> organization_kind(std::string_view name) { return find_name<OrganizationKind>(kind_names, name); }
std::optional<RelationType> relation_type(std::string_view name) {
  const auto found = find_row(relation_table, &RelationInfo::type, name);
  return found ? found : own_relations().find(name);
}

std::optional<RelationType> declare_relation(std::string_view name) {
  const auto known = relation_type(name);
  return known ? known : own_relations().declare(name);
}

std::optional<Status> status(std::string_view name) { return find_row(status_table, &StatusInfo::status, name); }
std::optional<Form> form(std::string_view name) { return find_name<Form>(form_names, name); }

}  // namespace entente
