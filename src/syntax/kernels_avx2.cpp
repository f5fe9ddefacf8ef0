// SPDX-License-Identifier: Apache-2.0
// Compiled for processors with AVX2; nothing but kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"
#include "syntax/kernels_by_eight.hpp"

namespace entente {
namespace {

struct Product {
  static constexpr std::size_t words = 3, blocks = 3;
  static __m256i add(__m256i sums, __m256i weights, __m256i inputs) { return _mm256_add_epi32(sums, _mm256_madd_epi16(weights, inputs)); }
};

}  // namespace

extern const KernelSet kernels_avx2 = {"AVX2",          multiply<Product>, by_eight::recur, by_eight::quantize,
                                       by_eight::scale, by_eight::relu,    by_eight::add,   by_eight::add_scaled};

}  // namespace entente
