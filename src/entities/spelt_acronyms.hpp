// SPDX-License-Identifier: Apache-2.0
// "DH" where the article writes "Digital Humanities" once: what an acronym stands for tells whether it is a name, and of what.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/name_labels.hpp"
#include "entities/words.hpp"

namespace entente {

// Gives acronyms the sort of the name that has their initials; those that stand for no name are dropped unless the gazetteer knows
// them. `names` are in text order, and stay so.
void follow_spelling(const Gazetteer& gazetteer, const Document& document, const Words& words, std::vector<TaggedName>& names);

}  // namespace entente
