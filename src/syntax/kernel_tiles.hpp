// SPDX-License-Identifier: Apache-2.0
// Products of whole numbers with vectors of 256 bits, for files that are compiled for processors that have them. `Product` says
// what is kept of the sums of eight outputs, and how four weights of each and four inputs are added to them.
#pragma once

#include <immintrin.h>

#include <cstring>

#include "syntax/kernels_by_eight.hpp"

namespace entente {
namespace {

// A product of some words, with inputs as the processor wants them.
template <class Product>
struct Job {
  const Matrix& matrix;
  const typename Product::Number* inputs;
  const float* steps;
  std::size_t words;
  float* outputs;
};

// The sums of `Blocks` × 8 outputs for `Words` words, all kept in registers. Not inlined: GCC 12 moves them from one register to
// the other where it sees what becomes of them.
template <class Product, std::size_t Words, std::size_t Blocks>
[[gnu::noinline]] void add_up(const std::int8_t* weights, std::size_t outputs, std::size_t count,
                              const typename Product::Number* inputs, std::int32_t* sums) {
  constexpr std::size_t parts = Product::parts;
  __m256i total[Words][Blocks * parts];
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks * parts; ++b) total[t][b] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < count; k += fours) {
    __m256i x[Words];
#pragma GCC unroll 8
    for (std::size_t t = 0; t < Words; ++t) x[t] = Product::four(inputs + t * count + k);
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks * parts; ++b) {
      const __m256i w = Product::weights(weights + b / parts * lanes * count + k * lanes, b % parts);
#pragma GCC unroll 8
      for (std::size_t t = 0; t < Words; ++t) total[t][b] = Product::add(total[t][b], w, x[t]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + b * lanes), Product::by_output(&total[t][b * parts]));
}

// From `output` and `word` on.
template <class Product, std::size_t Words, std::size_t Blocks>
void multiply_tile(const Job<Product>& job, std::size_t output, std::size_t word) {
  static_assert(sizeof(float) == sizeof(std::int32_t));
  const Matrix& matrix = job.matrix;
  float* at = job.outputs + word * matrix.outputs + output;
  add_up<Product, Words, Blocks>(matrix.weights + output * matrix.inputs, matrix.outputs, matrix.inputs,
                                 job.inputs + word * matrix.inputs, reinterpret_cast<std::int32_t*>(at));
  for (std::size_t t = 0; t < Words; ++t, at += matrix.outputs)
    for (std::size_t b = 0; b < Blocks; ++b) by_eight::finish(matrix, output + b * lanes, job.steps[word + t], at + b * lanes);
}

// Outputs and words are taken as many at once as keep all sums in registers, then by halves of that.
template <class Product, std::size_t Blocks, std::size_t Words = Product::words>
void multiply_words(const Job<Product>& job, std::size_t output, std::size_t word) {
  for (; word + Words <= job.words; word += Words) multiply_tile<Product, Words, Blocks>(job, output, word);
  if constexpr (Words > 1) multiply_words<Product, Blocks, Words / 2>(job, output, word);
}

template <class Product, std::size_t Blocks = Product::blocks>
void multiply_blocks(const Job<Product>& job, std::size_t output) {
  for (; output + Blocks * lanes <= job.matrix.outputs; output += Blocks * lanes) multiply_words<Product, Blocks>(job, output, 0);
  if constexpr (Blocks > 1) multiply_blocks<Product, Blocks / 2>(job, output);
}

}  // namespace
}  // namespace entente
