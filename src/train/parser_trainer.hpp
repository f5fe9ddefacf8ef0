// SPDX-License-Identifier: Apache-2.0
// Learns trees from treebanks whose tags are those of a tagger.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "syntax/beam.hpp"
#include "train/linear_trainer.hpp"
#include "train/oracle.hpp"

namespace entente {

struct ParserExample {
  std::vector<ParserWord> words;  // [0] is the root
  GoldTree gold;
};

struct ParserTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
  std::size_t beam = 8;
  double margin = 50;  // when parsing, what is worse than the best by so many mean weights is given up
  std::uint32_t least = 3;  // features seen less often on the way to gold trees are left out
  LinearTrainer::Pruning pruning{1.1, 1};
};

// The trees of a document that has the tags of a tagger.
void add_examples(const Document& document, const WordInfos& words, const std::vector<TagClass>& classes,
                  std::vector<ParserExample>& examples);

// Hands over the bytes of a parser.model after each epoch.
void train_parser(std::vector<ParserExample>& examples, const ParserTraining& options,
                  const std::function<void(int epoch, const std::string& model)>& keep);

}  // namespace entente
