// SPDX-License-Identifier: Apache-2.0
// "Berg Rips Lund" in a headline whose every word has a capital: what is no name there.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/names.hpp"
#include "entities/words.hpp"

namespace entente {

// Cuts the names in headlines that nobody is known by down to the name of the text below that they begin with; drops those that begin with
// none and have a word of the dictionary. A text that is nothing but headlines keeps all.
void drop_headline_phrases(const Gazetteer& gazetteer, const Words& words, std::vector<Name>& names);

}  // namespace entente
