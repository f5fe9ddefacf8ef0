// SPDX-License-Identifier: Apache-2.0
// Dependency trees, by moves chosen one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
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

void parser_features(const ParserState& state, const std::vector<ParserWord>& words, std::vector<std::uint64_t>& features);

class Parser {
 public:
  explicit Parser(const ModelFile& file);

  struct Scratch {
    ParserState state;
    std::vector<ParserWord> words;
    std::vector<std::uint64_t> features;
    std::vector<std::int32_t> scores;
  };
  // Sets heads and relations of the sentence's tokens.
  void annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence, Scratch& scratch) const;

 private:
  LinearModel model_;
  std::vector<Action> actions_;  // by class
};

}  // namespace entente
