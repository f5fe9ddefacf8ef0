// SPDX-License-Identifier: Apache-2.0
// Products of whole numbers with vectors of 256 bits, for files that are compiled for processors that have them. `Product` says
// what is kept of the sums of eight outputs, and how four weights of each and four inputs are added to them.
#pragma once

#include <immintrin.h>

#include <cstring>

#include "syntax/kernels_by_eight.hpp"

namespace entente {
namespace {

inline std::int32_t four_of(const std::uint8_t* inputs) {
  std::int32_t four = 0;
  std::memcpy(&four, inputs, sizeof four);
  return four;
}

// The sums of `Blocks` × 8 outputs for `Words` words, all kept in registers. Not inlined: GCC 12 moves them from one register to
// the other where it sees what becomes of them.
template <class Product, std::size_t Words, std::size_t Blocks>
[[gnu::noinline]] void add_up(const std::int8_t* weights, std::size_t outputs, std::size_t count, const std::uint8_t* inputs,
                              std::int32_t* sums) {
  typename Product::Sums total[Words][Blocks];
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = Product::none();
  for (std::size_t k = 0; k < count; k += fours) {
    typename Product::Weights w[Blocks];
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      w[b] = Product::weights(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + b * lanes * count + k * lanes)));
#pragma GCC unroll 8
    for (std::size_t t = 0; t < Words; ++t) {
      const __m256i x = Product::inputs(four_of(inputs + t * count + k));
#pragma GCC unroll 8
      for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = Product::add(total[t][b], w[b], x);
    }
  }
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + b * lanes), Product::by_output(total[t][b]));
}

// From `output` and `word` on.
template <class Product, std::size_t Words, std::size_t Blocks>
void multiply_tile(const Matrix& matrix, std::size_t output, WholeRows inputs, std::size_t word, float* outputs) {
  static_assert(sizeof(float) == sizeof(std::int32_t));
  float* at = outputs + word * matrix.outputs + output;
  add_up<Product, Words, Blocks>(matrix.weights + output * matrix.inputs, matrix.outputs, matrix.inputs,
                                 inputs.numbers + word * matrix.inputs, reinterpret_cast<std::int32_t*>(at));
  for (std::size_t t = 0; t < Words; ++t, at += matrix.outputs)
    for (std::size_t b = 0; b < Blocks; ++b) by_eight::finish(matrix, output + b * lanes, inputs.steps[word + t], at + b * lanes);
}

// Outputs and words are taken as many at once as keep all sums in registers, then by halves of that.
template <class Product, std::size_t Blocks, std::size_t Words = Product::words>
void multiply_words(const Matrix& matrix, std::size_t output, WholeRows inputs, std::size_t word, std::size_t words,
                    float* outputs) {
  for (; word + Words <= words; word += Words) multiply_tile<Product, Words, Blocks>(matrix, output, inputs, word, outputs);
  if constexpr (Words > 1) multiply_words<Product, Blocks, Words / 2>(matrix, output, inputs, word, words, outputs);
}

template <class Product, std::size_t Blocks = Product::blocks>
void multiply_blocks(const Matrix& matrix, std::size_t output, WholeRows inputs, std::size_t words, float* outputs) {
  for (; output + Blocks * lanes <= matrix.outputs; output += Blocks * lanes)
    multiply_words<Product, Blocks>(matrix, output, inputs, 0, words, outputs);
  if constexpr (Blocks > 1) multiply_blocks<Product, Blocks / 2>(matrix, output, inputs, words, outputs);
}

template <class Product>
void multiply(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs) {
  multiply_blocks<Product>(matrix, 0, inputs, words, outputs);
}

}  // namespace
}  // namespace entente
