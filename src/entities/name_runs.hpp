// SPDX-License-Identifier: Apache-2.0
// Names that run together where no comma parts them: "San Rafael California", a place and the state that it lies in; "Anna Berg
// Peter Holm", two people of a list or of a letter's last lines.
#pragma once

#include <vector>

#include "entities/gazetteer.hpp"
#include "entities/name_labels.hpp"
#include "entities/vocabulary.hpp"
#include "entities/words.hpp"

namespace entente {

// Parts such runs, which nothing knows as a whole.
void part_runs(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
               std::vector<TaggedName>& names);

}  // namespace entente
