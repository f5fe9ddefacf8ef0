// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the network for one kind of processor. What each function does stands in kernels.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

constexpr std::size_t lanes = 8;   // outputs or floats that are done at a time
constexpr std::size_t fours = 4;   // inputs that are done at a time
constexpr int most_whole = 127;    // whole numbers are from -127 to 127
constexpr int input_offset = 128;  // and this is added to inputs, which are positive therefore: processors have products for that

// What a recurrent layer has for one of its directions, `size` numbers each.
struct Gates {
  std::size_t size = 0;
  const float* forget_weight = nullptr;
  const float* reset_weight = nullptr;
  const float* forget_bias = nullptr;
  const float* reset_bias = nullptr;
};

// Rows of whole numbers that stand for floats: (number - input_offset) × the row's step.
struct WholeRows {
  const std::uint8_t* numbers = nullptr;
  const float* steps = nullptr;
};

// Weights as they lie in memory: for every eight outputs fours of inputs, first of the first output. `outputs` and `inputs` are
// multiples of `lanes`, and there are at most 256 inputs.
struct Matrix {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  const std::int8_t* weights = nullptr;
  // Of each output:
  const float* scales = nullptr;
  const float* biases = nullptr;
  const std::int32_t* offsets = nullptr;  // what input_offset adds to the sums
};

struct KernelSet {
  const char* name;
  void (*multiply)(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs);
  void (*recur)(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
                std::size_t words, float* outputs, float* state);
  // One row; returns its step.
  float (*quantize)(const float* values, std::size_t count, std::uint8_t* inputs);
  void (*relu)(float* values, std::size_t count);
  void (*add)(const float* values, const float* others, std::size_t count, float* sums);
  void (*add_scaled)(const std::int8_t* values, float scale, std::size_t count, float* sum);
};

}  // namespace entente
