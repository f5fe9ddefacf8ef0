// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <entente/error.hpp>

#include "train/antecedent_trainer.hpp"

namespace entente {
namespace {

TEST(ReferenceTexts, NumberEntitiesAndKeepSpans) {
  const auto texts = read_references(
      R"({"text":"Ada met Bo. She left.","entities":[{"mentions":[[0,3],[12,15]]},{"mentions":[[8,10]]}]})", "a.jsonl");
  ASSERT_EQ(texts.size(), 1U);
  ASSERT_EQ(texts[0].mentions.size(), 3U);
  EXPECT_EQ(texts[0].mentions[0].entity, texts[0].mentions[1].entity);
  EXPECT_NE(texts[0].mentions[0].entity, texts[0].mentions[2].entity);
}

TEST(ReferenceTexts, SayWhichLineHasNoMentions) {
  EXPECT_THROW(read_references("{\"text\":\"Ada left.\"}", "a.jsonl"), InputError);
}

// Each pronoun of the texts that are shipped is marked, and each mark is at most a few words.
TEST(ReferenceTexts, OfNewsMarkEveryPronoun) {
  std::ifstream file(TRAIN_DIR "/news_people.jsonl");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto texts = read_references(bytes, "news_people.jsonl");
  EXPECT_EQ(texts.size(), 390U);
  static const std::set<std::string> pronouns = {"he", "she", "him", "her", "his", "hers", "himself", "herself"};
  for (const ReferenceText& text : texts) {
    std::vector<std::size_t> offsets;  // of characters, in bytes
    for (std::size_t i = 0; i < text.text.size(); ++i)
      if ((static_cast<unsigned char>(text.text[i]) & 0xC0U) != 0x80U) offsets.push_back(i);
    offsets.push_back(text.text.size());
    std::set<std::size_t> marked;
    for (const auto& mention : text.mentions) {
      ASSERT_LT(mention.span.begin, mention.span.end);
      ASSERT_LT(mention.span.end, offsets.size());
      EXPECT_LT(mention.span.end - mention.span.begin, 90U);
      marked.insert(offsets[mention.span.begin]);
    }
    for (std::size_t i = 0; i < text.text.size();) {
      std::size_t end = i;
      std::string word;
      while (end < text.text.size() && std::isalpha(static_cast<unsigned char>(text.text[end])) != 0)
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text.text[end++])));
      if (pronouns.contains(word)) {
        EXPECT_TRUE(marked.contains(i)) << text.text.substr(i < 30 ? 0 : i - 30, 60);
      }
      i = end == i ? i + 1 : end;
    }
  }
}

}  // namespace
}  // namespace entente
