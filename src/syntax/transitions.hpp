// SPDX-License-Identifier: Apache-2.0
// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a parse as a sequence of moves.
#pragma once

#include <cstdint>
#include <vector>

#include <entente/morphology.hpp>

namespace entente {

// Words of a sentence count from 1; 0 is the root.
using WordIndex = std::uint16_t;
constexpr WordIndex no_word = 0xFFFF;

enum class Move : std::uint8_t {
  shift,  // the next word goes on the stack
  left,   // the top of the stack becomes a child of the next word
  right   // the top of the stack becomes a child of the one below it
};

struct Action {
  Move move = Move::shift;
  Deprel label{};
  auto operator<=>(const Action&) const = default;
};

class ParserState {
 public:
  struct Arc {
    WordIndex head = no_word;
    Deprel label{};
    std::uint8_t left_count = 0;
    std::uint8_t right_count = 0;
    WordIndex left = no_word;         // outermost child
    WordIndex second_left = no_word;  // the one attached before it
    WordIndex right = no_word;
    WordIndex second_right = no_word;
  };

  void start(std::size_t words);
  bool done() const { return next_ > words_ && stack_.size() == 1; }
  bool allows(Move move) const;
  void apply(Action action);

  // From the top; no_word where there are no more.
  WordIndex stack(std::size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : no_word; }
  WordIndex buffer(std::size_t ahead) const { return next_ + ahead <= words_ ? static_cast<WordIndex>(next_ + ahead) : no_word; }
  std::size_t stack_size() const { return stack_.size(); }
  std::size_t words() const { return words_; }
  const Arc& arc(WordIndex node) const { return arcs_[node]; }

 private:
  void attach(WordIndex head, WordIndex child, Deprel label);

  std::vector<WordIndex> stack_;
  std::vector<Arc> arcs_;
  std::size_t words_ = 0;
  std::size_t next_ = 1;
};

}  // namespace entente
