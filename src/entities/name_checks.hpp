// SPDX-License-Identifier: Apache-2.0
// What the tagger can't know of the names that it finds: what the gazetteer is sure of, that titles and articles are no part of a
// name, that adjectives of countries name no place, and that a storm is none.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/name_labels.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// Mends the names, which stay in text order, and drops those that are none.
void check_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                 std::vector<TaggedName>& names);

// What most places of a name, three in five, are marked as they all are. For names that stand for themselves: where entities are made
// of them, all that is known of a name decides.
void agree_on_types(const Words& words, std::vector<TaggedName>& names);

}  // namespace entente
