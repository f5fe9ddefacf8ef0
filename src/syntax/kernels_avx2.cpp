// SPDX-License-Identifier: Apache-2.0
// Compiled for processors with AVX2; nothing but kernel_set.hpp may be included, or others would get functions compiled so.
#include "syntax/kernel_tiles.hpp"

namespace entente {
namespace {

// In 16 bits, for the processor's own products of 8 bits overflow. Sums are by pairs of inputs until the end, those of the first
// four outputs and those of the last.
struct Product {
  static constexpr std::size_t words = 4, blocks = 1, parts = 2;
  using Number = std::int16_t;
  static __m256i weights(const std::int8_t* at, std::size_t part) {
    return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part)));
  }
  static __m256i four(const Number* at) {
    std::int64_t four = 0;
    std::memcpy(&four, at, sizeof four);
    return _mm256_set1_epi64x(four);
  }
  static __m256i add(__m256i sums, __m256i weights, __m256i inputs) {
    return _mm256_add_epi32(sums, _mm256_madd_epi16(weights, inputs));
  }
  static __m256i by_output(const __m256i* sums) { return _mm256_permute4x64_epi64(_mm256_hadd_epi32(sums[0], sums[1]), 0xD8); }
};

// Inputs are made wide once for all outputs, as many words at a time as the nearest cache holds.
void multiply(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs) {
  constexpr std::size_t most_inputs = 256, most_words = 24;
  std::int16_t wide[most_words * most_inputs];
  for (std::size_t first = 0; first < words; first += most_words) {
    const std::size_t some = words - first < most_words ? words - first : most_words;
    const std::uint8_t* numbers = inputs.numbers + first * matrix.inputs;
    for (std::size_t i = 0; i < some * matrix.inputs; ++i) wide[i] = numbers[i];
    multiply_blocks<Product>({matrix, wide, inputs.steps + first, some, outputs + first * matrix.outputs}, 0);
  }
}

}  // namespace

extern const KernelSet kernels_avx2 = {"AVX2",         multiply,      by_eight::recur,     by_eight::quantize,
                                       by_eight::relu, by_eight::add, by_eight::add_scaled};

}  // namespace entente
