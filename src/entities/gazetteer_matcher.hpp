// SPDX-License-Identifier: Apache-2.0
// Which tokens of a document are a name that the gazetteer knows, capitals and context considered.
#pragma once

#include <cstddef>
#include <span>

#include <entente/document.hpp>

#include "entities/gazetteer.hpp"
#include "entities/words.hpp"

namespace entente {

struct GazetteerMatch {
  std::size_t end = 0;  // past the last token; 0 where nothing matches
  std::span<const PackedAlias> aliases;
  explicit operator bool() const { return end != 0; }
};

class GazetteerMatcher {
 public:
  GazetteerMatcher(const Gazetteer& gazetteer, const Document& document, const Words& words)
      : gazetteer_(gazetteer), document_(document), words_(words) {}

  // The longest name that begins at the token and ends before `limit`.
  GazetteerMatch longest(std::size_t begin, std::size_t limit) const;
  // The aliases of exactly these tokens, where their capitals allow it.
  std::span<const PackedAlias> exactly(std::size_t begin, std::size_t end) const;

 private:
  std::span<const PackedAlias> fitting(std::span<const PackedAlias> aliases, std::size_t begin, std::size_t end) const;
  bool reads_as_name(std::size_t token) const;
  bool describes_person(std::size_t token) const;
  bool in_capitals(std::size_t token) const;
  bool fits(const PackedAlias& alias, std::size_t begin, std::size_t end) const;

  const Gazetteer& gazetteer_;
  const Document& document_;
  const Words& words_;
};

// Whether the alias is one of a country's: its name, its adjective, or its people.
bool is_country_alias(const Gazetteer& gazetteer, const PackedAlias& alias);
bool is_demonym(const PackedAlias& alias);

}  // namespace entente
