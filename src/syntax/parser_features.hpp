// SPDX-License-Identifier: Apache-2.0
// What speaks for a move of the parser.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "syntax/lexicon.hpp"
#include "syntax/transitions.hpp"

namespace entente {

// What the parser looks at of each word; [0] is the root.
struct ParserWord {
  std::uint64_t form = 0;
  std::uint64_t tag = 0;
  std::uint64_t pos = 0;
};

void read_parser_words(const Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence,
                       std::vector<ParserWord>& result);

// A hash of all that the features look at.
std::uint64_t parser_signature(const ParserState& state);

void parser_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<std::uint64_t>& features);

}  // namespace entente
