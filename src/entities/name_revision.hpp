// SPDX-License-Identifier: Apache-2.0
// The names of the rules and those of the tagger as one list: where they disagree on unknown words the tagger decides, where
// the gazetteer knows the name the rules do.
#pragma once

#include <vector>

#include "entities/name_tagger.hpp"

namespace entente {

// Both are of the same document and in text order; the result is sorted as NameFinder::find() sorts.
std::vector<Name> revise_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                               const std::vector<Name>& names, const std::vector<TaggedName>& tagged);

}  // namespace entente
