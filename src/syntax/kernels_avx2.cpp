// SPDX-License-Identifier: Apache-2.0
// Compiled for processors with AVX2; nothing but kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"

namespace entente {
namespace {

// In 16 bits, for the processor's own products of 8 bits overflow. Sums are by pairs of inputs until the end.
struct Product {
  static constexpr std::size_t words = 3, blocks = 2;
  struct Sums {
    __m256i low, high;  // of the first and of the last four outputs
  };
  using Weights = Sums;
  static Sums none() { return {_mm256_setzero_si256(), _mm256_setzero_si256()}; }
  static Weights weights(__m256i bytes) {
    return {_mm256_cvtepi8_epi16(_mm256_castsi256_si128(bytes)), _mm256_cvtepi8_epi16(_mm256_extracti128_si256(bytes, 1))};
  }
  static __m256i inputs(std::int32_t four) { return _mm256_cvtepu8_epi16(_mm_set1_epi32(four)); }
  static Sums add(const Sums& sums, const Weights& weights, __m256i inputs) {
    return {_mm256_add_epi32(sums.low, _mm256_madd_epi16(weights.low, inputs)),
            _mm256_add_epi32(sums.high, _mm256_madd_epi16(weights.high, inputs))};
  }
  static __m256i by_output(const Sums& sums) { return _mm256_permute4x64_epi64(_mm256_hadd_epi32(sums.low, sums.high), 0xD8); }
};

}  // namespace

extern const KernelSet kernels_avx2 = {"AVX2",         multiply<Product>, by_eight::recur,     by_eight::quantize,
                                       by_eight::relu, by_eight::add,     by_eight::add_scaled};

}  // namespace entente
