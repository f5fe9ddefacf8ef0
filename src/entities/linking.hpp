// SPDX-License-Identifier: Apache-2.0
// Names to entities: names written alike, parts of longer names, acronyms and known namesakes come together.
#pragma once

#include <vector>

#include "entities/cast.hpp"

namespace entente {

// Adds the entities that `names` name to the cast; returns the entity of each name, none where a name was no name after all.
std::vector<EntityId> link_names(Cast& cast, const std::vector<Name>& names);

}  // namespace entente
