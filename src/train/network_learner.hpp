// SPDX-License-Identifier: Apache-2.0
// The network that reads sentences, while it is trained: words in; sentence ends, tags, heads and relations out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model_file.hpp"
#include "syntax/decode.hpp"
#include "train/network_layers.hpp"
#include "train/word_vectors.hpp"

namespace entente {

struct NetworkSize {
  std::uint32_t rows = 0;  // of the table of embeddings that is learnt
  std::uint32_t embedding = 128;
  std::uint32_t hidden = 224;  // between the layers
  std::uint32_t outer = 2;     // layers over whole paragraphs
  std::uint32_t layers = 3;    // in all
  std::uint32_t arc = 128;
  std::uint32_t label = 64;
  std::uint32_t tags = 0;
  std::uint32_t labels = 0;
  std::uint32_t unknown = 0;  // the row of words not known
};

// A run of sentences of one document.
struct NetworkExample {
  std::vector<std::string> forms;
  std::vector<std::string> typeset;                // the forms with the quotation marks, apostrophes and dashes of print
  std::vector<bool> names;                         // proper nouns in letters, with a capital first
  std::vector<std::vector<std::uint32_t>> inputs;  // rows of the table, for each word
  std::vector<std::uint32_t> vectors;              // of each word its row of the word vectors, or none
  std::vector<std::uint8_t> flags;                 // of tokens
  std::vector<std::uint32_t> sentence_begins;      // and the number of words as last one
  std::vector<std::uint32_t> paragraph_begins;     // likewise
  std::vector<std::uint16_t> tags;
  std::vector<std::uint16_t> heads;  // within the sentence, from 1; 0 is the root
  std::vector<std::uint16_t> labels;
  std::vector<float> tag_weights;  // 0 where a tag, or a head and its relation, is not to be learnt
  std::vector<float> arc_weights;
  std::size_t size() const { return flags.size(); }
};

// What is left out while learning, so that the network doesn't lean on single things.
struct NetworkDropout {
  float layers = 0.25F;  // numbers between the layers
  float words = 0.15F;   // a word's own row, which is then that of unknown words
  float rows = 0.1F;     // its other rows
  float vectors = 0.1F;  // its vector learnt elsewhere
};

// What the network says of an example, with what it needs to learn from it.
class NetworkLearner {
 public:
  // The vectors are not changed by learning, only what is made of them; they outlive the learner.
  NetworkLearner(const NetworkSize& size, const WordVectors& vectors, std::uint64_t seed);

  struct Losses {
    double ends = 0, tags = 0, arcs = 0, labels = 0;
    Losses& operator+=(const Losses& other);
  };
  // Adds to the gradients, each word's with the `weight`.
  Losses learn(const NetworkExample& example, const NetworkDropout& dropout, float weight, Random& random);
  void step(float rate, float average);

  struct Reading {
    std::vector<float> ends;  // log odds that a sentence ends behind the word
    std::vector<std::uint16_t> tags;
    std::vector<std::uint16_t> heads;
    std::vector<std::uint16_t> labels;
  };
  Reading read(const NetworkExample& example);
  // From now on the weights are their means over time, or the latest ones again.
  void swap_means();
  // All sections of a network.model but its words, with the means of the weights in whole numbers. The rows before those of words
  // that are not in `known` say nothing. A word has the sum of its learnt row and of what is made of its vector.
  struct Word {
    std::uint32_t row = 0;
    std::uint32_t vector = WordVectors::none;
  };
  void write(ModelWriter& writer, const std::vector<bool>& known, const std::vector<Word>& words) const;

  static constexpr std::uint8_t flag_kinds = 8;
  NetworkSize size;

 private:
  void forward(const NetworkExample& example, const NetworkDropout& dropout, Random* random);
  // Each adds to the gradients of its weights and of its input, and returns the sum of the words' losses.
  double learn_ends(const NetworkExample& example, float weight, Rows& input_gradient);
  double learn_tags(const NetworkExample& example, float weight, Rows& input_gradient);
  double learn_arcs(const NetworkExample& example, float weight, Rows& input_gradient);
  double learn_labels(const NetworkExample& example, float weight, Rows& input_gradient);
  void backward(const NetworkExample& example, std::vector<Rows>& gradients);
  void add_distances(Rows& scores, Eigen::Index word) const;
  std::vector<Weights*> dense();

  const WordVectors& vectors_;
  Weights embeddings_, from_vectors_, input_, flags_;
  std::vector<RecurrentLayer> layers_;
  Weights end_hidden_, end_out_;  // biases are the last columns
  Weights tag_out_, tag_top_;  // of the layers over paragraphs, and of the last one
  Weights arc_dependent_, arc_head_, arc_matrix_, arc_root_, arc_distance_;
  Weights label_dependent_, label_head_, label_root_, label_out_;

  // Of the last batch.
  std::vector<std::uint32_t> touched_;  // rows since the last step
  std::vector<std::vector<std::uint32_t>> kept_;
  Rows given_;                // vectors of the words
  Rows summed_;               // embeddings
  std::vector<Rows> inputs_;  // of the layers; the last one is the output
  std::vector<Dropout> dropouts_;
  Optimizer optimizer_;
};

}  // namespace entente
