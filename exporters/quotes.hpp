// SPDX-License-Identifier: Apache-2.0
// The one quotation that a picture shows under its speaker's name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <entente/graph.hpp>

namespace entente {

struct Quotation {
  std::string text;         // in quotation marks, clipped where it is long; empty for none
  std::uint32_t quote = 0;  // index into Graph::quotes
};

// A quotation without the comma at its end, which belongs to the sentence around it: “We are ready,” she said.
std::string_view without_comma(std::string_view quotation);

// The shortest of his own words that says something.
Quotation quotation_of(const Graph& graph, NodeId speaker);

}  // namespace entente
