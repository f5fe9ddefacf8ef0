// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the network: products of whole numbers, and what is done number by number. The same on every machine: sums of
// whole numbers don't depend on their order, and all that is done in floats is done in one order, without fused operations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model_file.hpp"
#include "syntax/kernel_set.hpp"

namespace entente {

// Inputs of a product are multiples of 1/128, at most 32 (most_input) either way: with weights of 12 bits, 256 products can't overflow 32
// bits.
constexpr float input_scale = 128.0F;
constexpr float most_weight = 2047.0F;

// `scale` is how many steps there are to 1.
void quantize(const float* values, std::size_t count, std::int16_t* inputs, float scale = input_scale);

// Weights as they lie in memory: for every eight outputs, pairs of inputs, first of the first output.
struct PackedMatrix {
  std::size_t outputs = 0;  // a multiple of `lanes`
  std::size_t inputs = 0;   // even
  std::span<const std::int16_t> weights;
  std::span<const float> scales;  // of each output
  std::span<const float> biases;

  PackedMatrix() = default;
  // Sections NAME.weights, NAME.scales and NAME.biases.
  PackedMatrix(const ModelFile& file, const std::string& name, std::size_t outputs, std::size_t inputs);
};

// Where a weight lies.
constexpr std::size_t packed_place(std::size_t output, std::size_t input, std::size_t inputs) {
  return (output / lanes * (inputs / 2) + input / 2) * lanes * 2 + output % lanes * 2 + input % 2;
}

// For each of `words` rows of inputs a row of outputs: scale × product + bias.
void multiply(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t words, float* outputs);
// The bare sums of products.
void multiply(std::span<const std::int16_t> weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
              std::size_t words, std::int32_t* sums);

// `count` is a multiple of `lanes` in these.
void relu(float* values, std::size_t count);
void add(const float* values, const float* others, std::size_t count, float* sums);
void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* sum);

// One direction over one sequence: from each word's candidate, forget and reset sums and its inputs to its outputs. The strides
// are from one word to the next, and negative for the way back. `state` is what the layer remembers; it is emptied first.
void recur(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
           std::size_t words, float* outputs, float* state);

// What this program has for this processor, the fastest first: that is what the functions above use. The last one runs everywhere.
std::vector<const KernelSet*> usable_kernels();

}  // namespace entente
