// SPDX-License-Identifier: Apache-2.0
// Names marked in the words of a treebank, apart from its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entities/name_labels.hpp"
#include "syntax/conllu.hpp"

namespace entente {

struct WordMark {
  TokenRange tokens;              // of the treebank's document
  std::optional<NameClass> type;  // none where the words may name a work, a product, an event, or nothing
};

// For each document its marks in their order. Lines of: the sentence, counted from 1 over the treebank; the first and the last
// word; "person", "organization", "place" or "none". Throws InputError for words that the treebank doesn't have, for other sorts,
// and for marks out of order.
std::vector<std::vector<WordMark>> read_word_marks(std::string_view bytes, const std::string& where, const Treebank& treebank);

}  // namespace entente
