// SPDX-License-Identifier: Apache-2.0
#include "syntax/kernels.hpp"

#include <cstring>

#include "syntax/kernels_by_eight.hpp"

namespace entente {
namespace {

void multiply_fours(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs) {
  for (std::size_t t = 0; t < words; ++t)
    for (std::size_t output = 0; output < matrix.outputs; output += lanes) {
      std::int32_t total[lanes] = {};
      const std::int8_t* w = matrix.weights + output * matrix.inputs;
      const std::uint8_t* x = inputs.numbers + t * matrix.inputs;
      for (std::size_t k = 0; k < matrix.inputs; k += fours, w += fours * lanes)
        for (std::size_t i = 0; i < lanes; ++i)
          for (std::size_t j = 0; j < fours; ++j) total[i] += w[fours * i + j] * x[k + j];
      std::memcpy(outputs + t * matrix.outputs + output, total, sizeof total);
      by_eight::finish(matrix, output, inputs.steps[t], outputs + t * matrix.outputs + output);
    }
}

constexpr KernelSet kernels_plain = {"plain",        multiply_fours, by_eight::recur,     by_eight::quantize,
                                     by_eight::relu, by_eight::add,  by_eight::add_scaled};

}  // namespace

#if defined(__x86_64__)

extern const KernelSet kernels_avx2;
extern const KernelSet kernels_vnni;

std::vector<const KernelSet*> usable_kernels() {
  std::vector<const KernelSet*> usable;
  const bool avx2 = __builtin_cpu_supports("avx2");
  const bool wide =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
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

PackedMatrix::PackedMatrix(const ModelFile& file, const std::string& name, std::size_t outputs, std::size_t inputs)
    : inputs_(inputs),
      weights_(file.array<std::int8_t>(name + ".weights")),
      scales_(file.array<float>(name + ".scales")),
      biases_(file.array<float>(name + ".biases")),
      offsets_(biases_.size()) {
  const std::size_t padded = (outputs + lanes - 1) / lanes * lanes;
  if (weights_.size() != padded * inputs || scales_.size() != padded || biases_.size() != padded || inputs % lanes != 0 ||
      inputs > 256)
    file.fail("its matrix '" + name + "' has the wrong size");
  for (std::size_t i = 0; i < weights_.size(); ++i)
    offsets_[i / (lanes * inputs) * lanes + i % (lanes * fours) / fours] += weights_[i] * input_offset;
}

float quantize(const float* values, std::size_t count, std::uint8_t* numbers) {
  return kernels().quantize(values, count, numbers);
}

void QuantizedRows::reserve(std::size_t rows, std::size_t width) {
  width_ = width;
  if (numbers_.size() < rows * width) numbers_.resize(rows * width);
  if (steps_.size() < rows) steps_.resize(rows);
}

void QuantizedRows::set(std::size_t row, const float* values, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) steps_[row + i] = quantize(values + i * width_, width_, &numbers_[(row + i) * width_]);
}

void MatrixOfRows::reset(std::size_t outputs, std::size_t inputs) {
  const std::size_t padded = (outputs + lanes - 1) / lanes * lanes;
  inputs_ = inputs;
  weights_.assign(padded * inputs, 0);
  scales_.assign(padded, 0);
  biases_.assign(padded, 0);
  offsets_.assign(padded, 0);
}

void MatrixOfRows::set(std::size_t output, WholeRows row) {
  scales_[output] = *row.steps;
  std::int8_t* at = &weights_[packed_place(output, 0, inputs_)];
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < inputs_; k += fours, at += fours * lanes)
    for (std::size_t j = 0; j < fours; ++j) {
      const int weight = row.numbers[k + j] - input_offset;
      at[j] = static_cast<std::int8_t>(weight);
      sum += weight;
    }
  offsets_[output] = sum * input_offset;
}

void multiply(const Matrix& matrix, WholeRows inputs, std::size_t words, float* outputs) {
  kernels().multiply(matrix, inputs, words, outputs);
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
