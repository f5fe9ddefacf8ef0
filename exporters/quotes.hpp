// SPDX-License-Identifier: Apache-2.0
// The one quotation that a picture shows under its speaker's name.
#pragma once

#include <string>

#include <entente/graph.hpp>

namespace entente {

// The shortest of his own words that says something, in quotation marks; clipped where all are long; empty for none.
std::string quote_of(const Graph& graph, NodeId speaker);

}  // namespace entente
