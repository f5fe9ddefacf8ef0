// SPDX-License-Identifier: Apache-2.0
// The words that tie what is said to who says it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <entente/morphology.hpp>
#include <entente/symbols.hpp>

#include "core/resources.hpp"

namespace entente {

// What a cue may take, as bits.
enum class Frame : std::uint8_t {
  that = 1,        // a finite clause is its content
  quote = 2,       // what stands between quotation marks is
  infinitive = 4,  // "vowed to leave"
  object_inf = 8,  // "urged him to leave"
  noun = 16,       // "praised the deal"
  addressee = 32,  // its object is the one addressed
  passive = 64,    // its source may go unnamed: "is said to"
  gerund = 128     // "denied leaving", "accused them of leaving"
};

struct Cue {
  enum class Kind : std::uint8_t { say, think, know, want, show, seem };
  Kind kind{};
  std::uint8_t frames = 0;
  std::vector<Symbol> prepositions;  // those of its content: "called for talks", "described it as a threat"
  bool takes(Frame frame) const { return (frames & static_cast<std::uint8_t>(frame)) != 0; }
  bool takes_preposition(Symbol lemma) const {
    return std::find(prepositions.begin(), prepositions.end(), lemma) != prepositions.end();
  }
};

// en/cues.tsv by lemma and part of speech.
class Cues {
 public:
  Cues(const Resources& resources, SymbolTable& shared);
  const Cue* find(Symbol lemma, Upos pos) const;  // null where the word is no cue

 private:
  std::unordered_map<std::uint64_t, Cue> cues_;
};

// Classes of en/attribution_words.tsv.
enum class WordClass : std::uint8_t {
  spokesperson,
  view,
  view_preposition,
  according,
  negation,
  condition,
  that,
  addressee,
  as,
  light,
  modal,
  adjunct,
  report,
  medium,
  accompanying,
  anonymity,
  person_relative,
  document,
  author,
  example,
  membership,
  place,
  receiver,
  speaking,
  question,
  answer,
  citing
};

class AttributionWords {
 public:
  AttributionWords(const Resources& resources, SymbolTable& shared);
  bool has(WordClass word_class, Symbol lemma) const;

 private:
  std::unordered_set<std::uint64_t> words_;
};

}  // namespace entente
