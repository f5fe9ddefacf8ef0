// SPDX-License-Identifier: Apache-2.0
// A word that an article has again and again names the same sort of thing each time, mostly: where one place says little ("CPA had
// failed"), what the network makes of the others counts as well.
#pragma once

#include <span>

#include "entities/words.hpp"

namespace entente {

// Brings the scores of each label (a row of name_labels for each token) nearer to their mean over all places where the document
// has the same word with a capital.
void agree(const Words& words, std::span<float> scores);

}  // namespace entente
