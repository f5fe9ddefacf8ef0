// SPDX-License-Identifier: Apache-2.0
// Learns from treebanks where text is cut into tokens and sentences.
#pragma once

#include <cstdint>
#include <string>

#include "syntax/conllu.hpp"
#include "text/boundaries.hpp"

namespace entente {

struct TokenizerTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
};

// The bytes of a tokenizer.model.
std::string train_tokenizer(const Treebank& treebank, const Abbreviations& abbreviations, const TokenizerTraining& options);

}  // namespace entente
