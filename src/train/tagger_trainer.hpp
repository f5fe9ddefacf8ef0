// SPDX-License-Identifier: Apache-2.0
// Learns tags, lemmas and features from treebanks.
#pragma once

#include <cstdint>
#include <string>

#include "syntax/conllu.hpp"
#include "train/lexicon_builder.hpp"

namespace entente {

struct TaggerTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
  std::uint32_t least = 3;  // words seen as often are in the lexicon
};

// The bytes of a tagger.model. `treebank` reads its words from the table of no model.
std::string train_tagger(const Treebank& treebank, const TagTable& tags, const Resources& resources, const TaggerTraining& options);

}  // namespace entente
