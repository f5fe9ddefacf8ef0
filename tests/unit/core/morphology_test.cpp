// SPDX-License-Identifier: Apache-2.0
#include <entente/morphology.hpp>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Morphology, RelationsRoundTrip) {
  for (int i = 0; i <= static_cast<int>(Deprel::xcomp); ++i) {
    const auto relation = static_cast<Deprel>(i);
    EXPECT_EQ(deprel(name(relation)), relation) << name(relation);
  }
  EXPECT_EQ(deprel("nsubj:cop"), Deprel::nsubj);
  EXPECT_EQ(deprel("nonsense"), Deprel::dep);
  EXPECT_EQ(universal(Deprel::nsubj_pass), Deprel::nsubj);
  EXPECT_EQ(universal(Deprel::case_), Deprel::case_);
}

TEST(Morphology, FeaturesKeepEveryValueApart) {
  for (std::size_t f = 0; f < feature_infos().size(); ++f)
    for (std::size_t v = 1; v <= feature_infos()[f].values.size(); ++v) {
      Features features = Features::from_bits(~std::uint64_t{0});
      features.set(static_cast<Feature>(f), static_cast<std::uint8_t>(v));
      EXPECT_TRUE(features.is(static_cast<Feature>(f), feature_infos()[f].values[v - 1]));
    }
  EXPECT_EQ(Features{}.get(Feature::Tense), 0);
}

TEST(Morphology, PartsOfSpeechRoundTrip) {
  EXPECT_EQ(upos("PROPN"), Upos::PROPN);
  EXPECT_EQ(name(Upos::SCONJ), "SCONJ");
  EXPECT_EQ(upos("proper"), Upos::X);
}

}  // namespace
}  // namespace entente
