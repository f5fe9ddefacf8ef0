// SPDX-License-Identifier: Apache-2.0
// Tokens to sentences: where the network that reads the words and a linear model of punctuation, shapes and lengths together see
// an end.
#pragma once

#include <span>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
#include "core/resources.hpp"
#include "text/sentence_features.hpp"

namespace entente {

class SentenceSplitter {
 public:
  explicit SentenceSplitter(const Resources& resources);

  struct Scratch {
    SentenceEnds ends;
    std::vector<std::uint64_t> features;
  };
  // Before the first part of a document.
  void begin(const Document& document, Scratch& scratch) const { scratch.ends.read(document, abbreviations_); }
  // Adds the sentences of a part. `odds` are the network's for each of its tokens: log odds that a sentence ends behind it.
  // Paragraphs always end one.
  void annotate(Document& document, TokenRange part, std::span<const float> odds, Scratch& scratch) const;

 private:
  bool ends(std::size_t token, std::size_t first, float odds, Scratch& scratch) const;

  Abbreviations abbreviations_;
  LinearModel model_;
};

}  // namespace entente
