// SPDX-License-Identifier: Apache-2.0
// What the entities stage asks of every token again and again, computed once a document.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/document.hpp>

#include "entities/name_key.hpp"

namespace entente {

enum class Shape : std::uint8_t { lower, capital, all_caps, number, other };

struct Word {
  std::uint64_t key = 0;    // of its form; 0 where it has no letters or digits
  std::uint64_t lemma = 0;  // of its lemma
  Shape shape = Shape::other;
  bool opens = false;     // first word of its sentence, or after a quotation mark or colon
  bool headline = false;  // stands in a sentence where nearly all words have capitals, so that a capital says nothing
};

class Words {
 public:
  explicit Words(const Document& document);

  const Word& operator[](std::size_t token) const { return words_[token]; }
  std::size_t size() const { return words_.size(); }
  // The key of the tokens as one phrase.
  std::uint64_t phrase(std::size_t begin, std::size_t end) const;
  // Likewise with the last one's lemma: "asylum seekers" as "asylum seeker".
  std::uint64_t term(std::size_t begin, std::size_t end) const;
  bool capitalised(std::size_t token) const {
    return words_[token].shape == Shape::capital || words_[token].shape == Shape::all_caps;
  }

 private:
  void read_sentence(TokenRange range);

  const Document& document_;
  std::vector<Word> words_;
};

// The longest phrase from `begin`, of at most four words and not past `end`, that `look_up` (from a key to a pointer) finds.
template <class LookUp>
auto longest_phrase(const Words& words, std::size_t begin, std::size_t end, LookUp look_up, std::size_t& found_end) {
  decltype(look_up(std::uint64_t{})) found = nullptr;
  found_end = begin;
  if (begin >= end || words[begin].key == 0) return found;
  for (std::size_t last = begin; last < end && last < begin + 6; ++last) {
    if (words[last].key == 0) continue;
    if (const auto entry = look_up(words.phrase(begin, last + 1))) {
      found = entry;
      found_end = last + 1;
    }
  }
  return found;
}

}  // namespace entente
