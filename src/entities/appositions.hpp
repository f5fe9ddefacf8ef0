// SPDX-License-Identifier: Apache-2.0
// "The head of the agency, Anna Berg, said": trees tie the name to the agency, but a person is no agency.
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "entities/names.hpp"
#include "entities/vocabulary.hpp"

namespace entente {

// Ties the names of people to the nouns for people that they stand beside, where the tree has tied them to a name inside that noun's
// phrase. `entities` has whom each name names. Indexes the trees anew if it changes any.
void tie_appositions(Document& document, const Vocabulary& vocabulary, const Words& words, const std::vector<Name>& names,
                     const std::vector<EntityId>& entities);

}  // namespace entente
