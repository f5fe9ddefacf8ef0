// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the network for one kind of processor. What each function does stands in kernels.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

constexpr std::int16_t most_input = 4095;
constexpr std::size_t lanes = 8;  // numbers that are done at a time

// What a recurrent layer has for one of its directions, `size` numbers each.
struct Gates {
  std::size_t size = 0;
  const float* forget_weight = nullptr;
  const float* reset_weight = nullptr;
  const float* forget_bias = nullptr;
  const float* reset_bias = nullptr;
};

struct KernelSet {
  const char* name;
  void (*multiply)(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::size_t words,
                   std::int32_t* sums);
  void (*recur)(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
                std::size_t words, float* outputs, float* state);
  void (*quantize)(const float* values, std::size_t count, std::int16_t* inputs, float scale);
  // In place: the bare sums become scale × sum + bias.
  void (*scale)(const float* scales, const float* biases, std::size_t outputs, std::size_t words, float* values);
  void (*relu)(float* values, std::size_t count);
  void (*add)(const float* values, const float* others, std::size_t count, float* sums);
  void (*add_scaled)(const std::int8_t* values, float scale, std::size_t count, float* sum);
};

}  // namespace entente
