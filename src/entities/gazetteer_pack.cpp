// SPDX-License-Identifier: Apache-2.0
// entente-pack-gazetteer FOLDER DICTIONARY FILE: the readable tables of FOLDER (see its README.md), and the common words of the
// dictionary, as one packed file. Run by the build.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "core/tsv.hpp"
#include "entities/gazetteer_format.hpp"
#include "entities/name_key.hpp"

namespace {

using namespace entente;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error("cannot read '" + path + "'");
  return {std::istreambuf_iterator<char>(in), {}};
}

// "2019-03-26" → 20190326; what is not given is 0.
std::uint32_t packed_date(std::string_view text) {
  std::uint32_t date = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') date = date * 10 + static_cast<std::uint32_t>(c - '0');
  if (text.size() == 4) return date * 10000;
  return text.size() == 7 ? date * 100 : date;
}

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

AliasKind alias_kind(const TsvReader& row, std::string_view name) {
  static constexpr std::string_view names[] = {"name",    "full",   "official",     "short",             "acronym", "native",       "variant",
                                               "transliteration", "former", "demonym-noun", "demonym-adjective", "surname", "seat-of-power"};
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) row.fail("unknown kind of alias '" + std::string(name) + "'");
  return static_cast<AliasKind>(found - std::begin(names));
}

std::uint8_t alias_flags(std::string_view letter_case, std::string_view note) {
  const auto has = [&](std::string_view word) { return note.find(word) != note.npos; };
  unsigned flags = 0;
  if (letter_case == "exact") flags |= alias_exact;
  if (has("ambiguous") || has("host place")) flags |= alias_ambiguous;
  if (has("common word")) flags |= alias_common;
  if (has("former name")) flags |= alias_former;
  if (has("abbreviation after")) flags |= alias_suffix;
  return static_cast<std::uint8_t>(flags);
}

PlaceDetail place_detail(std::string_view kind) {
  static const std::map<std::string_view, PlaceDetail> details = {
      {"city", PlaceDetail::city},     {"capital", PlaceDetail::capital},     {"first-level", PlaceDetail::first_level},
      {"region", PlaceDetail::region}, {"territory", PlaceDetail::territory}, {"river", PlaceDetail::water},
      {"sea", PlaceDetail::water},     {"lake", PlaceDetail::water},          {"building", PlaceDetail::building},
      {"base", PlaceDetail::base}};
  const auto found = details.find(kind);
  return found == details.end() ? PlaceDetail::none : found->second;
}

// A guess at how often the news mean this bearer of a name: states, then large and capital cities, then known people.
std::uint8_t prominence(EntityType type, PlaceDetail detail, bool core, std::uint32_t population) {
  int value = core ? 100 : 20;
  if (type == EntityType::Country) value += 140;
  if (type == EntityType::Organization) value += 20;
  if (detail == PlaceDetail::capital) value += 60;
  if (detail == PlaceDetail::first_level) value -= 20;
  if (population > 0) value += static_cast<int>(10 * std::log10(static_cast<double>(population))) - 50;
  return static_cast<std::uint8_t>(std::clamp(value, 1, 250));
}

class Packer {
 public:
  Packer(std::string folder, const std::string& dictionary) : folder_(std::move(folder)) {
    read_entities();
    read_offices();
    read_aliases();
    favour_office_holders();
    count_name_words();
    add_skeletons();
    read_dictionary(dictionary);
  }

  void write(const std::string& path) {
    sort_aliases();
    const std::vector<std::uint32_t> slots = alias_slots();
    const std::vector<std::uint32_t> held = offices_held_at();
    PackedHeader header{};
    std::memcpy(header.magic, packed_magic, sizeof packed_magic);
    header.version = packed_version;
    bytes_.assign(sizeof header, '\0');
    header.strings = append(strings_);
    header.entities = append(entities_);
    header.aliases = append(aliases_);
    header.alias_slots = append(slots);
    header.offices = append(offices_);
    header.offices_held_at = append(held);
    header.name_words = append(name_words_);
    header.skeletons = append(skeletons_);
    header.common_words = append(common_words_);
    std::memcpy(bytes_.data(), &header, sizeof header);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    if (!out.flush()) throw Error("cannot write '" + path + "'");
  }

 private:
  // Calls `use` with every row of a table.
  template <class Use>
  void for_rows(const std::string& name, std::size_t columns, Use use) const {
    const std::string path = folder_ + "/" + name;
    const std::string data = read_file(path);
    for (TsvReader row(data, path, columns); row.next();) use(row);
  }

  std::uint32_t reference(const TsvReader& row, std::string_view id) const {
    if (id.empty()) return packed_none;
    const auto found = indices_.find(std::string(id));
    if (found == indices_.end()) row.fail("unknown id '" + std::string(id) + "'");
    return found->second;
  }

  PackedText store(std::string_view text) {
    const auto [place, added] = texts_.try_emplace(std::string(text), PackedText{});
    if (added) {
      place->second = {static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
      strings_ += text;
    }
    return place->second;
  }

  void read_entities() {
    for_rows("entities.tsv", 9, [this](const TsvReader& row) {
      indices_.emplace(row[0], static_cast<std::uint32_t>(indices_.size()));
    });
    for_rows("entities.tsv", 9, [this](const TsvReader& row) {
      PackedEntity entity{};
      const auto type = entity_type(row[1]);
      if (!type) row.fail("unknown type '" + std::string(row[1]) + "'");
      const PlaceDetail detail = place_detail(row[2]);
      entity.name = store(row[3]);
      entity.wikidata = row[0].starts_with('Q') ? number(row[0]) : 0;
      entity.country = reference(row, row[4]);
      entity.part_of = reference(row, row[5]);
      entity.type = static_cast<std::uint8_t>(*type);
      if (*type == EntityType::Organization)
        entity.kind = static_cast<std::uint8_t>(organization_kind(row[2]).value_or(OrganizationKind::other));
      entity.detail = static_cast<std::uint8_t>(detail);
      entity.prominence = prominence(*type, detail, row[6] == "core", number(row[7]));
      entities_.push_back(entity);
    });
  }

  void read_offices() {
    for_rows("offices.tsv", 7, [this](const TsvReader& row) {
      offices_.push_back({store(row[1]), reference(row, row[0]), reference(row, row[2]), packed_date(row[3]),
                          packed_date(row[4]), packed_date(row[5]), 0});
    });
    std::stable_sort(offices_.begin(), offices_.end(), [](const PackedOffice& a, const PackedOffice& b) {
      return std::tie(a.person, a.start) < std::tie(b.person, b.start);
    });
    for (std::size_t i = 0; i < offices_.size(); ++i) {
      PackedEntity& person = entities_[offices_[i].person];
      if (person.offices++ == 0) person.first_office = static_cast<std::uint32_t>(i);
    }
  }

  void read_aliases() {
    for_rows("aliases.tsv", 4, [this](const TsvReader& row) {
      const std::uint64_t key = name_key(row[1]);
      aliases_.push_back({key, store(row[1]), reference(row, row[0]), static_cast<std::uint8_t>(alias_kind(row, row[2])),
                          alias_flags(row[3], row[4]), 0});
    });
  }

  // Of two namesakes the one with more offices is meant more often.
  void favour_office_holders() {
    for (PackedEntity& entity : entities_)
      if (entity.offices > 0)
        entity.prominence = static_cast<std::uint8_t>(std::min(250, entity.prominence + std::min<int>(entity.offices, 10) * 2));
  }

  void count_name_words() {
    std::map<std::uint64_t, PackedNameWord> words;
    for (const PackedEntity& entity : entities_) {
      if (static_cast<EntityType>(entity.type) != EntityType::Person) continue;
      const std::vector<std::string_view> parts = split(std::string_view(strings_).substr(entity.name.offset, entity.name.size), ' ');
      if (parts.size() < 2) continue;
      ++words[name_key(parts.front())].given;
      ++words[name_key(parts.back())].family;
    }
    for (auto& [key, word] : words) {
      word.key = key;
      name_words_.push_back(word);
    }
  }

  // Only known people and bodies with long names: a short name is too near to others.
  void add_skeletons() {
    constexpr std::size_t shortest = 10;
    constexpr int known = 100;
    for (const PackedAlias& alias : aliases_) {
      const auto kind = static_cast<AliasKind>(alias.kind);
      const bool plain = kind == AliasKind::full || kind == AliasKind::name || kind == AliasKind::short_ || kind == AliasKind::variant;
      const std::string_view text = std::string_view(strings_).substr(alias.text.offset, alias.text.size);
      if (!plain || text.size() < shortest || text.find(' ') == text.npos || entities_[alias.entity].prominence < known) continue;
      skeletons_.push_back({skeleton_key(text), alias.entity, alias.text, 0});
    }
    std::sort(skeletons_.begin(), skeletons_.end(), [](const PackedSkeleton& a, const PackedSkeleton& b) {
      return std::tie(a.key, a.entity, a.text.offset) < std::tie(b.key, b.entity, b.text.offset);
    });
  }

  // Words that the dictionary has as nouns, verbs, adjectives or adverbs but not as names.
  void read_dictionary(const std::string& path) {
    const std::string data = read_file(path);
    for (TsvReader row(data, path, 2); row.next();) {
      const bool word = row[1].find_first_of("nvarNVA") != std::string_view::npos;
      const bool name = row[1].find_first_of("pqm") != std::string_view::npos;
      if (word && !name) common_words_.push_back(static_cast<std::uint32_t>(name_key(row[0]) >> 32));
    }
    std::sort(common_words_.begin(), common_words_.end());
    common_words_.erase(std::unique(common_words_.begin(), common_words_.end()), common_words_.end());
  }

  void sort_aliases() {
    const auto order = [this](const PackedAlias& a, const PackedAlias& b) {
      const auto rank = [this](const PackedAlias& alias) { return -int{entities_[alias.entity].prominence}; };
      return std::make_tuple(a.key, rank(a), a.entity, a.text.offset) < std::make_tuple(b.key, rank(b), b.entity, b.text.offset);
    };
    std::sort(aliases_.begin(), aliases_.end(), order);
  }

  std::vector<std::uint32_t> alias_slots() const {
    std::vector<std::uint32_t> slots(std::bit_ceil(aliases_.size() * 2));
    for (std::size_t i = 0; i < aliases_.size(); ++i) {
      if (i > 0 && aliases_[i].key == aliases_[i - 1].key) continue;
      std::size_t slot = aliases_[i].key & (slots.size() - 1);
      while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    return slots;
  }

  std::vector<std::uint32_t> offices_held_at() const {
    std::vector<std::uint32_t> order(offices_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto place = [this](std::uint32_t i) { return std::tie(offices_[i].entity, offices_[i].start, offices_[i].person); };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    return order;
  }

  template <class Records>
  PackedSection append(const Records& records) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    bytes_.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(*records.data()));
    return {offset, static_cast<std::uint32_t>(records.size())};
  }

  std::string folder_;
  std::unordered_map<std::string, std::uint32_t> indices_;
  std::unordered_map<std::string, PackedText> texts_;
  std::string strings_;
  std::vector<PackedEntity> entities_;
  std::vector<PackedAlias> aliases_;
  std::vector<PackedOffice> offices_;
  std::vector<PackedNameWord> name_words_;
  std::vector<PackedSkeleton> skeletons_;
  std::vector<std::uint32_t> common_words_;
  std::string bytes_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "usage: entente-pack-gazetteer FOLDER DICTIONARY FILE\n";
    return 2;
  }
  try {
    Packer(arguments[1], arguments[2]).write(arguments[3]);
  } catch (const std::exception& error) {
    std::cerr << "entente-pack-gazetteer: " << error.what() << '\n';
    return 1;
  }
}
