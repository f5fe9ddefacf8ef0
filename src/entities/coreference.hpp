// SPDX-License-Identifier: Apache-2.0
// Who nouns and pronouns refer to: read in text order, tied to what is most in mind and fits, or left alone.
#pragma once

#include <vector>

#include "entities/cast.hpp"
#include "entities/pronouns.hpp"
#include "entities/phrases.hpp"

namespace entente {

// Adds all mentions of the document, sorted. `entities` are those of the names; described groups, events and people that
// nothing named is tied to become entities of their own. `choose` decides whom "he" and "she" are.
void resolve_mentions(Cast& cast, const std::vector<Name>& names, const std::vector<EntityId>& entities, const std::vector<Phrase>& phrases,
                      const Pronouns::Choose& choose);

}  // namespace entente
