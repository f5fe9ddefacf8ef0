// SPDX-License-Identifier: Apache-2.0
#include "train/oracle.hpp"

#include <algorithm>

namespace entente {
namespace {

bool is_below(const GoldTree& tree, WordIndex word, WordIndex ancestor) {
  for (std::size_t steps = 0; steps <= tree.heads.size(); ++steps) {
    if (word == ancestor) return true;
    if (word == 0) return false;
    word = tree.heads[word];
  }
  return false;
}

// A word between the ends of an arc that is not below its head.
bool crosses(const GoldTree& tree, WordIndex child) {
  const WordIndex head = tree.heads[child];
  for (WordIndex k = static_cast<WordIndex>(std::min(head, child) + 1); k < std::max(head, child); ++k)
    if (!is_below(tree, k, head)) return true;
  return false;
}

}  // namespace

void make_projective(GoldTree& tree) {
  for (;;) {
    WordIndex shortest = no_word;
    int length = 0;
    for (WordIndex i = 1; i < tree.heads.size(); ++i) {
      if (tree.heads[i] == 0 || !crosses(tree, i)) continue;
      const int distance = std::abs(static_cast<int>(i) - static_cast<int>(tree.heads[i]));
      if (shortest == no_word || distance < length) shortest = i, length = distance;
    }
    if (shortest == no_word) return;
    tree.heads[shortest] = tree.heads[tree.heads[shortest]];
  }
}

int cost(const ParserState& state, const GoldTree& gold, Move move) {
  const WordIndex s0 = state.stack(0);
  const WordIndex b0 = state.buffer(0);
  const std::size_t next = b0 == no_word ? gold.heads.size() : b0;
  int lost = 0;
  if (move == Move::shift) {
    for (std::size_t depth = 0; depth < state.stack_size(); ++depth) {
      const WordIndex s = state.stack(depth);
      lost += s != 0 && gold.heads[s] == b0;
      // The root's child is found at the very end, when nothing but it is left.
      lost += depth > 0 && gold.heads[b0] == s && s != 0;
    }
    return lost;
  }
  for (std::size_t b = next; b < gold.heads.size(); ++b) lost += gold.heads[b] == s0;
  const WordIndex head = gold.heads[s0];
  if (move == Move::left) lost += head != b0 && (head == state.stack(1) || head > b0);
  if (move == Move::right) lost += head != state.stack(1) && head >= next;
  if (move == Move::left && head == 0 && state.stack(1) != 0) ++lost;
  if (move == Move::right && head == 0 && state.stack(1) != 0) ++lost;
  return lost;
}

}  // namespace entente
