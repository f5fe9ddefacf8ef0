// SPDX-License-Identifier: Apache-2.0
#include "syntax/decode.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();
constexpr std::size_t longest_exact = 160;  // words: the search takes time that grows with their cube

}  // namespace

std::span<const std::uint16_t> TreeDecoder::decode(std::span<const float> scores, std::size_t words) {
  words_ = words;
  heads_.assign(words, 0);
  if (take_best(scores)) return heads_;
  if (words <= longest_exact)
    eisner(scores);
  else
    attach_in_turn(scores);
  return heads_;
}

// Each word's best head, which in most sentences makes a tree whose arcs don't cross.
bool TreeDecoder::take_best(std::span<const float> scores) {
  const std::size_t heads = words_ + 1;
  std::size_t roots = 0;
  for (std::size_t i = 0; i < words_; ++i) {
    const float* row = &scores[i * heads];
    std::size_t best = i == 0 && heads > 1 ? 0 : 0;
    float value = never;
    for (std::size_t h = 0; h < heads; ++h)
      if (h != i + 1 && row[h] > value) value = row[h], best = h;
    heads_[i] = static_cast<std::uint16_t>(best);
    roots += best == 0;
  }
  if (roots != 1) return false;
  // A tree without crossing arcs: spans of arcs are nested when a stack of open ones says so, and every word reaches the root.
  for (std::size_t i = 0; i < words_; ++i) {
    std::size_t node = i + 1;
    for (std::size_t steps = 0; node != 0; node = heads_[node - 1])
      if (++steps > words_) return false;
  }
  for (std::size_t i = 0; i < words_; ++i) {
    const std::size_t low = std::min<std::size_t>(i + 1, heads_[i]);
    const std::size_t high = std::max<std::size_t>(i + 1, heads_[i]);
    for (std::size_t inside = low + 1; inside < high; ++inside)
      if (heads_[inside - 1] < low || heads_[inside - 1] > high) return false;
  }
  return true;
}

// Charts of spans of words, complete and incomplete, headed on the left or on the right. Words are 0 … n - 1; the root takes part
// only at the end, so that it has one child.
void TreeDecoder::eisner(std::span<const float> scores) {
  const std::size_t n = words_;
  const std::size_t heads = n + 1;
  enum Chart : std::size_t {
    complete_right,
    complete_left,
    incomplete_right,
    incomplete_left
  };  // where the head looks: to its right …
  best_.assign(4 * n * n, never);
  split_.assign(4 * n * n, 0);
  const auto at = [n](Chart chart, std::size_t s, std::size_t t) { return (chart * n + s) * n + t; };
  for (std::size_t i = 0; i < n; ++i) best_[at(complete_right, i, i)] = best_[at(complete_left, i, i)] = 0;
  for (std::size_t width = 1; width < n; ++width)
    for (std::size_t s = 0; s + width < n; ++s) {
      const std::size_t t = s + width;
      float value = never;
      std::size_t where = s;
      for (std::size_t q = s; q < t; ++q) {
        const float sum = best_[at(complete_right, s, q)] + best_[at(complete_left, q + 1, t)];
        if (sum > value) value = sum, where = q;
      }
      best_[at(incomplete_right, s, t)] = value + scores[t * heads + s + 1];
      best_[at(incomplete_left, s, t)] = value + scores[s * heads + t + 1];
      split_[at(incomplete_right, s, t)] = split_[at(incomplete_left, s, t)] = static_cast<std::uint16_t>(where);
      value = never;
      for (std::size_t q = s + 1; q <= t; ++q) {
        const float sum = best_[at(incomplete_right, s, q)] + best_[at(complete_right, q, t)];
        if (sum > value) value = sum, where = q;
      }
      best_[at(complete_right, s, t)] = value;
      split_[at(complete_right, s, t)] = static_cast<std::uint16_t>(where);
      value = never;
      for (std::size_t q = s; q < t; ++q) {
        const float sum = best_[at(complete_left, s, q)] + best_[at(incomplete_left, q, t)];
        if (sum > value) value = sum, where = q;
      }
      best_[at(complete_left, s, t)] = value;
      split_[at(complete_left, s, t)] = static_cast<std::uint16_t>(where);
    }
  float value = never;
  std::size_t root = 0;
  for (std::size_t r = 0; r < n; ++r) {
    const float sum = best_[at(complete_left, 0, r)] + best_[at(complete_right, r, n - 1)] + scores[r * heads];
    if (sum > value) value = sum, root = r;
  }
  heads_[root] = 0;
  // Unrolls the charts from a stack of spans.
  stack_.clear();
  const auto push = [&](Chart chart, std::size_t s, std::size_t t) {
    if (s < t) stack_.push_back(static_cast<std::uint32_t>(at(chart, s, t)));
  };
  push(complete_left, 0, root);
  push(complete_right, root, n - 1);
  while (!stack_.empty()) {
    const std::size_t cell = stack_.back();
    stack_.pop_back();
    const auto chart = static_cast<Chart>(cell / (n * n));
    const std::size_t s = cell / n % n;
    const std::size_t t = cell % n;
    const std::size_t q = split_[cell];
    switch (chart) {
      case complete_right:
        push(incomplete_right, s, q);
        push(complete_right, q, t);
        break;
      case complete_left:
        push(complete_left, s, q);
        push(incomplete_left, q, t);
        break;
      case incomplete_right:
      case incomplete_left:
        if (chart == incomplete_right)
          heads_[t] = static_cast<std::uint16_t>(s + 1);
        else
          heads_[s] = static_cast<std::uint16_t>(t + 1);
        push(complete_right, s, q);
        push(complete_left, q + 1, t);
        break;
    }
  }
}

// The word that the root likes best, then every word below the best head that is in the tree already, the surest word first.
void TreeDecoder::attach_in_turn(std::span<const float> scores) {
  const std::size_t heads = words_ + 1;
  std::size_t root = 0;
  for (std::size_t i = 1; i < words_; ++i)
    if (scores[i * heads] > scores[root * heads]) root = i;
  heads_[root] = 0;
  best_.assign(words_, never);
  split_.assign(words_, 0);
  std::vector<bool> done(words_, false);
  done[root] = true;
  std::size_t last = root;
  for (std::size_t added = 1; added < words_; ++added) {
    std::size_t next = words_;
    for (std::size_t i = 0; i < words_; ++i) {
      if (done[i]) continue;
      const float score = scores[i * heads + last + 1];
      if (score > best_[i]) best_[i] = score, split_[i] = static_cast<std::uint16_t>(last + 1);
      if (next == words_ || best_[i] > best_[next]) next = i;
    }
    heads_[next] = split_[next];
    done[next] = true;
    last = next;
  }
}

}  // namespace entente
