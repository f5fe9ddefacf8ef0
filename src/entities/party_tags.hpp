// SPDX-License-Identifier: Apache-2.0
// "(R-Ohio)" and "(Ohio)" behind a legislator's name: of which party the person is, and whose seat it is.
#pragma once

#include <vector>

#include "entities/cast.hpp"

namespace entente {

// A tag as it stands in the text; of `party` and `seat` one may be empty.
struct PartyTag {
  TokenRange name;   // whom it tags
  TokenRange title;  // "Sen." before the name, or "Sens." before the first of several; empty where there is none
  TokenRange party;
  TokenRange seat;
  std::size_t end = 0;  // behind the closing bracket
};

// Finds the tags, and adds what they name to `names`, which stay sorted.
std::vector<PartyTag> find_party_tags(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                                      std::vector<Name>& names);

// Notes whose seats the article's legislators and governors hold, by tag or as in "Sen. Anna Berg of Ohio" and "Ohio Gov. Olaf Lund".
void note_seats(Cast& cast, const std::vector<PartyTag>& tags, const std::vector<Name>& names, const std::vector<EntityId>& entities);

// Adds what the tags say to document.glosses. `entities` has the entity of each name.
void tell_party_tags(Cast& cast, const std::vector<PartyTag>& tags, const std::vector<Name>& names, const std::vector<EntityId>& entities);

}  // namespace entente
