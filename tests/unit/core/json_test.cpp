// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.hpp"

namespace entente {
namespace {

std::string fault_of(std::string_view text) {
  rapidjson::Document json;
  const auto fault = parse_json(text, json);
  return fault ? fault->cause + " at " + std::to_string(fault->offset) : "";
}

TEST(Json, RefusesHalfASurrogatePair) {
  EXPECT_EQ(fault_of(R"(["a\udd75"])"), "Half a surrogate pair at 3");
  EXPECT_EQ(fault_of(R"(["\uD83D\uDE00\uDE00"])"), "Half a surrogate pair at 14");
  EXPECT_THAT(fault_of(R"(["\ud83d"])"), testing::HasSubstr("surrogate pair"));
}

TEST(Json, TakesWholePairsAndWhatOnlyLooksLikeHalves) {
  EXPECT_EQ(fault_of(R"(["\ud83d\ude00", "\\udd75", "\ud754", "d\\\"udd75"])"), "");
}

TEST(Json, NoDepthOverflowsTheStack) {
  EXPECT_EQ(fault_of(std::string(1'000'000, '[') + std::string(1'000'000, ']')), "");
}

}  // namespace
}  // namespace entente
