// SPDX-License-Identifier: Apache-2.0
// People's own additions to the gazetteer: a table that they write, or that `entente gazetteer` makes of a Wikidata dump.
//
// Tab-separated columns; lines that begin with # are comments, and columns may be missing from the right:
//   id       a Wikidata id ("Q57665"), which may be one that the gazetteer has; any other word; or empty
//   type     Person, Organization, Country, Place, Event or Group
//   kind     of an organisation (company, party …) or a place (city, capital, region, first-level, river, base …); may be empty
//   name
//   aliases  other names, separated by |
//   country  a Wikidata id, or the name of a country; may be empty
//   role     of a person in office, as newspapers write it: "prime minister"
//   at       the country or body: a Wikidata id, an id of this file, or a name
//   start    when the office began and
//   end      ended, as 2019-05-20, 2019-05 or 2019; either may be empty
// A person with more offices has a line for each, with the same id or name.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace entente {

// The packed gazetteer with the files' entries. They come before namesakes that it has. Throws InputError for a wrong line.
std::string extend_gazetteer(std::string_view packed, std::string_view where, std::span<const std::filesystem::path> files);

}  // namespace entente
