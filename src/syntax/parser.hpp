// SPDX-License-Identifier: Apache-2.0
// Dependency trees, by beam search over the moves that build them.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
#include "syntax/beam.hpp"
#include "syntax/lexicon.hpp"

namespace entente {

class Parser {
 public:
  explicit Parser(const ModelFile& file);

  struct Scratch {
    Beam<std::int32_t> beam;
    std::vector<ParserWord> words;
    LinearModel::Recent recent;
  };
  // Sets heads and relations of the sentence's tokens.
  void annotate(Document& document, const WordInfos& words, const std::vector<TagClass>& classes, TokenRange sentence, Scratch& scratch) const;

 private:
  LinearModel model_;
  std::vector<Action> actions_;  // by class
  Beam<std::int32_t>::Limits limits_;
};

}  // namespace entente
