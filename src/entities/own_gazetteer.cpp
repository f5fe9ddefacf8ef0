// SPDX-License-Identifier: Apache-2.0
#include "entities/own_gazetteer.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <unordered_map>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "core/tsv.hpp"
#include "entities/gazetteer.hpp"
#include "entities/gazetteer_builder.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

constexpr int preferred = 180;  // prominence, beyond any known person's or city's that is no capital

bool is_wikidata(std::string_view id) {
  return id.size() > 1 && id.front() == 'Q' && std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_date(std::string_view text) {
  static constexpr std::string_view shape = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (shape[i] == '-' ? text[i] != '-' : !std::isdigit(static_cast<unsigned char>(text[i]))) return false;
  return true;
}

// An acronym is one as written only: "IT" is no "it".
bool is_acronym(std::string_view name) {
  constexpr std::size_t longest = 6;
  return name.size() <= longest && std::none_of(name.begin(), name.end(), [](char c) { return c == ' ' || std::islower(static_cast<unsigned char>(c)); });
}

class Extender {
 public:
  Extender(std::string_view packed, std::string_view where) : known_(packed, where), builder_(packed, where) {
    for (std::uint32_t i = 0; i < known_.size(); ++i)
      if (const std::uint32_t number = known_.entity(i).wikidata; number != 0) by_id_.try_emplace("Q" + std::to_string(number), i);
  }

  void read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error(path.string() + ": cannot be read");
    const std::string data{std::istreambuf_iterator<char>(in), {}};
    constexpr std::size_t least = name + 1;
    // Entities first: an office may be at a body that stands further below.
    for (TsvReader row(data, path.string(), least); row.next();) add_entity(row);
    for (TsvReader row(data, path.string(), least); row.next();) add_ties(row);
  }

  std::string finish() { return builder_.finish(); }

 private:
  enum Column : std::size_t { id, type, kind, name, aliases, country, role, at, start, end };

  EntityType type_of(const TsvReader& row) const {
    if (const auto found = entity_type(row[type])) return *found;
    row.fail("unknown type '" + std::string(row[type]) + "'" +
             did_you_mean(row[type], {"Person", "Organization", "Country", "Place", "Event", "Group"}));
  }

  static OrganizationKind kind_of(const TsvReader& row) {
    if (row[kind].empty()) return OrganizationKind::other;
    if (const auto found = organization_kind(row[kind])) return *found;
    row.fail("unknown kind of organisation '" + std::string(row[kind]) + "'" +
             did_you_mean(row[kind], {"alliance", "government", "party", "company", "media", "military", "armed-group", "agency", "court", "other"}));
  }

  std::string handle(const TsvReader& row) const { return row[id].empty() ? "=" + std::string(row[name]) : std::string(row[id]); }

  void add_entity(const TsvReader& row) {
    if (row[name].empty()) row.fail("the fourth column, the name, is empty");
    const EntityType wanted = type_of(row);
    const auto found = by_id_.find(handle(row));
    if (found != by_id_.end()) {
      const auto had = static_cast<EntityType>(builder_.entity(found->second).type);
      if (had != wanted)
        row.fail("'" + std::string(row[id].empty() ? row[name] : row[id]) + "' is " + std::string(entente::name(had)) + " '" +
                 std::string(builder_.text(builder_.entity(found->second).name)) + "' already, not " + std::string(entente::name(wanted)));
      add_names(row, found->second);
      return;
    }
    PackedEntity entity{};
    entity.name = builder_.store(row[name]);
    entity.wikidata = is_wikidata(row[id]) ? packed_number(row[id]) : 0;
    entity.country = packed_none;
    entity.part_of = packed_none;
    entity.type = static_cast<std::uint8_t>(wanted);
    if (wanted == EntityType::Organization) entity.kind = static_cast<std::uint8_t>(kind_of(row));
    if (wanted == EntityType::Place) entity.detail = static_cast<std::uint8_t>(place_detail(row[kind]));
    entity.prominence = static_cast<std::uint8_t>(wanted == EntityType::Country ? 240 : preferred);
    const std::uint32_t index = builder_.add(entity);
    if (wanted == EntityType::Country) builder_.entity(index).country = index;
    by_id_.emplace(handle(row), index);
    by_name_.try_emplace(name_key(row[name]), index);
    add_names(row, index);
  }

  void add_names(const TsvReader& row, std::uint32_t entity) {
    add_name(entity, row[name], AliasKind::name);
    for (const std::string_view alias : split(row[aliases], '|')) add_name(entity, alias, AliasKind::variant);
  }

  void add_name(std::uint32_t entity, std::string_view text, AliasKind as) {
    const auto had = known_.find(name_key(text));
    const auto same = [&](const PackedAlias& alias) { return alias.entity == entity && known_.text(alias.text) == text; };
    if (std::any_of(had.begin(), had.end(), same) || !added_.emplace(std::to_string(entity) + ' ' + std::string(text), true).second) return;
    const bool acronym = is_acronym(text);
    builder_.add_alias(entity, text, acronym ? AliasKind::acronym : as, acronym ? std::uint8_t{alias_exact} : std::uint8_t{0});
  }

  // A Wikidata id that nobody has is no mistake: dumps name more countries and bodies than they are asked for.
  std::uint32_t find(const TsvReader& row, std::string_view text, bool state) const {
    if (const auto found = by_id_.find(std::string(text)); found != by_id_.end()) return found->second;
    if (is_wikidata(text)) return packed_none;
    if (const auto found = by_name_.find(name_key(text)); found != by_name_.end()) return found->second;
    for (const PackedAlias& alias : known_.find(name_key(text))) {
      const EntityType of = known_.type(alias.entity);
      if (of == EntityType::Country || (!state && of == EntityType::Organization)) return alias.entity;
    }
    row.fail(std::string(state ? "unknown country '" : "unknown country or body '") + std::string(text) +
             "'; write a Wikidata id, or a name that the gazetteer or this file has");
  }

  std::uint32_t date(const TsvReader& row, Column column) const {
    if (row[column].empty()) return 0;
    if (!is_date(row[column])) row.fail("'" + std::string(row[column]) + "' is no date; write it as 2019-05-20, 2019-05 or 2019");
    return packed_date(row[column]);
  }

  void add_ties(const TsvReader& row) {
    const std::uint32_t entity = by_id_.at(handle(row));
    if (!row[country].empty() && builder_.entity(entity).country == packed_none) builder_.entity(entity).country = find(row, row[country], true);
    if (row[role].empty() && row[at].empty()) return;
    if (type_of(row) != EntityType::Person) row.fail("only people have a role");
    if (row[role].empty() || row[at].empty()) row.fail("a role needs the country or body where it is held, and the other way round");
    const std::uint32_t place = find(row, row[at], false);
    if (place == packed_none) return;
    constexpr std::uint32_t always = 99991231;  // what has no end is still so
    builder_.add_office({builder_.store(row[role]), entity, place, date(row, start), date(row, end), always, 0});
  }

  Gazetteer known_;
  GazetteerBuilder builder_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_name_;
  std::unordered_map<std::string, bool> added_;
};

}  // namespace

std::string extend_gazetteer(std::string_view packed, std::string_view where, std::span<const std::filesystem::path> files) {
  Extender extender(packed, where);
  for (const std::filesystem::path& file : files) extender.read(file);
  return extender.finish();
}

}  // namespace entente
