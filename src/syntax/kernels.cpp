// SPDX-License-Identifier: Apache-2.0
#include "syntax/kernels.hpp"

#include <cstring>

#include "syntax/kernels_by_eight.hpp"

namespace entente {
namespace {

void multiply_pairs(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs,
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

constexpr KernelSet kernels_plain = {"plain",         multiply_pairs,  by_eight::recur, by_eight::quantize,
                                     by_eight::scale, by_eight::relu,  by_eight::add,   by_eight::add_scaled};

}  // namespace

#if defined(__x86_64__)

extern const KernelSet kernels_avx2;
void multiply_vnni(const std::int16_t* weights, std::size_t outputs, std::size_t count, const std::int16_t* inputs, std::size_t words,
                   std::int32_t* sums);

std::vector<const KernelSet*> usable_kernels() {
  static const KernelSet kernels_vnni = [] {
    KernelSet set = kernels_avx2;
    set.name = "AVX-512 VNNI";
    set.multiply = multiply_vnni;
    return set;
  }();
  std::vector<const KernelSet*> usable;
  const bool avx2 = __builtin_cpu_supports("avx2");
  const bool wide = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
  if (avx2 && wide) usable.push_back(&kernels_vnni);
  if (avx2) usable.push_back(&kernels_avx2);
  usable.push_back(&kernels_plain);
  return usable;
}

#else

std::vector<const KernelSet*> usable_kernels() { return {&kernels_plain}; }

#endif

namespace {

const KernelSet& kernels() {
  static const KernelSet& fastest = *usable_kernels().front();
  return fastest;
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
  kernels().scale(matrix.scales.data(), matrix.biases.data(), matrix.outputs, words, outputs);
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
