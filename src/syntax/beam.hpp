// SPDX-License-Identifier: Apache-2.0
// Beam search over the moves of a parser: the best few parses so far, all of the same length.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/linear_model.hpp"
#include "syntax/parser_features.hpp"
#include "syntax/transitions.hpp"

namespace entente {

// `Number` is what scores are made of: integers when parsing, floats in training.
template <class Number>
class Beam {
 public:
  static constexpr std::size_t no_action = 0xFFFF;

  struct Item {
    ParserState state;
    Number score{};
    std::uint32_t history = 0;  // its last step
    bool gold = false;          // all its actions are those of the gold tree
  };
  struct Step {
    std::uint32_t before = 0;
    std::uint16_t action = 0;
  };
  struct Limits {
    std::size_t width = 8;
    Number margin{};  // items that are worse than the best by more are dropped; 0 for none
  };

  void start(std::size_t words, Limits limits) {
    limits_ = limits;
    items_.resize(std::max<std::size_t>(items_.size(), limits.width));
    next_.resize(items_.size());
    items_[0].state.start(words);
    items_[0].score = Number{};
    items_[0].history = 0;
    items_[0].gold = true;
    steps_.assign(1, Step{});
    size_ = 1;
  }

  bool done() const { return items_[0].state.done(); }
  // The best first.
  std::span<const Item> items() const { return std::span(items_).first(size_); }
  const Step& step(std::uint32_t history) const { return steps_[history]; }

  // Takes every item one action further. `score(features, scores)` overwrites the scores of all actions, padded for LinearModel.
  template <class Score>
  void advance(const std::vector<ParserWord>& words, std::span<const Action> actions, std::size_t gold_action, Score&& score) {
    candidates_.clear();
    signatures_.clear();
    const std::size_t stride = LinearModel::padded(actions.size());
    scores_.resize(stride * limits_.width);
    for (std::size_t i = 0; i < size_; ++i) {
      const ParserState& state = items_[i].state;
      const Number* scores = &scores_[stride * scores_of(state, words, stride, score)];
      const bool allowed[] = {state.allows(Move::shift), state.allows(Move::left), state.allows(Move::right)};
      for (std::size_t a = 0; a < actions.size(); ++a)
        if (allowed[static_cast<std::size_t>(actions[a].move)])
          offer({items_[i].score + scores[a], static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(a)});
    }
    take(actions, gold_action);
  }

 private:
  struct Candidate {
    Number score;
    std::uint16_t item;
    std::uint16_t action;
    // Ties are broken by order, so that the outcome does not depend on the sort.
    bool operator<(const Candidate& other) const {
      if (score != other.score) return score > other.score;
      return item != other.item ? item < other.item : action < other.action;
    }
  };

  // The row of the state's scores. Parses often differ only in what the features don't see: they share one.
  template <class Score>
  std::size_t scores_of(const ParserState& state, const std::vector<ParserWord>& words, std::size_t stride, Score&& score) {
    const std::uint64_t signature = parser_signature(state);
    const auto found = std::find(signatures_.begin(), signatures_.end(), signature);
    const auto row = static_cast<std::size_t>(found - signatures_.begin());
    if (found != signatures_.end()) return row;
    signatures_.push_back(signature);
    parser_features(state, words, features_);
    score(std::span<const std::uint64_t>(features_), &scores_[stride * row]);
    return row;
  }

  // Keeps the best `width`, sorted.
  void offer(const Candidate& candidate) {
    if (candidates_.size() == limits_.width) {
      if (!(candidate < candidates_.back())) return;
      candidates_.pop_back();
    }
    candidates_.insert(std::upper_bound(candidates_.begin(), candidates_.end(), candidate), candidate);
  }

  void take(std::span<const Action> actions, std::size_t gold_action) {
    std::size_t count = 0;
    for (const Candidate& candidate : candidates_) {
      if (limits_.margin > Number{} && candidate.score + limits_.margin < candidates_.front().score) break;
      const Item& from = items_[candidate.item];
      Item& to = next_[count++];
      to.state = from.state;
      to.state.apply(actions[candidate.action]);
      to.score = candidate.score;
      to.gold = from.gold && candidate.action == gold_action;
      steps_.push_back({from.history, candidate.action});
      to.history = static_cast<std::uint32_t>(steps_.size() - 1);
    }
    size_ = count;
    std::swap(items_, next_);
  }

  Limits limits_;
  std::vector<Item> items_;
  std::vector<Item> next_;
  std::size_t size_ = 0;
  std::vector<Step> steps_;
  std::vector<Candidate> candidates_;
  std::vector<Number> scores_;  // a row for each different state
  std::vector<std::uint64_t> signatures_;
  std::vector<std::uint64_t> features_;
};

}  // namespace entente
