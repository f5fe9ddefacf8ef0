// SPDX-License-Identifier: Apache-2.0
#include "core/linear_model.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr std::uint64_t feature(std::uint32_t check) { return std::uint64_t{check} << 32U | check % 97; }

// Features 3, 5 and 9 (as checks) of three classes: two sparse rows and a whole one.
std::string small_model() {
  std::vector<LinearModel::Slot> slots(4 + LinearModel::spare);
  slots[0] = {3, 0};
  slots[1] = {5, 1};
  slots[2] = {9, LinearModel::dense};
  std::vector<std::int16_t> dense(LinearModel::padded(3));
  dense[0] = 100, dense[1] = -100, dense[2] = 7;
  ModelWriter writer;
  writer.add_array("m.slots", slots);
  writer.add_array("m.weights", std::vector<LinearModel::Weight>{{1 | LinearModel::last, 40}, {0, -3}, {2 | LinearModel::last, 5}});
  writer.add_array("m.dense", dense);
  return writer.bytes();
}

TEST(LinearModel, SumsTheRowsOfItsFeatures) {
  const std::string bytes = small_model();
  const LinearModel model(ModelFile(bytes, "m"), "m", 3);
  std::vector<std::int32_t> scores(LinearModel::padded(3), 99);
  model.score(std::vector{feature(3), feature(5), feature(9), feature(7), feature(1)}, scores.data());
  EXPECT_EQ((std::vector<std::int32_t>{scores[0], scores[1], scores[2]}), (std::vector<std::int32_t>{97, -60, 12}));
}

TEST(LinearModel, ScoresAlikeWithWhatItRemembers) {
  const std::string bytes = small_model();
  const LinearModel model(ModelFile(bytes, "m"), "m", 3);
  LinearModel::Recent recent;
  for (const std::vector<std::uint64_t>& features :
       {std::vector{feature(3), feature(7)}, std::vector{feature(7), feature(9), feature(3)}, std::vector{feature(5), feature(3), feature(7)}}) {
    std::vector<std::int32_t> plain(LinearModel::padded(3));
    std::vector<std::int32_t> remembered(LinearModel::padded(3));
    for (int again = 0; again < 2; ++again) {
      model.score(features, plain.data());
      model.score(features, remembered.data(), recent);
      EXPECT_EQ(plain, remembered);
    }
  }
}

TEST(ModelFile, RefusesWhatIsNoModel) {
  const std::string bytes = small_model();
  EXPECT_THROW(ModelFile("", "m"), Error);
  EXPECT_THROW(ModelFile("not a model at all, but long enough to be one", "m"), Error);
  EXPECT_THROW(ModelFile(std::string_view(bytes).substr(0, 300), "m"), Error);
  EXPECT_THROW(ModelFile(bytes, "m").section("other"), Error);
}

}  // namespace
}  // namespace entente
