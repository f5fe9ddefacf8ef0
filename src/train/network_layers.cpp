// SPDX-License-Identifier: Apache-2.0
#include "train/network_layers.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr float beta1 = 0.9F;
constexpr float beta2 = 0.98F;
constexpr float epsilon = 1e-8F;

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

Weights::Weights(Eigen::Index rows, Eigen::Index columns, float range, Random& random)
    : value(rows, columns),
      gradient(Rows::Zero(rows, columns)),
      first_(Rows::Zero(rows, columns)),
      second_(Rows::Zero(rows, columns)) {
  for (Eigen::Index i = 0; i < value.size(); ++i) value.data()[i] = (2 * uniform(random) - 1) * range;
  mean = value;
}

void Weights::step_row(const Step& step, Eigen::Index row) {
  const auto bias1 = static_cast<float>(step.bias1);
  const auto bias2 = static_cast<float>(step.bias2);
  auto g = gradient.row(row).array() * step.scale;
  first_.row(row).array() = beta1 * first_.row(row).array() + (1 - beta1) * g;
  second_.row(row).array() = beta2 * second_.row(row).array() + (1 - beta2) * g.square();
  value.row(row).array() -=
      step.rate * ((first_.row(row).array() / bias1) / ((second_.row(row).array() / bias2).sqrt() + epsilon) +
                   step.decay * value.row(row).array());
  mean.row(row) += step.average * (value.row(row) - mean.row(row));
  gradient.row(row).setZero();
}

void Weights::step(const Step& step) {
  for (Eigen::Index row = 0; row < value.rows(); ++row) step_row(step, row);
}

void Weights::step_rows(const Step& step, std::span<const std::uint32_t> rows) {
  for (const std::uint32_t row : rows) step_row(step, row);
}

Weights affine_weights(Eigen::Index rows, Eigen::Index columns, Random& random) {
  Weights weights(rows, columns + 1, std::sqrt(3.0F / static_cast<float>(columns)), random);
  weights.value.col(columns).setZero();
  weights.mean = weights.value;
  return weights;
}

Rows affine(const Rows& input, const Rows& weights) {
  Rows result = input * weights.leftCols(weights.cols() - 1).transpose();
  result.rowwise() += weights.col(weights.cols() - 1).transpose();
  return result;
}

void affine_backward(const Rows& gradient, const Rows& input, Weights& weights, Rows& input_gradient) {
  const Eigen::Index columns = weights.value.cols() - 1;
  weights.gradient.leftCols(columns).noalias() += gradient.transpose() * input;
  weights.gradient.col(columns) += gradient.colwise().sum().transpose();
  input_gradient.noalias() += gradient * weights.value.leftCols(columns);
}

Weights::Step Optimizer::step(float rate, float decay, float average, std::span<Weights* const> dense, Weights& table,
                              std::vector<std::uint32_t>& touched) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  double square = 0;
  for (const std::uint32_t row : touched)
    square += static_cast<double>(table.gradient.row(static_cast<Eigen::Index>(row)).squaredNorm());
  for (const Weights* weights : dense) square += weights->squared_gradient();
  constexpr double longest = 2.0;
  ++steps_;
  Weights::Step step;
  step.rate = rate;
  step.decay = decay;
  step.scale = static_cast<float>(std::min(1.0, longest / std::sqrt(square + 1e-12)));
  step.average = average;
  step.bias1 = 1 - std::pow(0.9, steps_);
  step.bias2 = 1 - std::pow(0.98, steps_);
  for (Weights* weights : dense) weights->step(step);
  table.step_rows(step, touched);
  touched.clear();
  return step;
}

RecurrentLayer::RecurrentLayer(Eigen::Index size, Random& random)
    : matrix(3 * size, size, std::sqrt(3.0F / static_cast<float>(size)), random),
      vectors(4, size, 0.1F, random),
      half_(size / 2) {
  vectors.value.row(2).setConstant(0.5F);
  vectors.value.row(3).setConstant(-0.5F);
  vectors.mean = vectors.value;
}

const Rows& RecurrentLayer::forward(const Rows& input, const Sequences& sequences) {
  const Eigen::Index words = input.rows();
  sums_.noalias() = input * matrix.value.transpose();
  states_.resize(words, 2 * half_);
  forget_.resize(words, 2 * half_);
  reset_.resize(words, 2 * half_);
  output_.resize(words, 2 * half_);
  for (std::size_t s = 0; s + 1 < sequences.begins.size(); ++s)
    for (const int direction : {0, 1}) forward_part(input, sequences.begins[s], sequences.begins[s + 1], direction);
  return output_;
}

void RecurrentLayer::forward_part(const Rows& input, std::size_t begin, std::size_t end, int direction) {
  const Eigen::Index h = half_;
  const Eigen::Index at = direction * h;
  const float* weights = vectors.value.data();
  std::vector<float> before(static_cast<std::size_t>(h), 0.0F);
  for (std::size_t k = begin; k < end; ++k) {
    const auto t = static_cast<Eigen::Index>(direction == 0 ? k : begin + end - 1 - k);
    const float* u = sums_.row(t).data() + 3 * at;
    const float* x = input.row(t).data() + at;
    float* c = states_.row(t).data() + at;
    float* f = forget_.row(t).data() + at;
    float* r = reset_.row(t).data() + at;
    float* y = output_.row(t).data() + at;
    for (Eigen::Index i = 0; i < h; ++i) {
      const float last = before[static_cast<std::size_t>(i)];
      f[i] = sigmoid(u[h + i] + weights[at + i] * last + weights[4 * h + at + i]);
      r[i] = sigmoid(u[2 * h + i] + weights[2 * h + at + i] * last + weights[6 * h + at + i]);
      c[i] = f[i] * last + (1 - f[i]) * u[i];
      y[i] = r[i] * c[i] + (1 - r[i]) * x[i];
      before[static_cast<std::size_t>(i)] = c[i];
    }
  }
}

Rows RecurrentLayer::backward(const Rows& output_gradient, const Rows& input, const Sequences& sequences) {
  Rows input_gradient(input.rows(), input.cols());
  sums_gradient_.resize(sums_.rows(), sums_.cols());
  for (std::size_t s = 0; s + 1 < sequences.begins.size(); ++s)
    for (const int direction : {0, 1})
      backward_part(output_gradient, input, sequences.begins[s], sequences.begins[s + 1], direction, input_gradient);
  matrix.gradient.noalias() += sums_gradient_.transpose() * input;
  input_gradient.noalias() += sums_gradient_ * matrix.value;
  return input_gradient;
}

void RecurrentLayer::backward_part(const Rows& output_gradient, const Rows& input, std::size_t begin, std::size_t end,
                                   int direction, Rows& input_gradient) {
  const Eigen::Index h = half_;
  const Eigen::Index at = direction * h;
  const float* weights = vectors.value.data();
  float* grown = vectors.gradient.data();
  std::vector<float> carried(static_cast<std::size_t>(h), 0.0F);
  for (std::size_t k = end; k > begin; --k) {
    const auto t = static_cast<Eigen::Index>(direction == 0 ? k - 1 : begin + end - k);
    const bool first = k - 1 == begin;
    const Eigen::Index before = direction == 0 ? t - 1 : t + 1;
    const float* dy = output_gradient.row(t).data() + at;
    const float* u = sums_.row(t).data() + 3 * at;
    const float* x = input.row(t).data() + at;
    const float* c = states_.row(t).data() + at;
    const float* f = forget_.row(t).data() + at;
    const float* r = reset_.row(t).data() + at;
    const float* last = first ? nullptr : states_.row(before).data() + at;
    float* du = sums_gradient_.row(t).data() + 3 * at;
    float* dx = input_gradient.row(t).data() + at;
    for (Eigen::Index i = 0; i < h; ++i) {
      const float previous = first ? 0.0F : last[i];
      const float dr = dy[i] * (c[i] - x[i]) * r[i] * (1 - r[i]);
      const float dc = carried[static_cast<std::size_t>(i)] + dy[i] * r[i];
      const float df = dc * (previous - u[i]) * f[i] * (1 - f[i]);
      dx[i] = dy[i] * (1 - r[i]);
      du[i] = dc * (1 - f[i]);
      du[h + i] = df;
      du[2 * h + i] = dr;
      carried[static_cast<std::size_t>(i)] = dc * f[i] + df * weights[at + i] + dr * weights[2 * h + at + i];
      grown[at + i] += df * previous;
      grown[2 * h + at + i] += dr * previous;
      grown[4 * h + at + i] += df;
      grown[6 * h + at + i] += dr;
    }
  }
}

void Dropout::forward(Rows& values, float rate, const Sequences& sequences, Random& random) {
  active_ = rate > 0;
  if (!active_) return;
  mask_.resize(values.rows(), values.cols());
  for (std::size_t s = 0; s + 1 < sequences.begins.size(); ++s) {
    const Eigen::Index begin = sequences.begins[s];
    for (Eigen::Index i = 0; i < values.cols(); ++i) mask_(begin, i) = uniform(random) < rate ? 0.0F : 1.0F / (1.0F - rate);
    for (Eigen::Index t = begin + 1; t < static_cast<Eigen::Index>(sequences.begins[s + 1]); ++t) mask_.row(t) = mask_.row(begin);
  }
  values.array() *= mask_.array();
}

void Dropout::backward(Rows& gradient) const {
  if (active_) gradient.array() *= mask_.array();
}

}  // namespace entente
