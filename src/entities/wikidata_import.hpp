// SPDX-License-Identifier: Apache-2.0
// From a dump of Wikidata to a gazetteer of one's own (own_gazetteer.hpp): a line for each item of a wanted class.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// What items of a class become.
struct WikidataClass {
  std::string type;
  std::string kind;
};

// By the class's id. Lines of id, type, kind and label; throws InputError for an unknown type.
std::map<std::string, WikidataClass, std::less<>> read_wikidata_classes(std::string_view data, const std::string& where);

struct WikidataImport {
  std::map<std::string, WikidataClass, std::less<>> classes;
  std::string language = "en";
  std::size_t least_sitelinks = 0;  // items with fewer Wikipedias that speak of them are left out
};

// The item's line, with its end, or nothing where it isn't wanted: of no wanted class itself, or without a name in the language.
// `line` is one of a JSON dump, which holds an array with an item a line. Throws Error where it is no item.
std::optional<std::string> wikidata_entry(std::string_view line, const WikidataImport& import);

// How far an import has come.
struct ImportState {
  std::uint64_t read = 0;     // bytes of the dump
  std::uint64_t written = 0;  // bytes of entries
  std::uint64_t lines = 0;
  std::uint64_t entries = 0;
  std::uint64_t bad = 0;      // lines that are no items
};

// "read 12 written 3 …", as a file beside the entries keeps it. Nothing where the text is something else.
std::optional<ImportState> read_import_state(std::string_view text);
std::string import_state_text(const ImportState& state);

}  // namespace entente
