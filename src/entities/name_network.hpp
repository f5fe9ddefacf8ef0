// SPDX-License-Identifier: Apache-2.0
// The network that tells names from other words and one sort of name from another: from features and word vectors to a label for
// each word, in one pass over a paragraph.
//
// A word's features have embeddings, which are added to its projected vector (GloVe's; Pennington, Socher and Manning 2014).
// Recurrent layers (syntax/kernels.hpp) go over the words of a paragraph both ways, and of all rows of labels the one is taken
// that fits them and each other best (Viterbi; learnt as a conditional random field).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"
#include "entities/name_labels.hpp"
#include "syntax/kernels.hpp"

namespace entente {

// Which rows keys have: as they are numbered in a sorted array of the upper halves of keys, which are hashes.
class HashedRows {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  HashedRows() = default;
  explicit HashedRows(std::span<const std::uint32_t> sorted);
  std::uint32_t row(std::uint64_t key) const;
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&starts_[static_cast<std::uint32_t>(key >> 32) >> shift_]); }
  void prefetch_row(std::uint64_t key) const { __builtin_prefetch(&keys_[starts_[static_cast<std::uint32_t>(key >> 32) >> shift_]]); }
  std::size_t size() const { return keys_.size(); }

 private:
  std::span<const std::uint32_t> keys_;
  std::vector<std::uint32_t> starts_;  // of the keys with the same first bits
  unsigned shift_ = 31;
};

// Numbers from -7 to 7, two a byte.
inline std::uint8_t packed_pair(int first, int second) { return static_cast<std::uint8_t>((first + 8) | (second + 8) << 4); }
void unpack_pairs(const std::uint8_t* pairs, float scale, std::size_t count, float* values);

// By which a word's vector is found: by its letters, whatever their case and however its apostrophe is printed.
std::uint64_t vector_key(std::string_view form);

class NameNetwork {
 public:
  // Sections names.*. Throws Error where they don't fit each other.
  explicit NameNetwork(const ModelFile& file);

  struct Scratch {
    std::vector<std::uint64_t> features;
    std::vector<float> sums, inputs, outputs, gates, state, scores;
    QuantizedRows whole;
    std::vector<std::uint8_t> from;
    std::vector<std::uint32_t> rows;
    // What words come to without what depends on their heads: news say the same words over and over. By a hash of their features.
    std::vector<std::uint64_t> known;
    std::vector<float> known_sums;
  };

  // How well each label fits each word: rows of name_labels, which are overwritten. `features` gives the features of a word in a
  // vector that it overwrites, the last NameFeatures::of_head ones those that hang on the word's head; `form` gives its letters,
  // which one of the other features has too.
  template <class Features, class Form>
  void read(std::size_t words, Features features, Form form, std::span<float> scores, Scratch& scratch) const {
    begin(words, scratch);
    for (std::size_t t = 0; t < words; ++t) {
      features(t, scratch.features);
      describe(scratch.features, form(t), t, scratch);
    }
    score(words, scores, scratch);
  }

  // The labels that fit the words by their scores, and each other, best; overwritten.
  void decode(std::span<const float> scores, std::span<NameLabel> labels, Scratch& scratch) const;

 private:
  struct Layer {
    PackedMatrix matrix;
    Gates gates[2];
  };

  void begin(std::size_t words, Scratch& scratch) const;
  void describe(std::span<const std::uint64_t> features, std::string_view form, std::size_t word, Scratch& scratch) const;
  void add_vector(std::string_view form, float* sum, Scratch& scratch) const;
  void add_features(std::span<const std::uint64_t> features, float* sum, Scratch& scratch) const;
  void score(std::size_t words, std::span<float> scores, Scratch& scratch) const;
  void run_layer(const Layer& layer, std::size_t words, Scratch& scratch) const;

  std::size_t embedding_ = 0, hidden_ = 0, dimensions_ = 0;
  HashedRows features_, words_;
  std::span<const std::int8_t> embeddings_;
  std::span<const std::uint8_t> vectors_;  // pairs
  std::span<const float> embedding_scales_, vector_scales_;
  std::span<const float> unknown_;  // in place of a vector
  PackedMatrix vector_matrix_, input_, out_;
  std::vector<Layer> layers_;
  std::span<const float> transitions_;  // a row for each label before, and one for the beginning
};

}  // namespace entente
