// SPDX-License-Identifier: Apache-2.0
#include "train/parser_trainer.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "train/linear_trainer.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

std::vector<Action> actions_of(const std::vector<ParserExample>& examples) {
  std::set<Action> seen{{Move::shift, Deprel::dep}};
  for (const ParserExample& example : examples)
    for (std::size_t i = 1; i < example.gold.heads.size(); ++i) {
      if (example.gold.heads[i] != 0) seen.insert({example.gold.heads[i] > i ? Move::left : Move::right, example.gold.labels[i]});
      else seen.insert({Move::right, Deprel::root});
    }
  return {seen.begin(), seen.end()};
}

class ParserLearner {
 public:
  ParserLearner(std::vector<Action> actions, std::uint64_t seed) : actions_(std::move(actions)), trainer_(actions_.size()), scores_(actions_.size()), random_(seed) {}

  // `explore`: how often the next state is the one that the model chooses, in percent.
  void learn(const ParserExample& example, unsigned explore) {
    state_.start(example.words.size() - 1);
    while (!state_.done()) {
      parser_features(state_, example.words, features_);
      trainer_.score(features_, scores_.data());
      const auto [predicted, gold] = choose(example.gold);
      if (predicted != gold) {
        trainer_.update(features_, gold, 1.0F);
        trainer_.update(features_, predicted, -1.0F);
      }
      trainer_.tick();
      state_.apply(actions_[random_() % 100 < explore ? predicted : gold]);
    }
  }
  const LinearTrainer& trainer() const { return trainer_; }

 private:
  bool right_label(const GoldTree& gold, Action action) const {
    const WordIndex child = state_.stack(0);
    if (action.move == Move::shift) return true;
    const WordIndex head = action.move == Move::left ? state_.buffer(0) : state_.stack(1);
    return gold.heads[child] != head || gold.labels[child] == action.label;
  }

  // The action of the highest score, and the one of the highest score among those that lose least.
  std::pair<std::size_t, std::size_t> choose(const GoldTree& gold) const {
    std::array<int, 3> costs{};
    int least = std::numeric_limits<int>::max();
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      int& c = costs[static_cast<std::size_t>(move)];
      c = state_.allows(move) ? cost(state_, gold, move) : std::numeric_limits<int>::max();
      least = std::min(least, c);
    }
    std::size_t best = actions_.size();
    std::size_t best_gold = actions_.size();
    for (std::size_t a = 0; a < actions_.size(); ++a) {
      if (!state_.allows(actions_[a].move)) continue;
      if (best == actions_.size() || scores_[a] > scores_[best]) best = a;
      if (costs[static_cast<std::size_t>(actions_[a].move)] > least || !right_label(gold, actions_[a])) continue;
      if (best_gold == actions_.size() || scores_[a] > scores_[best_gold]) best_gold = a;
    }
    return {best, best_gold == actions_.size() ? best : best_gold};
  }

  std::vector<Action> actions_;
  LinearTrainer trainer_;
  std::vector<float> scores_;
  std::vector<std::uint64_t> features_;
  ParserState state_;
  std::mt19937_64 random_;
};

}  // namespace

void add_examples(const Document& gold, const Document& tagged, const WordInfos& words, const std::vector<TagClass>& classes,
                  std::vector<ParserExample>& examples) {
  for (const TokenRange sentence : gold.sentences) {
    ParserExample example;
    read_parser_words(tagged, words, classes, sentence, example.words);
    example.gold.heads.assign(1, no_word);
    example.gold.labels.assign(1, Deprel::dep);
    for (std::uint32_t i = sentence.begin.value; i < sentence.end.value; ++i) {
      const Token& token = gold.tokens[i];
      example.gold.heads.push_back(token.head ? static_cast<WordIndex>(token.head.value - sentence.begin.value + 1) : WordIndex{0});
      example.gold.labels.push_back(token.relation);
    }
    make_projective(example.gold);
    examples.push_back(std::move(example));
  }
}

std::string train_parser(std::vector<ParserExample>& examples, const ParserTraining& options) {
  const std::vector<Action> actions = actions_of(examples);
  ParserLearner learner(actions, options.seed);
  std::mt19937_64 random(options.seed);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const ParserExample& example : examples) learner.learn(example, epoch == 0 ? 0 : 90);
  }
  ModelWriter writer;
  std::vector<std::uint8_t> codes;
  for (const Action action : actions) {
    codes.push_back(static_cast<std::uint8_t>(action.move));
    codes.push_back(static_cast<std::uint8_t>(action.label));
  }
  writer.add_array("actions", codes);
  learner.trainer().write(writer, "parser", {1.0, 5});
  return writer.bytes();
}

}  // namespace entente
