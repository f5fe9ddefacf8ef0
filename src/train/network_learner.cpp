// SPDX-License-Identifier: Apache-2.0
#include "train/network_learner.hpp"

#include <algorithm>
#include <cmath>

#include "syntax/network_input.hpp"

namespace entente {
namespace {

using Index = Eigen::Index;

Index ix(std::uint32_t n) { return static_cast<Index>(n); }

void relu(Rows& values) { values = values.cwiseMax(0.0F); }
void relu_backward(Rows& gradient, const Rows& output) { gradient.array() *= (output.array() > 0.0F).cast<float>(); }

// Turns scores into the gradient of the cross entropy; returns the loss.
double softmax(Eigen::Ref<Eigen::RowVectorXf> scores, Index gold, float weight) {
  const float most = scores.maxCoeff();
  scores = (scores.array() - most).exp();
  scores /= scores.sum();
  const double loss = weight > 0 ? -std::log(std::max(static_cast<double>(scores(gold)), 1e-12)) : 0;
  scores(gold) -= 1;
  scores *= weight;
  return loss;
}

Index kind(Index word, Index head) {
  return static_cast<Index>(distance_kind(static_cast<std::size_t>(word) + 1, static_cast<std::size_t>(head)));
}

}  // namespace

NetworkLearner::NetworkLearner(const NetworkSize& sizes, const WordVectors& vectors, std::uint64_t seed)
    : size(sizes), vectors_(vectors) {
  Random random(seed);
  embeddings_ = Weights(ix(size.rows), ix(size.embedding), 0.1F, random);
  from_vectors_ = Weights(ix(size.embedding), vectors.values.cols(), 0.05F, random);
  input_ = affine_weights(ix(size.hidden), ix(size.embedding), random);
  flags_ = Weights(8, ix(size.hidden), 0.1F, random);
  for (std::uint32_t i = 0; i < size.layers; ++i) layers_.emplace_back(ix(size.hidden), random);
  end_hidden_ = affine_weights(ix(32), ix(size.hidden), random);
  end_out_ = affine_weights(ix(1), ix(32), random);
  tag_out_ = affine_weights(ix(size.tags), ix(size.hidden), random);
  arc_dependent_ = affine_weights(ix(size.arc), ix(size.hidden), random);
  arc_head_ = affine_weights(ix(size.arc), ix(size.hidden), random);
  arc_matrix_ = affine_weights(ix(size.arc), ix(size.arc), random);
  arc_matrix_.value *= 0.3F;
  arc_root_ = Weights(1, ix(size.arc), 0.5F, random);
  arc_distance_ = Weights(1, ix(distance_kinds), 0.01F, random);
  label_dependent_ = affine_weights(ix(size.label), ix(size.hidden), random);
  label_head_ = affine_weights(ix(size.label), ix(size.hidden), random);
  label_root_ = Weights(1, ix(size.label), 0.5F, random);
  label_out_ = affine_weights(ix(size.labels), ix(3 * size.label), random);
  tag_top_ = affine_weights(ix(size.tags), ix(size.hidden), random);
  dropouts_.resize(size.layers + 1);
}

std::vector<Weights*> NetworkLearner::dense() {
  std::vector<Weights*> all{&from_vectors_,    &input_,      &flags_,      &end_hidden_, &end_out_,  &tag_out_,
                            &arc_dependent_,   &arc_head_,   &arc_matrix_, &arc_root_, &arc_distance_,
                            &label_dependent_, &label_head_, &label_root_, &label_out_};
  for (RecurrentLayer& layer : layers_)
    for (Weights* weights : layer.weights()) all.push_back(weights);
  return all;
}

void NetworkLearner::forward(const NetworkExample& example, const NetworkDropout& dropout, Random* random) {
  const auto words = static_cast<Index>(example.size());
  kept_.assign(example.inputs.begin(), example.inputs.end());
  given_ = Rows::Zero(words, vectors_.values.cols());
  for (Index t = 0; t < words; ++t) {
    const std::uint32_t vector = example.vectors[static_cast<std::size_t>(t)];
    if (vector != WordVectors::none && (random == nullptr || uniform(*random) >= dropout.vectors))
      given_.row(t) = vectors_.values.row(ix(vector));
  }
  summed_.noalias() = given_ * from_vectors_.value.transpose();
  for (Index t = 0; t < words; ++t) {
    auto& rows = kept_[static_cast<std::size_t>(t)];
    if (random != nullptr) {
      if (uniform(*random) < dropout.words) rows[0] = size.unknown;
      std::size_t count = 1;
      for (std::size_t i = 1; i < rows.size(); ++i)
        if (uniform(*random) >= dropout.rows) rows[count++] = rows[i];
      rows.resize(count);
    }
    for (const std::uint32_t row : rows) summed_.row(t) += embeddings_.value.row(ix(row));
    if (random != nullptr) touched_.insert(touched_.end(), rows.begin(), rows.end());
  }
  relu(summed_);
  inputs_.resize(size.layers + 1);
  inputs_[0] = affine(summed_, input_.value);
  for (Index t = 0; t < words; ++t) inputs_[0].row(t) += flags_.value.row(example.flags[static_cast<std::size_t>(t)]);
  const Sequences paragraphs{example.paragraph_begins};
  const Sequences sentences{example.sentence_begins};
  const float rate = random != nullptr ? dropout.layers : 0.0F;
  Random none;
  if (random == nullptr) random = &none;
  for (std::uint32_t i = 0; i <= size.layers; ++i) {
    dropouts_[i].forward(inputs_[i], rate, sentences, *random);
    if (i < size.layers) inputs_[i + 1] = layers_[i].forward(inputs_[i], i < size.outer ? paragraphs : sentences);
  }
}

NetworkLearner::Losses& NetworkLearner::Losses::operator+=(const Losses& other) {
  ends += other.ends;
  tags += other.tags;
  arcs += other.arcs;
  labels += other.labels;
  return *this;
}

NetworkLearner::Losses NetworkLearner::learn(const NetworkExample& example, const NetworkDropout& dropout, float weight,
                                             Random& random) {
  forward(example, dropout, &random);
  std::vector<Rows> gradients(size.layers + 1, Rows::Zero(static_cast<Index>(example.size()), ix(size.hidden)));
  Losses losses;
  losses.ends = learn_ends(example, weight, gradients[size.outer]);
  losses.tags = learn_tags(example, weight, gradients[size.outer]);
  losses.arcs = learn_arcs(example, weight, gradients[size.layers]);
  losses.labels = learn_labels(example, weight, gradients[size.layers]);
  backward(example, gradients);
  return losses;
}

double NetworkLearner::learn_ends(const NetworkExample& example, float weight, Rows& input_gradient) {
  double loss = 0;
  const Rows& input = inputs_[size.outer];
  Rows hidden = affine(input, end_hidden_.value);
  relu(hidden);
  Rows odds = affine(hidden, end_out_.value);
  std::vector<bool> is_end(example.size() + 1, false);
  for (const std::uint32_t begin : example.sentence_begins) is_end[begin] = true;
  for (Index t = 0; t < odds.rows(); ++t) {
    const float p = 1.0F / (1.0F + std::exp(-odds(t, 0)));
    const bool gold = is_end[static_cast<std::size_t>(t) + 1];
    loss += -std::log(std::max(gold ? p : 1 - p, 1e-12F));
    odds(t, 0) = (p - (gold ? 1.0F : 0.0F)) * weight;
  }
  Rows hidden_gradient = Rows::Zero(hidden.rows(), hidden.cols());
  affine_backward(odds, hidden, end_out_, hidden_gradient);
  relu_backward(hidden_gradient, hidden);
  affine_backward(hidden_gradient, input, end_hidden_, input_gradient);
  return loss;
}

// The last layer, which knows the tree, corrects what the outer ones say. It is not changed for that: trees would be the worse for it.
double NetworkLearner::learn_tags(const NetworkExample& example, float weight, Rows& input_gradient) {
  double loss = 0;
  const Rows& input = inputs_[size.outer];
  Rows scores = affine(input, tag_out_.value);
  Rows sums = scores + affine(inputs_[size.layers], tag_top_.value);
  for (std::size_t t = 0; t < example.size(); ++t) {
    softmax(scores.row(static_cast<Index>(t)), example.tags[t], weight * example.tag_weights[t]);
    loss += softmax(sums.row(static_cast<Index>(t)), example.tags[t], weight * example.tag_weights[t]);
  }
  affine_backward(scores, input, tag_out_, input_gradient);
  Rows not_followed = Rows::Zero(input.rows(), input.cols());
  affine_backward(sums, inputs_[size.layers], tag_top_, not_followed);
  return loss;
}

double NetworkLearner::learn_arcs(const NetworkExample& example, float weight, Rows& input_gradient) {
  double loss = 0;
  const Rows& top = inputs_[size.layers];
  Rows dependent = affine(top, arc_dependent_.value);
  Rows head = affine(top, arc_head_.value);
  relu(dependent);
  relu(head);
  Rows query = affine(dependent, arc_matrix_.value);
  Rows query_gradient = Rows::Zero(query.rows(), query.cols());
  Rows head_gradient = Rows::Zero(head.rows(), head.cols());
  for (std::size_t s = 0; s + 1 < example.sentence_begins.size(); ++s) {
    const Index begin = example.sentence_begins[s];
    const Index n = example.sentence_begins[s + 1] - begin;
    Rows heads(n + 1, head.cols());
    heads.row(0) = arc_root_.value.row(0);
    heads.bottomRows(n) = head.middleRows(begin, n);
    Rows scores = query.middleRows(begin, n) * heads.transpose();
    for (Index i = 0; i < n; ++i) {
      add_distances(scores, i);
      scores(i, i + 1) = -1e9F;
      const auto word = static_cast<std::size_t>(begin + i);
      loss += softmax(scores.row(i), example.heads[word], weight * example.arc_weights[word]);
      scores(i, i + 1) = 0;
      for (Index h = 0; h <= n; ++h) arc_distance_.gradient(0, kind(i, h)) += scores(i, h);
    }
    query_gradient.middleRows(begin, n).noalias() += scores * heads;
    Rows heads_gradient = scores.transpose() * query.middleRows(begin, n);
    arc_root_.gradient.row(0) += heads_gradient.row(0);
    head_gradient.middleRows(begin, n) += heads_gradient.bottomRows(n);
  }
  Rows dependent_gradient = Rows::Zero(dependent.rows(), dependent.cols());
  affine_backward(query_gradient, dependent, arc_matrix_, dependent_gradient);
  relu_backward(dependent_gradient, dependent);
  relu_backward(head_gradient, head);
  affine_backward(dependent_gradient, top, arc_dependent_, input_gradient);
  affine_backward(head_gradient, top, arc_head_, input_gradient);
  return loss;
}

// The relations of the gold arcs.
double NetworkLearner::learn_labels(const NetworkExample& example, float weight, Rows& input_gradient) {
  double loss = 0;
  const Rows& top = inputs_[size.layers];
  const auto words = static_cast<Index>(example.size());
  const Index width = ix(size.label);
  Rows dependent = affine(top, label_dependent_.value);
  Rows head = affine(top, label_head_.value);
  relu(dependent);
  relu(head);
  Rows pairs(words, 3 * width);
  std::vector<Index> heads(example.size(), -1);
  for (std::size_t s = 0; s + 1 < example.sentence_begins.size(); ++s)
    for (std::uint32_t t = example.sentence_begins[s]; t < example.sentence_begins[s + 1]; ++t) {
      if (example.heads[t] != 0) heads[t] = example.sentence_begins[s] + example.heads[t] - 1;
      const auto row = static_cast<Index>(t);
      pairs.row(row).head(width) = dependent.row(row);
      if (heads[t] < 0)
        pairs.row(row).segment(width, width) = label_root_.value.row(0);
      else
        pairs.row(row).segment(width, width) = head.row(heads[t]);
      pairs.row(row).tail(width) = pairs.row(row).head(width).cwiseProduct(pairs.row(row).segment(width, width));
    }
  Rows scores = affine(pairs, label_out_.value);
  for (std::size_t t = 0; t < example.size(); ++t)
    loss += softmax(scores.row(static_cast<Index>(t)), example.labels[t], weight * example.arc_weights[t]);
  Rows pairs_gradient = Rows::Zero(words, 3 * width);
  affine_backward(scores, pairs, label_out_, pairs_gradient);
  Rows dependent_gradient(words, width);
  Rows head_gradient = Rows::Zero(words, width);
  for (Index t = 0; t < words; ++t) {
    const auto product = pairs_gradient.row(t).tail(width);
    dependent_gradient.row(t) = pairs_gradient.row(t).head(width) + product.cwiseProduct(pairs.row(t).segment(width, width));
    const auto other = pairs_gradient.row(t).segment(width, width) + product.cwiseProduct(pairs.row(t).head(width));
    const Index h = heads[static_cast<std::size_t>(t)];
    if (h < 0)
      label_root_.gradient.row(0) += other;
    else
      head_gradient.row(h) += other;
  }
  relu_backward(dependent_gradient, dependent);
  relu_backward(head_gradient, head);
  affine_backward(dependent_gradient, top, label_dependent_, input_gradient);
  affine_backward(head_gradient, top, label_head_, input_gradient);
  return loss;
}

void NetworkLearner::add_distances(Rows& scores, Eigen::Index word) const {
  for (Index h = 0; h < scores.cols(); ++h) scores(word, h) += arc_distance_.value(0, kind(word, h));
}

void NetworkLearner::backward(const NetworkExample& example, std::vector<Rows>& gradients) {
  const Sequences paragraphs{example.paragraph_begins};
  const Sequences sentences{example.sentence_begins};
  for (std::uint32_t i = size.layers; i > 0; --i) {
    dropouts_[i].backward(gradients[i]);
    gradients[i - 1] += layers_[i - 1].backward(gradients[i], inputs_[i - 1], i <= size.outer ? paragraphs : sentences);
  }
  dropouts_[0].backward(gradients[0]);
  for (Index t = 0; t < gradients[0].rows(); ++t)
    flags_.gradient.row(example.flags[static_cast<std::size_t>(t)]) += gradients[0].row(t);
  Rows summed_gradient = Rows::Zero(summed_.rows(), summed_.cols());
  affine_backward(gradients[0], summed_, input_, summed_gradient);
  relu_backward(summed_gradient, summed_);
  from_vectors_.gradient.noalias() += summed_gradient.transpose() * given_;
  for (Index t = 0; t < summed_gradient.rows(); ++t)
    for (const std::uint32_t row : kept_[static_cast<std::size_t>(t)])
      embeddings_.gradient.row(ix(row)) += summed_gradient.row(t);
}

void NetworkLearner::step(float rate, float average) {
  const Weights::Step step = optimizer_.step(rate, 0, average, dense(), embeddings_, touched_);
  tag_top_.step(step);  // what nothing else follows doesn't count for the length
}

void NetworkLearner::swap_means() {
  for (Weights* weights : dense()) weights->value.swap(weights->mean);
  tag_top_.value.swap(tag_top_.mean);
  embeddings_.value.swap(embeddings_.mean);
}

NetworkLearner::Reading NetworkLearner::read(const NetworkExample& example) {
  forward(example, {}, nullptr);
  Reading reading;
  const auto words = static_cast<Index>(example.size());
  Rows hidden = affine(inputs_[size.outer], end_hidden_.value);
  relu(hidden);
  const Rows odds = affine(hidden, end_out_.value);
  for (Index t = 0; t < words; ++t) reading.ends.push_back(odds(t, 0));
  const Rows& top = inputs_[size.layers];
  const Rows tags = affine(inputs_[size.outer], tag_out_.value) + affine(top, tag_top_.value);
  Rows dependent = affine(top, arc_dependent_.value);
  Rows head = affine(top, arc_head_.value);
  relu(dependent);
  relu(head);
  const Rows query = affine(dependent, arc_matrix_.value);
  Rows label_dependent = affine(top, label_dependent_.value);
  Rows label_head = affine(top, label_head_.value);
  relu(label_dependent);
  relu(label_head);
  const Index width = ix(size.label);
  TreeDecoder decoder;
  for (std::size_t s = 0; s + 1 < example.sentence_begins.size(); ++s) {
    const Index begin = example.sentence_begins[s];
    const Index n = example.sentence_begins[s + 1] - begin;
    Rows heads(n + 1, head.cols());
    heads.row(0) = arc_root_.value.row(0);
    heads.bottomRows(n) = head.middleRows(begin, n);
    Rows scores = query.middleRows(begin, n) * heads.transpose();
    for (Index i = 0; i < n; ++i) add_distances(scores, i);
    const auto found = decoder.decode({scores.data(), static_cast<std::size_t>(scores.size())}, static_cast<std::size_t>(n));
    for (Index i = 0; i < n; ++i) {
      const std::uint16_t h = found[static_cast<std::size_t>(i)];
      reading.heads.push_back(h);
      Rows pair(1, 3 * width);
      pair.row(0).head(width) = label_dependent.row(begin + i);
      if (h == 0)
        pair.row(0).segment(width, width) = label_root_.value.row(0);
      else
        pair.row(0).segment(width, width) = label_head.row(begin + h - 1);
      pair.row(0).tail(width) = pair.row(0).head(width).cwiseProduct(pair.row(0).segment(width, width));
      const Rows label_scores = affine(pair, label_out_.value);
      Index best = 0;
      label_scores.row(0).maxCoeff(&best);
      reading.labels.push_back(static_cast<std::uint16_t>(best));
      tags.row(begin + i).maxCoeff(&best);
      reading.tags.push_back(static_cast<std::uint16_t>(best));
    }
  }
  return reading;
}

}  // namespace entente
