// SPDX-License-Identifier: Apache-2.0
// The parts of the network while it is trained: each goes forward and back over all words of a batch at once.
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace entente {

// A row for each word.
using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

using Random = std::mt19937_64;
// Uniform in [0, 1), the same with every standard library.
inline float uniform(Random& random) { return static_cast<float>(random() >> 40) * 0x1p-24F; }

// Weights with what Adam (Kingma and Ba 2015) keeps of their gradients.
class Weights {
 public:
  Weights() = default;
  Weights(Eigen::Index rows, Eigen::Index columns, float range, Random& random);

  struct Step {
    float rate = 0;
    float scale = 1;    // of all gradients, so that together they are not too long
    float decay = 0;    // of the weights
    float average = 0;  // how much of the mean over time goes on
    double bias1 = 1;
    double bias2 = 1;
  };
  void step(const Step& step);
  // Only of these rows: a table has many, and a batch sees few.
  void step_rows(const Step& step, std::span<const std::uint32_t> rows);
  double squared_gradient() const { return static_cast<double>(gradient.squaredNorm()); }

  Rows value;
  Rows gradient;
  Rows mean;  // of the values over time, which is what is kept in the end

 private:
  void step_row(const Step& step, Eigen::Index row);
  Rows first_;
  Rows second_;
};

// A layer's weights, drawn at random; the last column is the bias, and 0.
Weights affine_weights(Eigen::Index rows, Eigen::Index columns, Random& random);
// input × weightsᵀ + bias
Rows affine(const Rows& input, const Rows& weights);
// Adds to the gradients of the weights and of the input.
void affine_backward(const Rows& gradient, const Rows& input, Weights& weights, Rows& input_gradient);

// Goes one step with all weights of a network, whose gradients together are made no longer than they should be.
class Optimizer {
 public:
  // `dense` are the weights whose every row has a gradient; of `table` only the `touched` rows have, which are emptied. Returns what
  // was done, for weights whose gradients don't count for the length.
  Weights::Step step(float rate, float decay, float average, std::span<Weights* const> dense, Weights& table,
                     std::vector<std::uint32_t>& touched);

 private:
  int steps_ = 0;
};

// Where a recurrent layer forgets what came before: at the first word of each sequence.
struct Sequences {
  std::vector<std::uint32_t> begins;  // and the number of words as last one
};

// A bidirectional layer of simple recurrent units (Lei et al. 2018): the matrix product is done for all words at once,
// what goes from word to word is done number by number. As many numbers go in as come out: half of them for each direction.
class RecurrentLayer {
 public:
  RecurrentLayer() = default;
  RecurrentLayer(Eigen::Index size, Random& random);

  const Rows& forward(const Rows& input, const Sequences& sequences);
  // The gradient for what came in; of the input that forward() was given.
  Rows backward(const Rows& output_gradient, const Rows& input, const Sequences& sequences);
  std::vector<Weights*> weights() { return {&matrix, &vectors}; }

  Weights matrix;   // 6 × half rows: candidate, forget, reset forwards; the same backwards
  Weights vectors;  // forget weight, reset weight, forget bias, reset bias: a row of `size` each, forwards first

 private:
  void forward_part(const Rows& input, std::size_t begin, std::size_t end, int direction);
  void backward_part(const Rows& output_gradient, const Rows& input, std::size_t begin, std::size_t end, int direction,
                     Rows& input_gradient);

  Eigen::Index half_ = 0;
  Rows sums_;  // of the matrix product
  Rows states_;
  Rows forget_;
  Rows reset_;
  Rows output_;
  Rows sums_gradient_;
};

// Keeps `1 - rate` of the numbers, the same ones for all words of a sequence (Gal and Ghahramani 2016).
class Dropout {
 public:
  void forward(Rows& values, float rate, const Sequences& sequences, Random& random);
  void backward(Rows& gradient) const;

 private:
  Rows mask_;
  bool active_ = false;
};

}  // namespace entente
