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
  const auto whole = [&] { return static_cast<int>(random() % 255) - most_whole; };
  for (const std::size_t outputs : {8U, 24U, 40U, 56U})
    for (const std::size_t words : {1U, 2U, 3U, 7U, 15U}) {
      constexpr std::size_t inputs = 24;
      std::vector<int> weights(outputs * inputs), values(words * inputs);
      std::vector<std::int8_t> packed(outputs * inputs);
      std::vector<std::uint8_t> numbers(words * inputs);
      std::vector<std::int32_t> offsets(outputs);
      for (std::size_t o = 0; o < outputs; ++o)
        for (std::size_t i = 0; i < inputs; ++i) {
          const int weight = weights[o * inputs + i] = whole();
          packed[packed_place(o, i, inputs)] = static_cast<std::int8_t>(weight);
          offsets[o] += weight * input_offset;
        }
      for (std::size_t i = 0; i < values.size(); ++i)
        numbers[i] = static_cast<std::uint8_t>((values[i] = whole()) + input_offset);
      const std::vector<float> scales(outputs, 0.5F), biases(outputs, 3), steps(words, 0.25F);
      std::vector<float> found(words * outputs);
      GetParam()->multiply({outputs, inputs, packed.data(), scales.data(), biases.data(), offsets.data()},
                           {numbers.data(), steps.data()}, words, found.data());
      for (std::size_t t = 0; t < words; ++t)
        for (std::size_t o = 0; o < outputs; ++o) {
          int sum = 0;
          for (std::size_t i = 0; i < inputs; ++i) sum += weights[o * inputs + i] * values[t * inputs + i];
          ASSERT_EQ(found[t * outputs + o], static_cast<float>(sum) * 0.125F + 3);
        }
    }
}

// As large as they can be, all of one sign: nothing overflows on the way.
TEST_P(Kernels, LargeProductsAreExact) {
  constexpr std::size_t inputs = 256;
  const std::vector<std::int8_t> weights(lanes * inputs, most_whole);
  const std::vector<std::uint8_t> numbers(inputs, input_offset + most_whole);
  const std::vector<std::int32_t> offsets(lanes, most_whole * input_offset * static_cast<int>(inputs));
  const std::vector<float> ones(lanes, 1), zeros(lanes, 0);
  std::vector<float> found(lanes);
  GetParam()->multiply({lanes, inputs, weights.data(), ones.data(), zeros.data(), offsets.data()}, {numbers.data(), ones.data()},
                       1, found.data());
  for (const float number : found) EXPECT_EQ(number, 127.0F * 127 * 256);
}

TEST_P(Kernels, TheGreatestFloatIs127Steps) {
  const float values[8] = {0, 1, -1, 0.004F, -0.0039F, 63.5F, -63.5F, 31.99F};
  std::uint8_t whole[8];
  EXPECT_EQ(GetParam()->quantize(values, 8, whole), 0.5F);
  const int expected[8] = {0, 2, -2, 0, 0, 127, -127, 64};
  for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(whole[i] - input_offset, expected[i]) << i;
}

TEST_P(Kernels, NothingStaysNothing) {
  const float values[8] = {0, 0, 0, -0.0F, 0, 0, 0, 0};
  std::uint8_t whole[8];
  EXPECT_GT(GetParam()->quantize(values, 8, whole), 0);
  for (const std::uint8_t number : whole) EXPECT_EQ(number, input_offset);
}

TEST(MatrixOfRows, HasRowsAsOutputs) {
  const std::vector<float> values = {1, -2, 3, 0, 0.5F, 0, 0, -1, /**/ 10, 20, -30, 40, 0, 0, 5, 6};
  QuantizedRows rows;
  rows.reserve(2, lanes);
  rows.set(0, values.data(), 2);
  MatrixOfRows matrix;
  matrix.reset(2, lanes);
  for (std::size_t i = 0; i < 2; ++i) matrix.set(i, rows.from(i));
  std::vector<float> found(2 * lanes);
  multiply(matrix, rows.from(), 2, found.data());
  for (std::size_t t = 0; t < 2; ++t)
    for (std::size_t o = 0; o < 2; ++o) {
      float product = 0;
      for (std::size_t i = 0; i < lanes; ++i) product += values[t * lanes + i] * values[o * lanes + i];
      EXPECT_NEAR(found[t * lanes + o], product, 0.02F * std::abs(product) + 0.1F);
    }
  EXPECT_EQ(found[2], 0);
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
    std::vector<std::uint8_t> whole(words * size);
    std::vector<float> steps(words);
    for (std::size_t t = 0; t < words; ++t) steps[t] = set.quantize(&inputs[t * size], size, &whole[t * size]);
    outputs.insert(outputs.end(), steps.begin(), steps.end());
    outputs.insert(outputs.end(), whole.begin(), whole.end());
    const std::vector<std::int8_t> whole_weights(size * size, 55);
    const std::vector<std::int32_t> offsets(size, 55 * input_offset * static_cast<int>(size));
    std::vector<float> products(words * size);
    set.multiply({size, size, whole_weights.data(), weights.data(), others.data(), offsets.data()}, {whole.data(), steps.data()},
                 words, products.data());
    outputs.insert(outputs.end(), products.begin(), products.end());
    return outputs;
  };
  const std::vector<float> expected = results(plain), found = results(*GetParam());
  EXPECT_EQ(std::memcmp(expected.data(), found.data(), expected.size() * sizeof(float)), 0);
}

}  // namespace
}  // namespace entente
