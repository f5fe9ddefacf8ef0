// SPDX-License-Identifier: Apache-2.0
#include "syntax/transitions.hpp"

#include <gtest/gtest.h>

#include <random>

namespace entente {
namespace {

// Words from 1; a tree where every word reaches the root, which has one child.
void expect_tree(const ParserState& state, std::size_t words) {
  std::size_t roots = 0;
  for (WordIndex word = 1; word <= words; ++word) {
    roots += state.arc(word).head == 0;
    WordIndex up = word;
    for (std::size_t steps = 0; up != 0; ++steps) {
      ASSERT_LE(steps, words) << "a cycle above word " << word;
      ASSERT_LE(state.arc(up).head, words) << "word " << up << " has no head";
      up = state.arc(up).head;
    }
  }
  EXPECT_EQ(roots, 1U);
}

TEST(Transitions, AnyMovesThatAreAllowedMakeATree) {
  std::mt19937 random(7);
  for (std::size_t words = 1; words <= 40; ++words) {
    ParserState state;
    state.start(words);
    std::size_t moves = 0;
    while (!state.done()) {
      const Move move = static_cast<Move>(random() % 3);
      if (!state.allows(move)) continue;
      state.apply({move, Deprel::dep});
      ASSERT_LE(++moves, 2 * words);
    }
    EXPECT_EQ(moves, 2 * words);
    expect_tree(state, words);
  }
}

// "Norway sent two ships": sent(Norway, ships(two)).
TEST(Transitions, BuildTheTreeThatTheMovesSay) {
  ParserState state;
  state.start(4);
  for (const Action action : {Action{Move::shift, Deprel::dep}, Action{Move::left, Deprel::nsubj}, Action{Move::shift, Deprel::dep},
                              Action{Move::shift, Deprel::dep}, Action{Move::left, Deprel::nummod}, Action{Move::shift, Deprel::dep},
                              Action{Move::right, Deprel::obj}, Action{Move::right, Deprel::root}}) {
    ASSERT_TRUE(state.allows(action.move));
    state.apply(action);
  }
  EXPECT_TRUE(state.done());
  EXPECT_EQ(state.arc(1).head, 2);
  EXPECT_EQ(state.arc(2).head, 0);
  EXPECT_EQ(state.arc(3).head, 4);
  EXPECT_EQ(state.arc(4).head, 2);
  EXPECT_EQ(state.arc(4).label, Deprel::obj);
  EXPECT_EQ(state.arc(2).left, 1);
  EXPECT_EQ(state.arc(2).right, 4);
}

}  // namespace
}  // namespace entente
