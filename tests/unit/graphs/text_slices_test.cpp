// SPDX-License-Identifier: Apache-2.0
#include "graphs/text_slices.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

TEST(TextSlices, CountsCodePoints) {
  const TextSlices slices("Zoë’s café");
  EXPECT_EQ(slices.chars(), 10U);
  EXPECT_EQ(slices.at({0, 3}), "Zoë");
  EXPECT_EQ(slices.at({3, 5}), "’s");
  EXPECT_EQ(slices.at({6, 10}), "café");
}

TEST(TextSlices, HasNothingOutsideTheText) {
  const TextSlices slices("café");
  EXPECT_FALSE(slices.at({0, 5}));
  EXPECT_FALSE(slices.at({2, 2}));
  EXPECT_FALSE(TextSlices("").at({0, 1}));
}

TEST(TextSlices, EverySpanOfALongTextAgreesWithCounting) {
  std::string text;
  std::vector<std::size_t> starts;
  for (int i = 0; i < 200; ++i) {
    starts.push_back(text.size());
    text += i % 3 == 0 ? "é" : i % 7 == 0 ? "𝄞" : "x";
  }
  starts.push_back(text.size());
  const TextSlices slices(text);
  for (std::uint32_t begin = 0; begin < 200; ++begin)
    for (std::uint32_t end = begin + 1; end <= 200; ++end)
      ASSERT_EQ(slices.at({begin, end}), std::string_view(text).substr(starts[begin], starts[end] - starts[begin]));
}

}  // namespace
}  // namespace entente
