// SPDX-License-Identifier: Apache-2.0
#include "train/name_learner.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entities/name_tagger.hpp"
#include "train/matrix_writer.hpp"

namespace entente {
namespace {

using Index = Eigen::Index;
using Scores = std::array<float, name_labels>;

constexpr float impossible = -10000;

Index ix(std::size_t n) { return static_cast<Index>(n); }

float log_sum(const Scores& values) {
  const float most = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (const float value : values) sum += std::exp(value - most);
  return most + std::log(sum);
}

bool is_possible(std::size_t before, std::size_t label) {
  return may_follow(static_cast<NameLabel>(label), before == name_labels ? no_name : static_cast<NameLabel>(before));
}

// How likely each label and each pair of labels is, where words have only labels that are allowed.
class Chain {
 public:
  // `transitions` has the impossible ones as such.
  Chain(const Rows& scores, const Rows& transitions, const NameExample& example, bool free)
      : scores_(scores), transitions_(transitions), example_(example), free_(free), ahead_(example.words.size()),
        behind_(example.words.size()) {
    const std::size_t words = example.words.size();
    for (std::size_t t = 0; t < words; ++t)
      for (std::size_t b = 0; b < name_labels; ++b)
        ahead_[t][b] = score(t, b) + (t == 0 ? transitions(name_labels, ix(b)) : before(t, b));
    behind_[words - 1].fill(0);
    for (std::size_t t = words - 1; t-- > 0;)
      for (std::size_t a = 0; a < name_labels; ++a) behind_[t][a] = after(t, a);
    total = log_sum(ahead_.back());
  }

  float total = 0;  // log of the sum over all rows of labels

  void add_to(Rows& score_gradient, Rows& transition_gradient, float weight) const {
    const std::size_t words = example_.words.size();
    for (std::size_t t = 0; t < words; ++t)
      for (std::size_t b = 0; b < name_labels; ++b) {
        const float likely = std::exp(ahead_[t][b] + behind_[t][b] - total);
        score_gradient(ix(t), ix(b)) += weight * likely;
        if (t == 0) transition_gradient(name_labels, ix(b)) += weight * likely;
        if (t == 0 || likely < 1e-6F) continue;
        for (std::size_t a = 0; a < name_labels; ++a)
          transition_gradient(ix(a), ix(b)) +=
              weight * std::exp(ahead_[t - 1][a] + transitions_(ix(a), ix(b)) + score(t, b) + behind_[t][b] - total);
      }
  }

 private:
  float score(std::size_t t, std::size_t b) const {
    return free_ || (example_.words[t].allowed >> b & 1U) != 0 ? scores_(ix(t), ix(b)) : impossible;
  }
  float before(std::size_t t, std::size_t b) const {
    Scores sums;
    for (std::size_t a = 0; a < name_labels; ++a) sums[a] = ahead_[t - 1][a] + transitions_(ix(a), ix(b));
    return log_sum(sums);
  }
  float after(std::size_t t, std::size_t a) const {
    Scores sums;
    for (std::size_t b = 0; b < name_labels; ++b) sums[b] = transitions_(ix(a), ix(b)) + score(t + 1, b) + behind_[t + 1][b];
    return log_sum(sums);
  }

  const Rows& scores_;
  const Rows& transitions_;
  const NameExample& example_;
  bool free_;
  std::vector<Scores> ahead_, behind_;
};

}  // namespace

NameLearner::NameLearner(const NameSize& size, std::size_t features, const Rows& vectors, std::uint64_t seed)
    : size_(size), vectors_(vectors) {
  Random random(seed);
  embeddings_ = Weights(ix(features), ix(size.embedding), 0.1F, random);
  vector_ = affine_weights(ix(size.embedding), vectors.cols(), random);
  unknown_ = Weights(1, ix(size.embedding), 0.1F, random);
  input_ = affine_weights(ix(size.hidden), ix(size.embedding), random);
  for (std::uint32_t i = 0; i < size.layers; ++i) layers_.emplace_back(ix(size.hidden), random);
  out_ = affine_weights(ix(name_labels), ix(size.hidden), random);
  transitions_ = Weights(name_labels + 1, name_labels, 0.01F, random);
  for (std::size_t a = 0; a <= name_labels; ++a)
    for (std::size_t b = 0; b < name_labels; ++b)
      if (!is_possible(a, b)) transitions_.value(ix(a), ix(b)) = impossible;
  transitions_.mean = transitions_.value;
  dropouts_.resize(size.layers + 1);
}

std::vector<Weights*> NameLearner::dense() {
  std::vector<Weights*> all{&vector_, &unknown_, &input_, &out_, &transitions_};
  for (RecurrentLayer& layer : layers_)
    for (Weights* weights : layer.weights()) all.push_back(weights);
  return all;
}

void NameLearner::forward(const NameExample& example, const NameDropout& dropout, Random& random) {
  const Index words = ix(example.words.size());
  const Index dimensions = vectors_.cols();
  kept_.assign(example.words.size(), {});
  seen_ = Rows::Zero(words, dimensions + 1);
  summed_.resize(words, ix(size_.embedding));
  for (Index t = 0; t < words; ++t) {
    const NameExample::Word& word = example.words[static_cast<std::size_t>(t)];
    auto& rows = kept_[static_cast<std::size_t>(t)];
    for (const std::uint32_t row : word.own)
      if (uniform(random) >= dropout.own) rows.push_back(row);
    for (const std::uint32_t row : word.rows)
      if (uniform(random) >= dropout.rows) rows.push_back(row);
    if (word.vector != HashedRows::none && uniform(random) >= dropout.vectors) {
      seen_.row(t).head(dimensions) = vectors_.row(ix(word.vector));
      seen_(t, dimensions) = 1;
    }
  }
  summed_.noalias() = seen_ * vector_.value.transpose();
  for (Index t = 0; t < words; ++t) {
    if (seen_(t, dimensions) == 0) summed_.row(t) += unknown_.value.row(0);
    for (const std::uint32_t row : kept_[static_cast<std::size_t>(t)]) summed_.row(t) += embeddings_.value.row(ix(row));
    touched_.insert(touched_.end(), kept_[static_cast<std::size_t>(t)].begin(), kept_[static_cast<std::size_t>(t)].end());
  }
  summed_ = summed_.cwiseMax(0.0F);
  inputs_.resize(size_.layers + 1);
  inputs_[0] = affine(summed_, input_.value);
  const Sequences paragraph{{0, static_cast<std::uint32_t>(words)}};
  for (std::uint32_t i = 0; i <= size_.layers; ++i) {
    dropouts_[i].forward(inputs_[i], dropout.layers, paragraph, random);
    if (i < size_.layers) inputs_[i + 1] = layers_[i].forward(inputs_[i], paragraph);
  }
}

double NameLearner::learn(const NameExample& example, const NameDropout& dropout, float weight, Random& random) {
  forward(example, dropout, random);
  Rows scores = affine(inputs_.back(), out_.value);
  const double loss = learn_labels(example, weight * example.weight, scores);
  Rows gradient = Rows::Zero(ix(example.words.size()), ix(size_.hidden));
  affine_backward(scores, inputs_.back(), out_, gradient);
  backward(example, gradient);
  return loss;
}

Rows NameLearner::odds(const NameExample& example) {
  Random none;
  forward(example, {0, 0, 0, 0}, none);
  touched_.clear();
  const Rows scores = affine(inputs_.back(), out_.value);
  Rows likely = Rows::Zero(scores.rows(), scores.cols());
  Rows pairs = Rows::Zero(name_labels + 1, name_labels);
  Chain(scores, transitions_.value, example, false).add_to(likely, pairs, 1);
  return likely;
}

// Turns the scores into their gradient.
double NameLearner::learn_labels(const NameExample& example, float weight, Rows& scores) {
  const Chain all(scores, transitions_.value, example, true);
  const Chain right(scores, transitions_.value, example, false);
  Rows gradient = Rows::Zero(scores.rows(), scores.cols());
  all.add_to(gradient, transitions_.gradient, weight);
  right.add_to(gradient, transitions_.gradient, -weight);
  for (std::size_t a = 0; a <= name_labels; ++a)
    for (std::size_t b = 0; b < name_labels; ++b)
      if (!is_possible(a, b)) transitions_.gradient(ix(a), ix(b)) = 0;
  scores = gradient;
  return static_cast<double>(all.total - right.total);
}

void NameLearner::backward(const NameExample& example, Rows& gradient) {
  const Sequences paragraph{{0, static_cast<std::uint32_t>(example.words.size())}};
  for (std::uint32_t i = size_.layers; i-- > 0;) {
    dropouts_[i + 1].backward(gradient);
    gradient = layers_[i].backward(gradient, inputs_[i], paragraph);
  }
  dropouts_[0].backward(gradient);
  Rows summed = Rows::Zero(summed_.rows(), summed_.cols());
  affine_backward(gradient, summed_, input_, summed);
  summed.array() *= (summed_.array() > 0.0F).cast<float>();
  vector_.gradient.noalias() += summed.transpose() * seen_;
  for (Index t = 0; t < summed.rows(); ++t) {
    if (seen_(t, vectors_.cols()) == 0) unknown_.gradient.row(0) += summed.row(t);
    for (const std::uint32_t row : kept_[static_cast<std::size_t>(t)]) embeddings_.gradient.row(ix(row)) += summed.row(t);
  }
}

void NameLearner::step(float rate, float decay, float average) {
  optimizer_.step(rate, decay, average, dense(), embeddings_, touched_);
  for (std::size_t a = 0; a <= name_labels; ++a)
    for (std::size_t b = 0; b < name_labels; ++b)
      if (!is_possible(a, b)) transitions_.value(ix(a), ix(b)) = transitions_.mean(ix(a), ix(b)) = impossible;
}

void NameLearner::write(ModelWriter& writer) const {
  const auto dimensions = static_cast<std::uint32_t>(vectors_.cols());
  writer.add_array("names.sizes", std::vector<std::uint32_t>{size_.embedding, size_.hidden, size_.layers, dimensions});
  write_bytes(writer, "names.embeddings", embeddings_.mean);
  write_matrix(writer, "names.vector", vector_.mean, true);
  writer.add_array("names.unknown", row_of(unknown_.mean));
  write_matrix(writer, "names.input", input_.mean, true);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const std::string name = "names.layer" + std::to_string(i);
    write_matrix(writer, name, layers_[i].matrix.mean, false);
    writer.add_array(name + ".vectors", row_of(layers_[i].vectors.mean));
  }
  write_matrix(writer, "names.out", out_.mean, true);
  writer.add_array("names.transitions", row_of(transitions_.mean));
}

}  // namespace entente
