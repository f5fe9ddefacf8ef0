// SPDX-License-Identifier: Apache-2.0
// The one quotation that a picture shows under its speaker's name.
#pragma once

#include <cstdint>
#include <string>

#include <entente/graph.hpp>

namespace entente {

struct Quotation {
  std::string text;         // in quotation marks, clipped where it is long; empty for none
  std::uint32_t quote = 0;  // index into Graph::quotes
};

// The shortest of his own words that says something.
Quotation quotation_of(const Graph& graph, NodeId speaker);

}  // namespace entente
