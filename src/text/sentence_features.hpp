// SPDX-License-Identifier: Apache-2.0
// Which tokens may end a sentence, and what speaks for it.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "text/boundaries.hpp"

namespace entente {

class SentenceEnds {
 public:
  // Reads the tokens of a document.
  void read(const Document& document, const Abbreviations& abbreviations);

  // As if no white space stood before the token, which newspapers forget between sentences: for training.
  void close_up(std::size_t token) { words_[token].space_before = false; }
  // Whether a sentence may end behind the token; it isn't the last of its paragraph.
  bool possible(std::size_t token) const;
  // Whether the token begins with a small letter.
  bool is_small(std::size_t token) const { return words_[token].first == CharKind::lower; }
  // `first` is where the sentence begins. Tokens must be asked for in order.
  void features(std::size_t token, std::size_t first, std::vector<std::uint64_t>& features);

 private:
  struct Word {
    std::uint64_t hash = 0;   // of its lower-case form
    std::uint64_t shape = 0;
    CharKind first = CharKind::none;
    CharKind last = CharKind::none;
    Abbreviations::Kind abbreviation = Abbreviations::Kind::none;
    bool space_before = false;
    bool new_paragraph = false;
  };
  const Word& at(std::size_t token, int distance) const;
  static Word describe(const std::vector<Character>& characters, const Abbreviations& abbreviations);

  std::vector<Word> words_;
  std::size_t counted_ = 0;  // quotes and brackets are counted up to here
  std::size_t quotes_ = 0;
  int brackets_ = 0;
};

}  // namespace entente
