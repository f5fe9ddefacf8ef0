// SPDX-License-Identifier: Apache-2.0
// Learns sentence ends, tags and trees from treebanks, all at once.
#pragma once

#include <functional>
#include <string>

#include "syntax/conllu.hpp"
#include "train/lexicon_builder.hpp"
#include "train/network_learner.hpp"

namespace entente {

// What is changed in the examples, at random.
struct NetworkVariation {
  float respelled = 0.06F;  // part of the runs of sentences that are in capitals, in small letters or like headlines
  float typeset = 0.35F;    // part that have the quotation marks, apostrophes and dashes of print
  float renamed = 0.07F;    // part of the names that are other names
};

struct NetworkTraining {
  int epochs = 30;
  std::uint64_t seed = 1;
  float rate = 0.002F;
  NetworkDropout dropout;
  std::size_t batch = 600;  // words
  NetworkVariation variation;
  float agreed = 0.5F;  // weight of what is only agreed on
  std::string vectors;             // a file of word vectors, or none
  std::size_t most_vectors = 80000;
  NetworkSize size;
};

// The bytes of a network.model. `readings` are analyses of the same further texts by other models: what all of them agree on is
// learnt too. `report` is told of every epoch; from `dev`, which may be empty, nothing is learnt.
std::string train_network(const Treebank& treebank, const std::vector<Treebank>& readings, const Treebank& dev,
                          const TagTable& tags, const Lexicon& lexicon, const NetworkTraining& options,
                          const std::function<void(const std::string&)>& report);

}  // namespace entente
