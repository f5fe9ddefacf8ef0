// SPDX-License-Identifier: Apache-2.0
// What stands beside a name and says who it is, where trees tie it to another one: "the head of the agency, Anna Berg,".
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "entities/names.hpp"
#include "entities/vocabulary.hpp"

namespace entente {

// Ties the names of people to the nouns for people that they stand beside, where the tree has tied them to a name inside that noun's
// phrase; a noun behind several names to the last of them ("Yusuf and Zulaika, a teacher"); and lets a person lead the word for where
// he is from, or of which party ("Frenchman Jean Petit", "Democrat Anna Berg"). `entities` has whom each name names. Indexes the trees anew if it changes any.
void tie_appositions(Document& document, const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Words& words,
                     const std::vector<Name>& names, const std::vector<EntityId>& entities);

}  // namespace entente
