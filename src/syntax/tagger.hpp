// SPDX-License-Identifier: Apache-2.0
// Parts of speech: UPOS and XPOS of each word at once, from left to right.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
#include "syntax/lexicon.hpp"

namespace entente {

// One sentence's words and what has been decided about them.
struct TaggerContext {
  std::size_t begin = 0;  // tokens of the document
  std::size_t end = 0;
  std::uint64_t traits = 0;  // of the whole sentence
};

TaggerContext tagger_context(const WordInfos& words, TokenRange sentence);

// `before` and `before_that` are the tags of the two words to the left.
void tagger_features(const WordInfos& words, const TaggerContext& context, std::size_t token, TagClass before, TagClass before_that,
                     std::vector<std::uint64_t>& features);

// The tags that a word may have.
std::span<const TagClass> candidate_tags(const WordInfo& word, std::span<const TagClass> open, std::vector<TagClass>& scratch);

class Tagger {
 public:
  Tagger(const ModelFile& file, SymbolTable& shared);

  struct Tag {
    Upos pos = Upos::X;
    std::uint8_t xpos = 0;
  };
  struct Scratch {
    std::vector<std::uint64_t> features;
    std::vector<std::int32_t> scores;
    std::vector<TagClass> candidates;
  };

  const Lexicon& lexicon() const { return lexicon_; }
  const std::vector<std::string>& tag_names() const { return tag_names_; }
  // Sets `classes` of the sentence's words, and their pos and tag.
  void annotate(Document& document, const WordInfos& words, TokenRange sentence, std::vector<TagClass>& classes, Scratch& scratch) const;

 private:
  Lexicon lexicon_;
  LinearModel model_;
  std::vector<std::string> tag_names_;
  std::vector<Tag> tags_;  // by class
  std::span<const TagClass> open_;
};

}  // namespace entente
