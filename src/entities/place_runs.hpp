// SPDX-License-Identifier: Apache-2.0
// "San Rafael California", "brittany france": a place and the state or country that it lies in are two names, also without a comma.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/name_labels.hpp"
#include "entities/words.hpp"

namespace entente {

// Parts such runs, which the gazetteer knows by their parts and not as a whole.
void part_places(const Gazetteer& gazetteer, const Words& words, std::vector<TaggedName>& names);

}  // namespace entente
