// SPDX-License-Identifier: Apache-2.0
// What is done number by number, eight at a time. Each file that includes this has it compiled for its own kind of processor:
// the vectors are GCC's, the compiler makes of them what the processor has, and the results are the same.
#pragma once

// No vector crosses a call, so it is no matter how they would.
#pragma GCC diagnostic ignored "-Wpsabi"

#include <cstring>

#include "syntax/kernel_set.hpp"

namespace entente::by_eight {
namespace {

typedef float Floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef std::int32_t Ints __attribute__((vector_size(32), aligned(4), may_alias));

inline Floats load(const float* from) { return *reinterpret_cast<const Floats*>(from); }
inline void store(float* to, Floats values) { *reinterpret_cast<Floats*>(to) = values; }
inline Floats all(float value) { return Floats{} + value; }

// 2^x by its whole part as exponent and a polynomial of its rest (Remez, relative error below 4e-6 on [-0.5, 0.5]).
inline Floats power_of_two(Floats x) {
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

inline Floats sigmoid(Floats x) { return 1.0F / (1.0F + power_of_two(x * -1.44269504F)); }

void recur(const Gates& gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
           std::size_t words, float* outputs, float* state) {
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

void quantize(const float* values, std::size_t count, std::int16_t* inputs, float scale) {
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

void scale(const float* scales, const float* biases, std::size_t outputs, std::size_t words, float* values) {
  for (std::size_t t = 0; t < words; ++t)
    for (std::size_t i = 0; i < outputs; i += lanes) {
      float* at = values + t * outputs + i;
      const Floats sum = __builtin_convertvector(*reinterpret_cast<const Ints*>(at), Floats);
      store(at, sum * load(scales + i) + load(biases + i));
    }
}

void relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats x = load(values + i);
    store(values + i, x > Floats{} ? x : Floats{});
  }
}

void add(const float* values, const float* others, std::size_t count, float* sums) {
  for (std::size_t i = 0; i < count; i += lanes) store(sums + i, load(values + i) + load(others + i));
}

void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  typedef std::int8_t Bytes __attribute__((vector_size(8), aligned(1), may_alias));
  for (std::size_t i = 0; i < count; i += lanes) {
    const Floats x = __builtin_convertvector(*reinterpret_cast<const Bytes*>(values + i), Floats);
    store(sum + i, load(sum + i) + x * scale);
  }
}

}  // namespace
}  // namespace entente::by_eight
