// SPDX-License-Identifier: Apache-2.0
// Names that the tagger cuts short or in two: "R.E." and "Holm", "Gaza" in "Gaza strip", "Kowalski" in "lunch at Kowalski's",
// "Holm" and "Peter" in "Holm, Peter" as letters and lists of addresses have it.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/name_labels.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// Makes them whole; `names` are in text order, and stay so.
void join_names(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                std::vector<TaggedName>& names);

}  // namespace entente
