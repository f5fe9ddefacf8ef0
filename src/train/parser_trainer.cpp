// SPDX-License-Identifier: Apache-2.0
#include "train/parser_trainer.hpp"

#include <algorithm>
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

// Structured perceptron with beam search: where the gold parse is outscored the most, the two parses up to there are
// told apart (Huang, Fayong and Guo 2012: max-violation).
class ParserLearner {
 public:
  ParserLearner(std::vector<Action> actions, std::size_t width) : actions_(std::move(actions)), trainer_(actions_.size()), width_(width) {}

  void learn(const ParserExample& example) {
    find_violation(example);
    if (worst_ > 0.0F) update(example);
    trainer_.tick();
  }
  void count(const ParserExample& example) {
    gold_.start(example.words.size() - 1);
    while (!gold_.done()) {
      parser_features(gold_, example.words, features_);
      trainer_.count(features_);
      gold_.apply(actions_[gold_action(gold_, example.gold)]);
    }
  }
  void keep_counted(std::uint32_t least) { trainer_.keep_counted(least); }
  const LinearTrainer& trainer() const { return trainer_; }

 private:
  // The moves of the gold tree: an arc as soon as it is possible.
  std::size_t gold_action(const ParserState& state, const GoldTree& gold) const {
    Action action{Move::shift, Deprel::dep};
    const WordIndex child = state.stack(0);
    for (const Move move : {Move::left, Move::right}) {
      if (!state.allows(move) || cost(state, gold, move) > 0) continue;
      action = {move, gold.heads[child] == 0 ? Deprel::root : gold.labels[child]};
      break;
    }
    return static_cast<std::size_t>(std::lower_bound(actions_.begin(), actions_.end(), action) - actions_.begin());
  }

  void find_violation(const ParserExample& example) {
    const auto score = [&](std::span<const std::uint64_t> features, float* scores) { trainer_.score(features, scores); };
    std::vector<float> scores(actions_.size());
    gold_.start(example.words.size() - 1);
    beam_.start(example.words.size() - 1, {width_, 0.0F});
    gold_actions_.clear();
    worst_ = 0.0F;
    float gold_score = 0.0F;
    while (!beam_.done()) {
      const std::size_t action = gold_action(gold_, example.gold);
      parser_features(gold_, example.words, features_);
      trainer_.score(features_, scores.data());
      gold_score += scores[action];
      gold_.apply(actions_[action]);
      gold_actions_.push_back(action);
      beam_.advance(example.words, actions_, action, score);
      const auto items = beam_.items();
      const bool kept = std::any_of(items.begin(), items.end(), [](const auto& item) { return item.gold; });
      if (beam_.done() ? items.front().gold : kept) continue;
      const float violation = items.front().score - gold_score + 1e-6F;
      if (violation > worst_) worst_ = violation, history_ = items.front().history, length_ = gold_actions_.size();
    }
  }

  void update(const ParserExample& example) {
    std::vector<std::size_t> predicted(length_);
    for (std::size_t i = length_; i > 0; --i) {
      predicted[i - 1] = beam_.step(history_).action;
      history_ = beam_.step(history_).before;
    }
    const std::size_t same = static_cast<std::size_t>(std::mismatch(predicted.begin(), predicted.end(), gold_actions_.begin()).first - predicted.begin());
    replay(example, gold_actions_, same, 1.0F);
    replay(example, predicted, same, -1.0F);
  }

  void replay(const ParserExample& example, const std::vector<std::size_t>& actions, std::size_t from, float delta) {
    gold_.start(example.words.size() - 1);
    for (std::size_t i = 0; i < length_; ++i) {
      if (i >= from) {
        parser_features(gold_, example.words, features_);
        trainer_.update(features_, actions[i], delta);
      }
      gold_.apply(actions_[actions[i]]);
    }
  }

  std::vector<Action> actions_;  // sorted
  LinearTrainer trainer_;
  std::size_t width_;
  Beam<float> beam_;
  ParserState gold_;
  std::vector<std::uint64_t> features_;
  std::vector<std::size_t> gold_actions_;
  float worst_ = 0.0F;         // by how much the gold parse is outscored where that is most
  std::uint32_t history_ = 0;  // of the better parse there
  std::size_t length_ = 0;     // moves up to there
};

}  // namespace

void add_examples(const Document& document, const WordInfos& words, const std::vector<TagClass>& classes,
                  std::vector<ParserExample>& examples) {
  for (const TokenRange sentence : document.sentences) {
    ParserExample example;
    read_parser_words(document, words, classes, sentence, example.words);
    example.gold.heads.assign(1, no_word);
    example.gold.labels.assign(1, Deprel::dep);
    for (std::uint32_t i = sentence.begin.value; i < sentence.end.value; ++i) {
      const Token& token = document.tokens[i];
      example.gold.heads.push_back(token.head ? static_cast<WordIndex>(token.head.value - sentence.begin.value + 1) : WordIndex{0});
      example.gold.labels.push_back(token.relation);
    }
    make_projective(example.gold);
    examples.push_back(std::move(example));
  }
}

namespace {

std::string model_bytes(const ParserLearner& learner, const std::vector<Action>& actions, const ParserTraining& options) {
  std::vector<std::uint8_t> codes;
  for (const Action action : actions) {
    codes.push_back(static_cast<std::uint8_t>(action.move));
    codes.push_back(static_cast<std::uint8_t>(action.label));
  }
  ModelWriter writer;
  writer.add_array("actions", codes);
  writer.add_array("beam", std::vector<std::uint32_t>{static_cast<std::uint32_t>(options.beam), static_cast<std::uint32_t>(options.margin * LinearTrainer::mean_weight)});
  learner.trainer().write(writer, "parser", options.pruning);
  return writer.bytes();
}

}  // namespace

void train_parser(std::vector<ParserExample>& examples, const ParserTraining& options,
                  const std::function<void(int epoch, const std::string& model)>& keep) {
  const std::vector<Action> actions = actions_of(examples);
  ParserLearner learner(actions, options.beam);
  for (const ParserExample& example : examples) learner.count(example);
  learner.keep_counted(options.least);
  std::mt19937_64 random(options.seed);
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    shuffle(examples, random);
    for (const ParserExample& example : examples) learner.learn(example);
    keep(epoch, model_bytes(learner, actions, options));
  }
}

}  // namespace entente
