// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "syntax/kernels.hpp"

namespace entente {
namespace {

TEST(Kernels, ProductsAreThoseOfWholeNumbers) {
  std::mt19937 random(3);
  for (const std::size_t outputs : {8U, 24U, 40U, 56U})
    for (const std::size_t words : {1U, 2U, 3U, 7U, 15U}) {
      constexpr std::size_t inputs = 26;
      std::vector<std::int16_t> weights(outputs * inputs);
      std::vector<std::int16_t> packed(outputs * inputs);
      std::vector<std::int16_t> values(words * inputs);
      for (auto& weight : weights) weight = static_cast<std::int16_t>(static_cast<int>(random() % 4095) - 2047);
      for (auto& value : values) value = static_cast<std::int16_t>(static_cast<int>(random() % 8191) - 4095);
      for (std::size_t o = 0; o < outputs; ++o)
        for (std::size_t i = 0; i < inputs; ++i) packed[packed_place(o, i, inputs)] = weights[o * inputs + i];
      std::vector<std::int32_t> sums(words * outputs);
      multiply(packed, outputs, inputs, values.data(), words, sums.data());
      for (std::size_t t = 0; t < words; ++t)
        for (std::size_t o = 0; o < outputs; ++o) {
          std::int32_t expected = 0;
          for (std::size_t i = 0; i < inputs; ++i) expected += weights[o * inputs + i] * values[t * inputs + i];
          ASSERT_EQ(sums[t * outputs + o], expected);
        }
    }
}

TEST(Kernels, NumbersAreRoundedAndBounded) {
  const float values[8] = {0, 1, -1, 0.004F, -0.0039F, 100, -100, 31.99F};
  std::int16_t whole[8];
  quantize(values, 8, whole);
  const std::int16_t expected[8] = {0, 128, -128, 1, 0, most_input, -most_input, 4095};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(whole[i], expected[i]) << i;
}

TEST(Kernels, UnitsRememberAndForget) {
  constexpr std::size_t size = 8;
  const std::vector<float> weights(4 * size, 0.5F);
  const Gates gates{size, weights.data(), weights.data() + size, weights.data() + 2 * size, weights.data() + 3 * size};
  const std::vector<float> sums(2 * 3 * size, 1.5F);
  const std::vector<float> inputs(2 * size, 0.25F);
  std::vector<float> outputs(2 * size);
  std::vector<float> state(size);
  recur(gates, sums.data(), 3 * size, inputs.data(), size, 2, outputs.data(), state.data());
  double last = 0;
  for (std::size_t t = 0; t < 2; ++t) {
    const double gate = 1 / (1 + std::exp(-(1.5 + 0.5 * last + 0.5)));
    last = gate * last + (1 - gate) * 1.5;
    EXPECT_NEAR(outputs[t * size + 3], gate * last + (1 - gate) * 0.25, 1e-4);
  }
}

}  // namespace
}  // namespace entente
