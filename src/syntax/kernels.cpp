// SPDX-License-Identifier: Apache-2.0
// Vectors of eight are GCC's: the compiler makes of them what the processor has, and the results are the same.
// No vector crosses a call, so it is no matter how they would.
#pragma GCC diagnostic ignored "-Wpsabi"

#include "syntax/kernels.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente {
namespace {

typedef float Floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef std::int32_t Ints __attribute__((vector_size(32), aligned(4), may_alias));

#define ENTENTE_INLINE __attribute__((always_inline)) inline

ENTENTE_INLINE Floats load(const float* from) { return *reinterpret_cast<const Floats*>(from); }
ENTENTE_INLINE void store(float* to, Floats values) { *reinterpret_cast<Floats*>(to) = values; }
ENTENTE_INLINE Floats all(float value) { return Floats{} + value; }

// 2^x by its whole part as exponent and a polynomial of its rest (Remez, relative error below 4e-6 on [-0.5, 0.5]).
ENTENTE_INLINE Floats power_of_two(Floats x) {
  constexpr float rounder = 12582912.0F;  // 1.5 × 2^23: adding it leaves whole numbers
  x = x > all(126.0F) ? all(126.0F) : x;
  x = x < all(-126.0F) ? all(-126.0F) : x;
  const Floats shifted = x + rounder;
  const Floats rest = x - (shifted - rounder);
  const Ints exponent = reinterpret_cast<Ints>(shifted) << 23;
  Floats sum = all(0.00961814F) * rest + 0.0555041F;
  sum = sum * rest + 0.240227F;
  sum = sum * rest + 0.693147F;
  sum = sum * rest + 1.0F;
  return reinterpret_cast<Floats>(reinterpret_cast<Ints>(sum) + exponent);
}

ENTENTE_INLINE Floats sigmoid(Floats x) { return 1.0F / (1.0F + power_of_two(x * -1.44269504F)); }

ENTENTE_INLINE void recur_any(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs,
                              std::ptrdiff_t stride, std::size_t words, float* outputs, float* state) {
  std::memset(state, 0, gates.size * sizeof(float));
  for (std::size_t t = 0; t < words; ++t, sums += sums_stride, inputs += stride, outputs += stride)
    for (std::size_t i = 0; i < gates.size; i += lanes) {
      const Floats last = load(state + i);
      const Floats candidate = load(sums + i);
      const Floats forget =
          sigmoid(load(sums + gates.size + i) + load(gates.forget_weight + i) * last + load(gates.forget_bias + i));
      const Floats reset =
          sigmoid(load(sums + 2 * gates.size + i) + load(gates.reset_weight + i) * last + load(gates.reset_bias + i));
      const Floats now = candidate + forget * (last - candidate);
      const Floats input = load(inputs + i);
      store(state + i, now);
      store(outputs + i, input + reset * (now - input));
    }
}

ENTENTE_INLINE void quantize_any(const float* values, std::size_t count, std::int16_t* inputs, float scale) {
  constexpr float rounder = 12582912.0F;
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    Floats x = load(values + i) * scale;
    constexpr auto most = static_cast<float>(most_input);
    x = x > all(most) ? all(most) : x;
    x = x < all(-most) ? all(-most) : x;
    const Ints whole = reinterpret_cast<Ints>(x + rounder) - 0x4B400000;  // what was added to the rounder's bits
    typedef std::int16_t Shorts __attribute__((vector_size(16), aligned(2), may_alias));
    *reinterpret_cast<Shorts*>(inputs + i) = __builtin_convertvector(whole, Shorts);
  }
}

ENTENTE_INLINE void scale_any(const PackedMatrix& matrix, std::size_t words, float* outputs) {
  for (std::size_t t = 0; t < words; ++t)
    for (std::size_t i = 0; i < matrix.outputs; i += lanes) {
      float* at = outputs + t * matrix.outputs + i;
      const Floats sum = __builtin_convertvector(*reinterpret_cast<const Ints*>(at), Floats);
      store(at, sum * load(matrix.scales.data() + i) + load(matrix.biases.data() + i));
    }
}

ENTENTE_INLINE void relu_any(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats x = load(values + i);
    store(values + i, x > Floats{} ? x : Floats{});
  }
}

ENTENTE_INLINE void add_any(const float* values, const float* others, std::size_t count, float* sums) {
  for (std::size_t i = 0; i < count; i += lanes) store(sums + i, load(values + i) + load(others + i));
}

ENTENTE_INLINE void add_scaled_any(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  typedef std::int8_t Bytes __attribute__((vector_size(8), aligned(1), may_alias));
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats x = __builtin_convertvector(*reinterpret_cast<const Bytes*>(values + i), Floats);
    store(sum + i, load(sum + i) + x * scale);
  }
}

// For processors without wide vectors.
void multiply_plain(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
                    std::size_t words, std::int32_t* sums) {
  for (std::size_t t = 0; t < words; ++t)
    for (std::size_t block = 0; block < outputs; block += lanes) {
      std::int32_t total[lanes] = {};
      const std::int16_t* w = weights + block * count;
      const std::int16_t* x = inputs + t * count;
      for (std::size_t k = 0; k < count; k += 2, w += 2 * lanes)
        for (std::size_t i = 0; i < lanes; ++i) total[i] += w[2 * i] * x[k] + w[2 * i + 1] * x[k + 1];
      std::memcpy(sums + t * outputs + block, total, sizeof total);
    }
}

void recur_plain(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
                 std::size_t words, float* outputs, float* state) {
  recur_any(gates, sums, sums_stride, inputs, stride, words, outputs, state);
}

void quantize_plain(const float* values, std::size_t count, std::int16_t* inputs, float scale) {
  quantize_any(values, count, inputs, scale);
}

void scale_plain(const PackedMatrix& matrix, std::size_t words, float* outputs) { scale_any(matrix, words, outputs); }
void relu_plain(float* values, std::size_t count) { relu_any(values, count); }
void add_plain(const float* values, const float* others, std::size_t count, float* sums) { add_any(values, others, count, sums); }
void add_scaled_plain(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  add_scaled_any(values, scale, count, sum);
}

#if defined(__x86_64__)

#define ENTENTE_AVX2 __attribute__((target("avx2")))
#define ENTENTE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

ENTENTE_AVX2 ENTENTE_INLINE __m256i pair_of(const std::int16_t* inputs) {
  std::int32_t pair = 0;
  std::memcpy(&pair, inputs, sizeof pair);
  return _mm256_set1_epi32(pair);
}

// `Blocks` × 8 outputs for `Words` words, all sums kept in registers.
template <std::size_t Words, std::size_t Blocks>
ENTENTE_AVX2 void multiply_tile(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
                                std::int32_t* sums) {
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
      for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = _mm256_add_epi32(total[t][b], _mm256_madd_epi16(w[b], x));
    }
  }
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + b * lanes), total[t][b]);
}

template <std::size_t Blocks>
ENTENTE_AVX2 void multiply_blocks(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
                                  std::size_t words, std::int32_t* sums) {
  constexpr std::size_t at_once = 3;  // with three blocks all sums fit the registers
  std::size_t t = 0;
  for (; t + at_once <= words; t += at_once)
    multiply_tile<at_once, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
  for (; t < words; ++t) multiply_tile<1, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
}

ENTENTE_AVX2 void multiply_avx2(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
                                std::size_t words, std::int32_t* sums) {
  std::size_t block = 0;
  for (; block + 3 * lanes <= outputs; block += 3 * lanes)
    multiply_blocks<3>(weights + block * count, outputs, count, inputs, words, sums + block);
  for (; block < outputs; block += lanes)
    multiply_blocks<1>(weights + block * count, outputs, count, inputs, words, sums + block);
}

ENTENTE_AVX2 void recur_avx2(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs,
                             std::ptrdiff_t stride, std::size_t words, float* outputs, float* state) {
  recur_any(gates, sums, sums_stride, inputs, stride, words, outputs, state);
}

ENTENTE_AVX2 void quantize_avx2(const float* values, std::size_t count, std::int16_t* inputs, float scale) {
  quantize_any(values, count, inputs, scale);
}

ENTENTE_AVX2 void scale_avx2(const PackedMatrix& matrix, std::size_t words, float* outputs) { scale_any(matrix, words, outputs); }
ENTENTE_AVX2 void relu_avx2(float* values, std::size_t count) { relu_any(values, count); }
ENTENTE_AVX2 void add_avx2(const float* values, const float* others, std::size_t count, float* sums) {
  add_any(values, others, count, sums);
}
ENTENTE_AVX2 void add_scaled_avx2(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  add_scaled_any(values, scale, count, sum);
}

// As multiply_tile, where the processor multiplies and adds pairs at once and has twice the registers.
template <std::size_t Words, std::size_t Blocks>
ENTENTE_VNNI void multiply_wide_tile(const std::int16_t* weights, std::size_t outputs, std::size_t count,
                                     const std::int16_t* inputs, std::int32_t* sums) {
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
      std::int32_t pair = 0;
      std::memcpy(&pair, inputs + t * count + k, sizeof pair);
      const __m256i x = _mm256_set1_epi32(pair);
#pragma GCC unroll 8
      for (std::size_t b = 0; b < Blocks; ++b) total[t][b] = _mm256_dpwssd_epi32(total[t][b], w[b], x);
    }
  }
#pragma GCC unroll 8
  for (std::size_t t = 0; t < Words; ++t)
#pragma GCC unroll 8
    for (std::size_t b = 0; b < Blocks; ++b)
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + t * outputs + b * lanes), total[t][b]);
}

template <std::size_t Blocks>
ENTENTE_VNNI void multiply_wide_blocks(const std::int16_t* weights, std::size_t outputs, std::size_t count,
                                       const std::int16_t* inputs, std::size_t words, std::int32_t* sums) {
  constexpr std::size_t at_once = 6;  // with four blocks all sums fit the registers
  std::size_t t = 0;
  for (; t + at_once <= words; t += at_once)
    multiply_wide_tile<at_once, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
  for (; t + 2 <= words; t += 2) multiply_wide_tile<2, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
  for (; t < words; ++t) multiply_wide_tile<1, Blocks>(weights, outputs, count, inputs + t * count, sums + t * outputs);
}

ENTENTE_VNNI void multiply_vnni(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
                                std::size_t words, std::int32_t* sums) {
  std::size_t block = 0;
  for (; block + 4 * lanes <= outputs; block += 4 * lanes)
    multiply_wide_blocks<4>(weights + block * count, outputs, count, inputs, words, sums + block);
  for (; block < outputs; block += lanes)
    multiply_wide_blocks<1>(weights + block * count, outputs, count, inputs, words, sums + block);
}

#endif

struct Kernels {
  decltype(&multiply_plain) multiply = multiply_plain;
  decltype(&recur_plain) recur = recur_plain;
  decltype(&quantize_plain) quantize = quantize_plain;
  decltype(&scale_plain) scale = scale_plain;
  decltype(&relu_plain) relu = relu_plain;
  decltype(&add_plain) add = add_plain;
  decltype(&add_scaled_plain) add_scaled = add_scaled_plain;
};

Kernels choose() {
#if defined(__x86_64__)
  const bool wide = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
  if (__builtin_cpu_supports("avx2"))
    return {wide ? multiply_vnni : multiply_avx2, recur_avx2, quantize_avx2, scale_avx2, relu_avx2, add_avx2, add_scaled_avx2};
#endif
  return {};
}

const Kernels& kernels() {
  static const Kernels chosen = choose();
  return chosen;
}

}  // namespace

PackedMatrix::PackedMatrix(const ModelFile& file, const std::string& name, std::size_t outputs_, std::size_t inputs_)
    : outputs((outputs_ + lanes - 1) / lanes * lanes),
      inputs(inputs_),
      weights(file.array<std::int16_t>(name + ".weights")),
      scales(file.array<float>(name + ".scales")),
      biases(file.array<float>(name + ".biases")) {
  if (weights.size() != outputs * inputs || scales.size() != outputs || biases.size() != outputs || inputs % 2 != 0)
    file.fail("its matrix '" + name + "' has the wrong size");
}

void quantize(const float* values, std::size_t count, std::int16_t* inputs, float scale) {
  kernels().quantize(values, count, inputs, scale);
}

void multiply(std::span<const std::int16_t> weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
              std::size_t words, std::int32_t* sums) {
  kernels().multiply(weights.data(), outputs, count, inputs, words, sums);
}

void multiply(const PackedMatrix& matrix, const std::int16_t* inputs, std::size_t words, float* outputs) {
  static_assert(sizeof(float) == sizeof(std::int32_t));
  auto* sums = reinterpret_cast<std::int32_t*>(outputs);
  kernels().multiply(matrix.weights.data(), matrix.outputs, matrix.inputs, inputs, words, sums);
  kernels().scale(matrix, words, outputs);
}

void relu(float* values, std::size_t count) { kernels().relu(values, count); }

void add(const float* values, const float* others, std::size_t count, float* sums) { kernels().add(values, others, count, sums); }

void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  kernels().add_scaled(values, scale, count, sum);
}

void recur(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
           std::size_t words, float* outputs, float* state) {
  kernels().recur(gates, sums, sums_stride, inputs, stride, words, outputs, state);
}

}  // namespace entente
