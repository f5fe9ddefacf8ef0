// SPDX-License-Identifier: Apache-2.0
// Text to words: where treebanks of the language would cut, learnt from them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
#include "core/resources.hpp"
#include "text/boundaries.hpp"

namespace entente {

class Tokenizer {
 public:
  Tokenizer(const Resources& resources, SymbolTable& shared);

  // Fills tokens (span, form, flags) from the article's text.
  void annotate(Document& document) const;

 private:
  struct Scratch;
  void add_chunk(Document& document, std::size_t begin, std::size_t end, std::uint8_t flags, Scratch& scratch) const;
  bool is_initial(const Document& document, std::size_t begin, std::size_t end) const;
  bool add_contraction(Document& document, std::size_t begin, std::size_t end, std::uint8_t flags) const;
  Boundary boundary(std::size_t i, std::size_t start, Scratch& scratch) const;

  Abbreviations abbreviations_;
  struct Contraction {
    std::vector<std::uint32_t> lengths;          // of the parts in bytes
    bool tokens = false;                          // whether only a blank is missing between them
    std::unordered_set<std::string> only_before;  // lower-case words of which one must follow; empty where any may
  };
  std::unordered_map<std::string, Contraction> contractions_;  // by the lower-case word
  std::unordered_set<std::string> openers_;  // lower-case words that begin sentences and no surnames
  LinearModel boundaries_;
};

// Whether lines are broken at a width, so that a line end means no more than a space.
bool is_hard_wrapped(std::string_view text);

}  // namespace entente
