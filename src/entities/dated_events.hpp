// SPDX-License-Identifier: Apache-2.0
// Events that a year makes unique, and so names: "the 2001 Italian general election", "the 2014 protests".
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "entities/names.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// Adds them to the names, in place of what is named inside: the Italian election names no Italy of its own. Needs trees.
void add_dated_events(const Vocabulary& vocabulary, const Document& document, const Words& words, std::vector<Name>& names);

}  // namespace entente
