// SPDX-License-Identifier: Apache-2.0
// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): which moves lose no arc that can still be found.
#pragma once

#include <vector>

#include "syntax/transitions.hpp"

namespace entente {

struct GoldTree {
  std::vector<WordIndex> heads;  // by word; [0] is the root, of no meaning
  std::vector<Deprel> labels;
};

// Lifts arcs to the head's head until none cross, so that the transition system can build the tree.
void make_projective(GoldTree& tree);

// How many gold arcs the move makes impossible. The move must be allowed.
int cost(const ParserState& state, const GoldTree& gold, Move move);

}  // namespace entente
