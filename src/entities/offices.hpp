// SPDX-License-Identifier: Apache-2.0
// Bare titles before names: whose prime minister a prime minister is, where the gazetteer knows and the article names it.
#pragma once

#include <vector>

#include "entities/cast.hpp"

namespace entente {

// Adds to document.glosses. `entities` has the entity of each name.
void find_offices(Cast& cast, const std::vector<Name>& names, const std::vector<EntityId>& entities);

}  // namespace entente
