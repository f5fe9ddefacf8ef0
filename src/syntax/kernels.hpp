// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the network: products of whole numbers, and what is done number by number. The same on every machine: sums of
// whole numbers don't depend on their order, and all that is done in floats is done in one order, without fused operations.
//
// Weights are whole numbers of 8 bits with a scale for each output, inputs ones with a step for each row (so they are as exact
// for a row of small numbers as for one of large ones). Products of all 256 inputs can't overflow 32 bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"
#include "syntax/kernel_set.hpp"

namespace entente {

// Rounds one row of `count` floats, a multiple of `lanes`, to whole numbers; returns the row's step: the greatest float is 127
// steps.
float quantize(const float* values, std::size_t count, std::uint8_t* numbers);

// The same for many rows, and keeps them.
class QuantizedRows {
 public:
  void reserve(std::size_t rows, std::size_t width);  // what was kept is lost where the width is another
  void set(std::size_t row, const float* values, std::size_t rows = 1);
  WholeRows from(std::size_t row = 0) const { return {&numbers_[row * width_], &steps_[row]}; }

 private:
  std::size_t width_ = 0;
  std::vector<std::uint8_t> numbers_;
  std::vector<float> steps_;
};

// Where a weight lies.
constexpr std::size_t packed_place(std::size_t output, std::size_t input, std::size_t inputs) {
  return (output / lanes * (inputs / fours) + input / fours) * lanes * fours + output % lanes * fours + input % fours;
}

// A matrix of a model.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  // Sections NAME.weights, NAME.scales and NAME.biases. Throws Error where their sizes are others.
  PackedMatrix(const ModelFile& file, const std::string& name, std::size_t outputs, std::size_t inputs);

  operator Matrix() const { return {biases_.size(), inputs_, weights_.data(), scales_.data(), biases_.data(), offsets_.data()}; }
  std::size_t outputs() const { return biases_.size(); }
  std::span<const float> biases() const { return biases_; }

 private:
  std::size_t inputs_ = 0;
  std::span<const std::int8_t> weights_;
  std::span<const float> scales_;  // of each output
  std::span<const float> biases_;
  std::vector<std::int32_t> offsets_;
};

// A matrix made while reading: each output has the numbers of a row as its weights, the row's step as its scale, and no bias.
class MatrixOfRows {
 public:
  void reset(std::size_t outputs, std::size_t inputs);  // to nothing but zeros; as many outputs as are a multiple of `lanes`
  void set(std::size_t output, WholeRows row);
  operator Matrix() const { return {scales_.size(), inputs_, weights_.data(), scales_.data(), biases_.data(), offsets_.data()}; }

 private:
  std::size_t inputs_ = 0;
  std::vector<std::int8_t> weights_;
  std::vector<float> scales_, biases_;
  std::vector<std::int32_t> offsets_;
};

// For each of `words` rows of inputs a row of outputs: scale × product + bias.
void multiply(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs);

// `count` is a multiple of `lanes` in these.
void relu(float* values, std::size_t count);
void add(const float* values, const float* others, std::size_t count, float* sums);
void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* sum);

// One direction over one sequence: from each word's candidate, forget and reset sums and its inputs to its outputs. The strides
// are from one word to the next, and negative for the way back. `state` is what the layer remembers; it is emptied first.
void recur(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
           std::size_t words, float* outputs, float* state);

// What this program has for this processor, the fastest first: that is what the functions above use. The last one runs
// everywhere.
std::vector<const KernelSet*> usable_kernels();

}  // namespace entente
