// SPDX-License-Identifier: Apache-2.0
// How hard a laid-out graph is to read: of several layouts, the one of least clutter is kept.
#pragma once

typedef struct Agraph_s Agraph_t;

namespace entente {

// Crossed words, hidden words, crossing lines, long lines and paper, weighed against each other; less is better.
double clutter(Agraph_t* graph);

}  // namespace entente
