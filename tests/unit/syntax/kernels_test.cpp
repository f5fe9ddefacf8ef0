// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

#include "syntax/kernels.hpp"

namespace entente {
namespace {

// Each test is for all kinds of processors that this one can stand in for.
class Kernels : public testing::TestWithParam<const KernelSet*> {};

INSTANTIATE_TEST_SUITE_P(Processors, Kernels, testing::ValuesIn(usable_kernels()), [](const auto& tested) {
  std::string name = tested.param->name;
  std::erase_if(name, [](char c) { return c == ' ' || c == '-'; });
  return name;
});

TEST_P(Kernels, ProductsAreThoseOfWholeNumbers) {
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
      GetParam()->multiply(packed.data(), outputs, inputs, values.data(), words, sums.data());
      for (std::size_t t = 0; t < words; ++t)
        for (std::size_t o = 0; o < outputs; ++o) {
          std::int32_t expected = 0;
          for (std::size_t i = 0; i < inputs; ++i) expected += weights[o * inputs + i] * values[t * inputs + i];
          ASSERT_EQ(sums[t * outputs + o], expected);
        }
    }
}

TEST_P(Kernels, NumbersAreRoundedAndBounded) {
  const float values[8] = {0, 1, -1, 0.004F, -0.0039F, 100, -100, 31.99F};
  std::int16_t whole[8];
  GetParam()->quantize(values, 8, whole, input_scale);
  const std::int16_t expected[8] = {0, 128, -128, 1, 0, most_input, -most_input, 4095};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(whole[i], expected[i]) << i;
}

TEST_P(Kernels, UnitsRememberAndForget) {
  constexpr std::size_t size = 8;
  const std::vector<float> weights(4 * size, 0.5F);
  const Gates gates{size, weights.data(), weights.data() + size, weights.data() + 2 * size, weights.data() + 3 * size};
  const std::vector<float> sums(2 * 3 * size, 1.5F);
  const std::vector<float> inputs(2 * size, 0.25F);
  std::vector<float> outputs(2 * size);
  std::vector<float> state(size);
  GetParam()->recur(gates, sums.data(), 3 * size, inputs.data(), size, 2, outputs.data(), state.data());
  double last = 0;
  for (std::size_t t = 0; t < 2; ++t) {
    const double gate = 1 / (1 + std::exp(-(1.5 + 0.5 * last + 0.5)));
    last = gate * last + (1 - gate) * 1.5;
    EXPECT_NEAR(outputs[t * size + 3], gate * last + (1 - gate) * 0.25, 1e-4);
  }
}

// To the last bit: graphs must not depend on where they are made.
TEST_P(Kernels, FloatsAreTheSameOnAllProcessors) {
  const KernelSet& plain = *usable_kernels().back();
  std::mt19937 random(5);
  const auto numbers = [&](std::size_t count) {
    std::vector<float> result(count);
    for (float& number : result) number = (static_cast<float>(random() % 20001) - 10000.0F) / 1234.5F;
    return result;
  };
  constexpr std::size_t size = 40;
  constexpr std::size_t words = 9;
  const std::vector<float> weights = numbers(4 * size);
  const Gates gates{size, weights.data(), weights.data() + size, weights.data() + 2 * size, weights.data() + 3 * size};
  const std::vector<float> sums = numbers(words * 3 * size), inputs = numbers(words * size), others = numbers(size);
  const std::vector<std::int8_t> bytes(size, 77);
  const auto results = [&](const KernelSet& set) {
    std::vector<float> outputs(words * size), state(size);
    set.recur(gates, sums.data(), 3 * size, inputs.data(), size, words, outputs.data(), state.data());
    std::vector<float> more = others;
    set.relu(more.data(), size);
    set.add(more.data(), inputs.data(), size, more.data());
    set.add_scaled(bytes.data(), 0.37F, size, more.data());
    outputs.insert(outputs.end(), more.begin(), more.end());
    std::vector<std::int32_t> whole(size);
    for (std::size_t i = 0; i < size; ++i) whole[i] = static_cast<std::int32_t>(i * 100003) - 2000000;
    std::vector<float> scaled(size);
    std::memcpy(scaled.data(), whole.data(), size * sizeof(float));
    set.scale(weights.data(), others.data(), size, 1, scaled.data());
    outputs.insert(outputs.end(), scaled.begin(), scaled.end());
    return outputs;
  };
  const std::vector<float> expected = results(plain), found = results(*GetParam());
  EXPECT_EQ(std::memcmp(expected.data(), found.data(), expected.size() * sizeof(float)), 0);
}

}  // namespace
}  // namespace entente
