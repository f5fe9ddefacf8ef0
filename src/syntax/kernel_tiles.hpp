// SPDX-License-Identifier: Apache-2.0
// Products of whole numbers with vectors of 256 bits, for files that are compiled for processors that have them. `Product` says how
// a pair of products is added to each of eight sums.
#pragma once

#include <immintrin.h>

#include <cstring>

#include "syntax/kernel_set.hpp"

namespace entente {
namespace {

inline __m256i pair_of(const std::int16_t* inputs) {
  std::int32_t pair = 0;
  std::memcpy(&pair, inputs, sizeof pair);
  return _mm256_set1_epi32(pair);
}

// `Blocks` × 8 outputs for `Words` words, all sums kept in registers.
template <class Product, std::size_t Words, std::size_t Blocks>
void multiply_tile(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::int32_t* sums) {
  __m256i total[Words][Blocks];
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < count; k += 2) {
    __m256i w[Blocks];
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      w[b] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + b * lanes * count + k * lanes));
#pragma GCC unroll 8
    for (std::size_t t = 0; t < Words; ++t) {
      const __m256i x = pair_of(inputs + t * count + k);
#pragma GCC unroll 8
      for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = Product::add(total[t][b], w[b], x);
    }
  }
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + b * lanes), total[t][b]);
}

// Words are taken as many at once as keep all sums in registers, then by twos and ones.
template <class Product, std::size_t Blocks>
void multiply_blocks(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::size_t words,
                     std::int32_t* sums) {
  std::size_t t = 0;
  for (; t + Product::words <= words; t += Product::words)
    multiply_tile<Product, Product::words, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
  for (; t + 2 <= words; t += 2) multiply_tile<Product, 2, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
  for (; t < words; ++t) multiply_tile<Product, 1, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
}

template <class Product>
void multiply(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::size_t words,
              std::int32_t* sums) {
  std::size_t block = 0;
  for (; block + Product::blocks * lanes <= outputs; block += Product::blocks * lanes)
    multiply_blocks<Product, Product::blocks>(weights + block * count, outputs, count, inputs, words, sums + block);
  for (; block < outputs; block += lanes)
    multiply_blocks<Product, 1>(weights + block * count, outputs, count, inputs, words, sums + block);
}

}  // namespace
}  // namespace entente
