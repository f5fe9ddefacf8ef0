// SPDX-License-Identifier: Apache-2.0
// The one quotation that a picture shows under its speaker's name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

struct Quotation {
  std::string text;         // with its quotation marks, clipped where it is long; empty for none
  std::uint32_t quote = 0;  // index into Graph::quotes
};

// A quotation without the comma at its end, which belongs to the sentence around it: “We are ready,” she said.
std::string without_comma(std::string_view quotation);

// With the mark at its end that clipping took.
std::string closed(std::string words);
void close_last(std::vector<std::string>& lines);

// The shortest of the speaker's own words that says something: a sentence rather than a part of one, a part with the words around it
// rather than alone.
Quotation quotation_of(const Graph& graph, NodeId speaker);

}  // namespace entente
