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
// The lesser and the greater, the second where none is: one instruction each, which GCC 12 doesn't find by itself.
inline Floats least(Floats a, Floats b) {
#ifdef __AVX__
  return __builtin_ia32_minps256(a, b);
#else
  return a < b ? a : b;
#endif
}
inline Floats most(Floats a, Floats b) {
#ifdef __AVX__
  return __builtin_ia32_maxps256(a, b);
#else
  return a > b ? a : b;
#endif
}

// 2^x by its whole part as exponent and a polynomial of its rest (Remez, relative error below 4e-6 on [-0.5, 0.5]).
inline Floats power_of_two(Floats x) {
  constexpr float rounder = 12582912.0F;  // 1.5 × 2^23: adding it leaves whole numbers
  x = most(least(x, all(126.0F)), all(-126.0F));
  const Floats shifted = x + rounder;
  const Floats rest = x - (shifted - rounder);
  const Ints exponent = reinterpret_cast<Ints>(shifted) << 23;
  // In two halves, which don't wait for each other.
  const Floats high = all(0.00961814F) * rest + 0.0555041F;
  const Floats low = all(0.240227F) * rest + 0.693147F;
  const Floats sum = (high * (rest * rest) + low) * rest + 1.0F;
  return reinterpret_cast<Floats>(reinterpret_cast<Ints>(sum) + exponent);
}

inline Floats sigmoid(Floats x) { return 1.0F / (1.0F + power_of_two(x * -1.44269504F)); }

void recur(const Gates& all_gates, const float* sums, std::ptrdiff_t sums_stride, const float* inputs, std::ptrdiff_t stride,
           std::size_t words, float* outputs, float* state) {
  const Gates gates = all_gates;  // in registers: what is stored below could be the other's
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

// In place: of eight outputs, from `output` on, the bare sums of products become what they stand for.
inline void finish(const Matrix& matrix, std::size_t output, float step, float* at) {
  const Ints sums = *reinterpret_cast<const Ints*>(at) - *reinterpret_cast<const Ints*>(matrix.offsets + output);
  store(at, __builtin_convertvector(sums, Floats) * (load(matrix.scales + output) * step) + load(matrix.biases + output));
}

float quantize(const float* values, std::size_t count, std::uint8_t* inputs) {
  constexpr float rounder = 12582912.0F;
  constexpr float noise = 1e-30F;  // and below it nothing that counts
  Floats sizes = all(noise);
  for (std::size_t i = 0; i < count; i += lanes) sizes = most(sizes, most(load(values + i), -load(values + i)));
  float greatest = noise;
  for (std::size_t i = 0; i < lanes; ++i) greatest = sizes[i] > greatest ? sizes[i] : greatest;
  const Floats scale = all(static_cast<float>(most_whole) / greatest);
  constexpr std::int32_t rounded = 0x4B400000 - input_offset;  // what the rounder adds to the bits
  for (std::size_t i = 0; i < count; i += lanes) {
    const Ints whole = reinterpret_cast<Ints>(load(values + i) * scale + rounder) - rounded;
    typedef std::uint8_t Bytes __attribute__((vector_size(32)));
    const auto bytes = reinterpret_cast<Bytes>(whole);  // of which every fourth counts: compilers convert them one by one
    const auto eight = __builtin_shufflevector(bytes, bytes, 0, 4, 8, 12, 16, 20, 24, 28);
    std::memcpy(inputs + i, &eight, sizeof eight);
  }
  return greatest / static_cast<float>(most_whole);
}

void relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; i += lanes) {
    store(values + i, most(load(values + i), Floats{}));
  }
}

void add(const float* values, const float* others, std::size_t count, float* sums) {
  for (std::size_t i = 0; i < count; i += lanes) store(sums + i, load(values + i) + load(others + i));
}

void add_scaled(const std::int8_t* values, float scale, std::size_t count, float* sum) {
  for (std::size_t i = 0; i < count; i += lanes) {
    std::int32_t wide[lanes];  // GCC 12 widens a loop's bytes at once, a vector's one by one
    for (std::size_t j = 0; j < lanes; ++j) wide[j] = values[i + j];
    Ints whole;
    std::memcpy(&whole, wide, sizeof wide);
    store(sum + i, load(sum + i) + __builtin_convertvector(whole, Floats) * scale);
  }
}

}  // namespace
}  // namespace entente::by_eight
