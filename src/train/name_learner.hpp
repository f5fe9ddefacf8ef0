// SPDX-License-Identifier: Apache-2.0
// The network that finds names, while it is trained: features and word vectors in, labels out, as a conditional random field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model_file.hpp"
#include "entities/name_network.hpp"
#include "train/network_layers.hpp"

namespace entente {

struct NameSize {
  std::uint32_t embedding = 96;
  std::uint32_t hidden = 96;  // between the layers
  std::uint32_t layers = 2;
};

// A paragraph.
struct NameExample {
  struct Word {
    std::vector<std::uint32_t> own;   // rows of the word's own features, which are left out more often
    std::vector<std::uint32_t> rows;  // of its other ones
    std::uint32_t vector = HashedRows::none;
    std::uint32_t allowed = 1;  // a bit for each label that it may have: several where the text doesn't say
  };
  std::vector<Word> words;
  float weight = 1;
};

struct NameDropout {
  float layers = 0.3F;   // numbers between the layers
  float own = 0.3F;      // a word's own features
  float rows = 0.15F;    // its other features
  float vectors = 0.1F;  // its vector
};

class NameLearner {
 public:
  // `vectors` has a row for each word, padded to whole vector registers.
  NameLearner(const NameSize& size, std::size_t features, const Rows& vectors, std::uint64_t seed);

  // Adds to the gradients; returns the loss.
  double learn(const NameExample& example, const NameDropout& dropout, float weight, Random& random);
  // How likely each word has each of the labels that it may have.
  Rows odds(const NameExample& example);
  void step(float rate, float decay, float average);
  // All sections of a names.model but its keys and vectors, with the means of the weights in whole numbers.
  void write(ModelWriter& writer) const;

 private:
  void forward(const NameExample& example, const NameDropout& dropout, Random& random);
  void backward(const NameExample& example, Rows& gradient);
  double learn_labels(const NameExample& example, float weight, Rows& scores);
  std::vector<Weights*> dense();

  NameSize size_;
  const Rows& vectors_;
  Weights embeddings_, vector_, unknown_, input_, out_, transitions_;  // biases are the last columns
  std::vector<RecurrentLayer> layers_;

  // Of the last example.
  std::vector<std::uint32_t> touched_;  // rows since the last step
  std::vector<std::vector<std::uint32_t>> kept_;
  Rows seen_;  // vectors, with a last column that is 1
  Rows summed_;
  std::vector<Rows> inputs_;  // of the layers; the last one is the output
  std::vector<Dropout> dropouts_;
  Optimizer optimizer_;
};

}  // namespace entente
