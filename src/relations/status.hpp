// SPDX-License-Identifier: Apache-2.0
// How far a text commits itself to what a word says: read off the words around it and above it in the tree, once for any word.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include <entente/document.hpp>

#include "core/resources.hpp"
#include "relations/frames.hpp"

namespace entente {

// What a word does to the status of what stands beside or below it.
struct StatusEffect {
  enum class Holder : std::uint8_t { nobody, agent, speaker };
  Status status{};
  Holder holder{};
};

// en/status_words.tsv.
class StatusWords {
 public:
  StatusWords(const Resources& resources, SymbolTable& shared, const WordClasses& words);
  // Of a word that governs the predicate: "wants to", "plan to". Null for all others.
  const StatusEffect* over(Symbol lemma, Upos pos, bool infinitive) const;
  // Of a verb with "as": "resigned as president".
  const StatusEffect* over_as(Symbol lemma) const;
  // Of a word that stands beside it: "not", "may", "former".
  const StatusEffect* beside(Symbol lemma, Symbol form, Upos pos) const;

  ClassId negation_exception, negated_modal, future_in_past, complement_preposition, open_preposition, from, against, claim,
      obliged, not_yet, condition, open_question, destined, at_time, carried_out, taken_up, habit, accusing;

 private:
  std::unordered_map<std::uint64_t, StatusEffect> over_;
  std::unordered_map<std::uint64_t, StatusEffect> over_infinitive_;
  std::unordered_map<std::uint64_t, StatusEffect> over_as_;
  std::unordered_map<std::uint64_t, StatusEffect> beside_;
};

// The status of a predicate in its context.
struct StatusReading {
  std::optional<Status> status = Status::asserted;  // nothing where the text leaves no relation to tell
  TokenId holder;           // whose wish, plan or denial it is
  bool speaker = false;     // it is that of whoever speaks
  std::vector<TokenId> by;  // the words that made it so
};

// An inner status under an outer effect: what "deny" makes of "wanted". Nothing where no relation is left to tell.
std::optional<Status> compose(Status inner, Status outer);

class StatusReader {
 public:
  StatusReader(const Document& document, const Frames& frames, const StatusWords& words, const GrammarClasses& classes)
      : document_(document), frames_(frames), words_(words), classes_(classes) {}

  // The status of what `word` says, as its clause and the clauses above have it.
  StatusReading read(TokenId word, Status initial) const;
  // Of what a noun says of its bearer: its own words ("former"), then those of the anchor that says it of him ("resigned as"), if any.
  StatusReading read_bearing(TokenId noun, TokenId anchor, Status initial) const;
  // Whether a verb tells what somebody plans, wants or opposes: what it governs is his, and nobody's report.
  bool is_attitude(TokenId verb) const;
  // Whether a thing is open only because somebody accuses another one of it.
  bool is_accusation(const StatusReading& reading) const {
    return reading.status == Status::possible && reading.by.size() == 1 && frames_.is(reading.by.front(), words_.accusing);
  }
  // Only as the words right beside a noun have it: "former".
  StatusReading read_beside(TokenId noun, Status initial) const;
  // Of a title before a name, of one word or more: "former Secretary of State".
  StatusReading read_title(TokenRange title) const;

 private:
  void apply(StatusReading& reading, Status outer) const;
  // Which of the words beside a word count.
  enum class Beside : std::uint8_t { none, marks, noun, all };
  void apply_preposition(StatusReading& reading, TokenId noun) const;
  void apply_beside(StatusReading& reading, TokenId word, Beside which) const;
  void apply_before_title(StatusReading& reading, TokenId title) const;
  TokenId word_before_title(std::uint32_t begin) const;
  bool apply_end(StatusReading& reading, TokenId word) const;
  bool goes_on(TokenId verb) const;
  void apply_effect(StatusReading& reading, const StatusEffect& effect, TokenId by) const;
  bool complement(TokenId word) const;
  bool lacks_nothing(TokenId verb) const;
  bool is_loose_relative(TokenId verb) const;
  bool purpose(TokenId word) const;
  bool is_sought(TokenId word) const;
  bool names(TokenId verb, TokenId word) const;
  TokenId climb_obliged(StatusReading& reading, TokenId verb) const;
  bool is_gerund(TokenId word) const;
  bool follows_closely(TokenId word) const;
  bool is_to_happen(TokenId word) const;
  StatusEffect effect_over(TokenId word, const StatusEffect& above, TokenId trigger) const;
  TokenId climb(StatusReading& reading, TokenId word, TokenId trigger, Beside& next) const;
  Beside shared_with(TokenId later, TokenId first) const;
  TokenId climb_nominal(StatusReading& reading, TokenId word) const;
  TokenId climb_gerund(StatusReading& reading, TokenId subject) const;
  bool future_in_past(TokenId verb) const;
  bool is_time_of_plan(TokenId word) const;
  bool tells_of_name(TokenId verb) const;
  bool is_past_habit(TokenId infinitive) const;
  bool is_carried_out(TokenId purpose) const;
  bool question(TokenId word) const;
  bool is_inverted_condition(TokenId verb) const;

  const Document& document_;
  const Frames& frames_;
  const StatusWords& words_;
  const GrammarClasses& classes_;
};

}  // namespace entente
