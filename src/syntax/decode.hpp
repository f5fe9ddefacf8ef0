// SPDX-License-Identifier: Apache-2.0
// The best tree for the scores of its arcs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// Keeps its memory from sentence to sentence.
class TreeDecoder {
 public:
  // `scores` has a row for each word and a column for each head: the root first, then the words. Returns for each word its head,
  // from 1; 0 is the root, of which exactly one word hangs. No arcs cross (Eisner 1996), but in very long sentences.
  std::span<const std::uint16_t> decode(std::span<const float> scores, std::size_t words);

 private:
  bool take_best(std::span<const float> scores);
  void eisner(std::span<const float> scores);
  void attach_in_turn(std::span<const float> scores);

  std::size_t words_ = 0;
  std::vector<std::uint16_t> heads_;
  std::vector<float> best_;  // charts
  std::vector<std::uint16_t> split_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace entente
