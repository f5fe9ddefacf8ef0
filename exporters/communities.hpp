// SPDX-License-Identifier: Apache-2.0
// Which nodes of a picture have most to do with each other: drawn as areas where there are too many nodes for words.
#pragma once

#include <cstddef>
#include <vector>

namespace entente {

struct Tie {
  std::size_t a = 0;
  std::size_t b = 0;
  double weight = 1;
};

// The community of each of `nodes` nodes, numbered from the largest on, 0 first. A function of the ties alone, whatever their order.
std::vector<std::size_t> communities(std::size_t nodes, const std::vector<Tie>& ties);

}  // namespace entente
