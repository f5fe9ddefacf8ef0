// SPDX-License-Identifier: Apache-2.0
// Moves boxes apart that lie on each other. Ours, because Graphviz's way ("overlap=prism") takes pairs in the order of addresses in memory,
// so that its results differ from run to run.
#pragma once

#include <vector>

namespace entente {

// In points; x and y are of the middle.
struct Spot {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// Boxes end up at least `gap` apart, wherever that can be had in a few hundred rounds, and near to where they were after the whole was
// enlarged to have `room` times the area of the boxes.
void separate(std::vector<Spot>& places, double gap, double room);

}  // namespace entente
