// SPDX-License-Identifier: Apache-2.0
#include "syntax/transitions.hpp"

#include <algorithm>

namespace entente {

void ParserState::start(std::size_t words) {
  words_ = words;
  next_ = 1;
  stack_.assign(1, 0);
  arcs_.assign(words + 1, Arc{});
}

bool ParserState::allows(Move move) const {
  const bool more = next_ <= words_;
  switch (move) {
    case Move::shift: return more;
    case Move::left: return more && stack_.size() > 1;
    // Only the last arc of all goes to the root, so that it has one child.
    case Move::right: return stack_.size() > 2 || (stack_.size() == 2 && !more);
  }
  return false;
}

void ParserState::attach(WordIndex head, WordIndex child, Deprel label) {
  arcs_[child].head = head;
  arcs_[child].label = label;
  Arc& arc = arcs_[head];
  if (child < head) {
    arc.second_left = arc.left;
    arc.left = child;
    arc.left_count = static_cast<std::uint8_t>(std::min(arc.left_count + 1, 255));
  } else {
    arc.second_right = arc.right;
    arc.right = child;
    arc.right_count = static_cast<std::uint8_t>(std::min(arc.right_count + 1, 255));
  }
}

void ParserState::apply(Action action) {
  if (action.move == Move::shift) {
    stack_.push_back(static_cast<WordIndex>(next_++));
    return;
  }
  const WordIndex child = stack_.back();
  stack_.pop_back();
  attach(action.move == Move::left ? static_cast<WordIndex>(next_) : stack_.back(), child, action.label);
}

}  // namespace entente
