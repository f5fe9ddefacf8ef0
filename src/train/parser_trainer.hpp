// SPDX-License-Identifier: Apache-2.0
// Learns trees from treebanks whose tags are those of a tagger.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "syntax/parser.hpp"
#include "train/oracle.hpp"

namespace entente {

struct ParserExample {
  std::vector<ParserWord> words;  // [0] is the root
  GoldTree gold;
};

struct ParserTraining {
  int epochs = 10;
  std::uint64_t seed = 1;
};

// The gold trees of a document with the tags that it was given.
void add_examples(const Document& gold, const Document& tagged, const WordInfos& words, const std::vector<TagClass>& classes,
                  std::vector<ParserExample>& examples);

// The bytes of a parser.model.
std::string train_parser(std::vector<ParserExample>& examples, const ParserTraining& options);

}  // namespace entente
