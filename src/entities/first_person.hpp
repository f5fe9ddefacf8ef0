// SPDX-License-Identifier: Apache-2.0
// Who "I", "we", "our country" and "you" are inside a quotation, once it is known who speaks and to whom.
#pragma once

#include <entente/document.hpp>

#include "entities/gazetteer.hpp"
#include "entities/vocabulary.hpp"

namespace entente {

// Ties the document's open mentions of the first and second person. What stands outside quotation marks stays open.
void resolve_speakers(Document& document, const Gazetteer& gazetteer, const Vocabulary& vocabulary);

}  // namespace entente
