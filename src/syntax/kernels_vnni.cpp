// SPDX-License-Identifier: Apache-2.0
// Compiled for processors that multiply and add pairs at once (AVX-512 VNNI) and have twice the registers; nothing but
// kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"

namespace entente {
namespace {

struct Product {
  static constexpr std::size_t words = 6, blocks = 4;
  static __m256i add(__m256i sums, __m256i weights, __m256i inputs) { return _mm256_dpwssd_epi32(sums, weights, inputs); }
};

}  // namespace

void multiply_vnni(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::size_t words,
                   std::int32_t* sums) {
  multiply<Product>(weights, outputs, count, inputs, words, sums);
}

}  // namespace entente
