// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <entente/error.hpp>
#include <entente/extractor.hpp>

#include "core/hash.hpp"
#include "core/resources.hpp"
#include "entities/name_agreement.hpp"
#include "entities/name_network.hpp"

namespace entente {
namespace {

TEST(HashedRows, HaveTheKeysInTheirOrderAndNoOthers) {
  std::vector<std::uint32_t> keys;
  for (std::uint64_t i = 0; i < 1000; ++i) keys.push_back(static_cast<std::uint32_t>(mix(2 * i + 1) >> 32));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const HashedRows rows(keys);
  ASSERT_EQ(rows.size(), keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) ASSERT_EQ(rows.row(std::uint64_t{keys[i]} << 32 | 7U), i);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const auto other = static_cast<std::uint32_t>(mix(2 * i + 2) >> 32);
    if (!std::binary_search(keys.begin(), keys.end(), other)) {
      EXPECT_EQ(rows.row(std::uint64_t{other} << 32), HashedRows::none);
    }
  }
  EXPECT_EQ(HashedRows(std::span<const std::uint32_t>{}).row(5), HashedRows::none);
}

TEST(NameVectors, KeepTheirNumbersToAFifteenthOfTheLargest) {
  std::array<std::uint8_t, 8> pairs{};
  for (int i = -7; i <= 7; ++i) pairs[static_cast<std::size_t>(i + 7) / 2] |= static_cast<std::uint8_t>((i + 8) << ((i + 7) % 2 * 4));
  EXPECT_EQ(pairs[0], packed_pair(-7, -6));
  std::array<float, 16> values{};
  unpack_pairs(pairs.data(), 0.5F, 16, values.data());
  for (int i = -7; i <= 7; ++i) EXPECT_FLOAT_EQ(values[static_cast<std::size_t>(i + 7)], 0.5F * static_cast<float>(i));
}

TEST(NameVectors, AreFoundWhateverTheCaseAndTheApostrophe) {
  EXPECT_EQ(vector_key("NATO"), vector_key("nato"));
  EXPECT_EQ(vector_key("O’Brien"), vector_key("o'brien"));
  EXPECT_NE(vector_key("nato"), vector_key("nata"));
}

TEST(NameNetwork, RefusesOtherModels) {
  EXPECT_THROW(NameNetwork(ModelFile("no model", "here")), Error);
  ModelWriter sizes;
  sizes.add_array("names.sizes", std::vector<std::uint32_t>{7, 96, 2, 104});
  const std::string bytes = sizes.bytes();
  EXPECT_THROW(NameNetwork(ModelFile(bytes, "here")), Error);
}

class Names : public testing::Test {
 protected:
  // "Anna Berg PER; Oslo LOC"
  std::string in(const std::string& text) {
    Article article;
    article.text = text;
    complete(article);
    Document document = extractor_.document();
    extractor_.analyse(article, document);
    std::string found;
    for (const NamedSpan& name : extractor_.names(document))
      found += (found.empty() ? "" : "; ") + std::string(document.text(name.tokens)) + " " + std::string(name.sort);
    return found;
  }

 private:
  Extractor extractor_;
};

TEST_F(Names, AreSortedByWhatTheyName) {
  EXPECT_EQ(in("Maria Keller of the Norwegian Institute for Water Research spoke in Bergen on Monday."),
            "Maria Keller PER; Norwegian Institute for Water Research ORG; Bergen LOC");
}

TEST_F(Names, AreFoundInCapitals) {
  EXPECT_EQ(in("MARIA KELLER MEETS JOHN SMITH IN LONDON"), "MARIA KELLER PER; JOHN SMITH PER; LONDON LOC");
}

class Agreement : public testing::Test {
 protected:
  // The scores of the labels of "Acme rose. Acme fell. acme", after agreement: surely a body at first, perhaps a person then.
  std::vector<float> scores() {
    Article article;
    article.text = "Acme rose. Acme fell. It was the acme of it.";
    complete(article);
    Document document = extractor_.document();
    extractor_.analyse(article, document);
    std::vector<float> scores(document.tokens.size() * name_labels);
    scores[begin_of(NameClass::organization)] = 8;
    scores[second * name_labels + begin_of(NameClass::person)] = 1;
    agree(Words(document), scores);
    return scores;
  }

  static constexpr std::size_t second = 3;
  static constexpr std::size_t small = 9;

 private:
  Extractor extractor_;
};

TEST_F(Agreement, MakesASureNameOfOneTellOnTheOthers) {
  const std::vector<float> all = scores();
  const auto best = std::max_element(&all[second * name_labels], &all[(second + 1) * name_labels]) - &all[second * name_labels];
  EXPECT_EQ(static_cast<NameLabel>(best), begin_of(NameClass::organization));
  EXPECT_GT(all[begin_of(NameClass::organization)], all[begin_of(NameClass::person)]);
}

TEST_F(Agreement, LeavesWordsInSmallLettersAndThoseMetOnceAlone) {
  const std::vector<float> all = scores();
  for (const std::size_t token : {std::size_t{1}, small})
    for (std::size_t label = 0; label < name_labels; ++label) EXPECT_EQ(all[token * name_labels + label], 0) << token;
}

TEST_F(Names, OfNobodyAreNone) { EXPECT_EQ(in("LOL, this is the BEST pizza ever, and they were so nice!"), ""); }

}  // namespace
}  // namespace entente
