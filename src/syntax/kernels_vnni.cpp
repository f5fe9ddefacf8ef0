// SPDX-License-Identifier: Apache-2.0
// Compiled for processors that multiply and add four bytes at once (AVX-512 VNNI) and have twice the registers; nothing but
// kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"

namespace entente {
namespace {

struct Product {
  static constexpr std::size_t words = 6, blocks = 4, parts = 1;
  using Number = std::uint8_t;
  static __m256i weights(const std::int8_t* at, std::size_t) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }
  static __m256i four(const Number* at) {
    std::int32_t four = 0;
    std::memcpy(&four, at, sizeof four);
    return _mm256_set1_epi32(four);
  }
  static __m256i add(__m256i sums, __m256i weights, __m256i inputs) { return _mm256_dpbusd_epi32(sums, inputs, weights); }
  static __m256i by_output(const __m256i* sums) { return *sums; }
};

void multiply(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs) {
  multiply_blocks<Product>({matrix, inputs.numbers, inputs.steps, words, outputs}, 0);
}

}  // namespace

extern const KernelSet kernels_vnni = {"AVX-512 VNNI", multiply,      by_eight::recur,     by_eight::quantize,
                                       by_eight::relu, by_eight::add, by_eight::add_scaled};

}  // namespace entente
