// SPDX-License-Identifier: Apache-2.0
// entente-pack-gazetteer FOLDER DICTIONARY FILE: the readable tables of FOLDER (see its README.md), and the common words of the
// dictionary, as one packed file. Run by the build.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <unordered_map>

#include <entente/error.hpp>
#include <entente/schema.hpp>

#include "core/tsv.hpp"
#include "entities/gazetteer_builder.hpp"
#include "entities/name_key.hpp"

namespace {

using namespace entente;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error("cannot read '" + path + "'");
  return {std::istreambuf_iterator<char>(in), {}};
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

class Packer {
 public:
  Packer(std::string folder, const std::string& dictionary) : folder_(std::move(folder)) {
    read_entities();
    read_offices();
    read_aliases();
    read_dictionary(dictionary);
  }

  void write(const std::string& path) {
    const std::string bytes = builder_.finish();
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
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

  void read_entities() {
    for_rows("entities.tsv", 9, [this](const TsvReader& row) {
      indices_.emplace(row[0], static_cast<std::uint32_t>(indices_.size()));
    });
    for_rows("entities.tsv", 9, [this](const TsvReader& row) {
      PackedEntity entity{};
      const auto type = entity_type(row[1]);
      if (!type) row.fail("unknown type '" + std::string(row[1]) + "'");
      const PlaceDetail detail = place_detail(row[2]);
      entity.name = builder_.store(row[3]);
      entity.wikidata = row[0].starts_with('Q') ? packed_number(row[0]) : 0;
      entity.country = reference(row, row[4]);
      entity.part_of = reference(row, row[5]);
      entity.type = static_cast<std::uint8_t>(*type);
      if (*type == EntityType::Organization)
        entity.kind = static_cast<std::uint8_t>(organization_kind(row[2]).value_or(OrganizationKind::other));
      entity.detail = static_cast<std::uint8_t>(detail);
      entity.prominence = prominence(*type, detail, row[6] == "core", packed_number(row[7]));
      builder_.add(entity);
    });
  }

  void read_offices() {
    for_rows("offices.tsv", 7, [this](const TsvReader& row) {
      builder_.add_office({builder_.store(row[1]), reference(row, row[0]), reference(row, row[2]), packed_date(row[3]),
                           packed_date(row[4]), packed_date(row[5]), 0});
    });
  }

  void read_aliases() {
    for_rows("aliases.tsv", 4, [this](const TsvReader& row) {
      builder_.add_alias(reference(row, row[0]), row[1], alias_kind(row, row[2]), alias_flags(row[3], row[4]));
    });
  }

  // Words that the dictionary has as nouns, verbs, adjectives or adverbs but not as names.
  void read_dictionary(const std::string& path) {
    const std::string data = read_file(path);
    for (TsvReader row(data, path, 2); row.next();) {
      const bool word = row[1].find_first_of("nvarNVA") != std::string_view::npos;
      const bool name = row[1].find_first_of("pqm") != std::string_view::npos;
      if (word && !name) builder_.add_common_word(name_key(row[0]));
    }
  }

  std::string folder_;
  std::unordered_map<std::string, std::uint32_t> indices_;
  GazetteerBuilder builder_;
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
