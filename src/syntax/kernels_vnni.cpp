// SPDX-License-Identifier: Apache-2.0
// Compiled for processors that multiply and add four bytes at once (AVX-512 VNNI) and have twice the registers; nothing but
// kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"

namespace entente {
namespace {

struct Product {
  static constexpr std::size_t words = 6, blocks = 4;
  using Sums = __m256i;
  using Weights = __m256i;
  static Sums none() { return _mm256_setzero_si256(); }
  static Weights weights(__m256i bytes) { return bytes; }
  static __m256i inputs(std::int32_t four) { return _mm256_set1_epi32(four); }
  static Sums add(Sums sums, Weights weights, __m256i inputs) { return _mm256_dpbusd_epi32(sums, inputs, weights); }
  static __m256i by_output(Sums sums) { return sums; }
};

}  // namespace

extern const KernelSet kernels_vnni = {"AVX-512 VNNI", multiply<Product>, by_eight::recur,     by_eight::quantize,
                                       by_eight::relu, by_eight::add,     by_eight::add_scaled};

}  // namespace entente
