// SPDX-License-Identifier: Apache-2.0
// Articles that print one story: wire copy, and updates of one text. Two are near copies where at least half of the shingles
// (five words in a row) that either has are in both; MinHash (Broder 1997) finds who is worth comparing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

using Shingles = std::vector<std::uint64_t>;  // hashes; sorted, each once

// Empty where a text is too short to say anything.
Shingles shingles(std::string_view text);
bool near_copies(const Shingles& a, const Shingles& b);

// What finds the texts that one may be a near copy of, without reading them. Empty for what is too short.
struct CopyMarks {
  Shingles shingles;
  std::vector<std::uint32_t> keys;  // each once; two texts are worth comparing where they share one …
  std::string sketch;               // … and their sketches may be those of near copies
};
CopyMarks copy_marks(std::string_view text);
bool may_be_copies(std::string_view sketch, std::string_view other);

// For each text the first one of those that it is a near copy of, or is by way of others.
std::vector<ArticleId> reports(const std::vector<std::string_view>& texts);

}  // namespace entente
