// SPDX-License-Identifier: Apache-2.0
#include "syntax/consistency.hpp"

#include <gtest/gtest.h>

#include "core/model_file.hpp"

namespace entente {
namespace {

struct Word {
  Upos pos;
  int head;  // -1 for the root
  Deprel relation;
};

class ConsistencyTest : public testing::Test {
 protected:
  void read(const std::vector<Word>& words) {
    for (const Word& word : words) {
      Token token;
      token.pos = word.pos;
      token.relation = word.relation;
      token.form = document_.symbols.intern("word");
      if (word.head >= 0) token.head = TokenId{static_cast<std::size_t>(word.head)};
      document_.tokens.push_back(token);
    }
    document_.sentences.push_back({TokenId{0}, TokenId{words.size()}});
  }

  bool repair() {
    WordInfos infos;
    infos.describe_all(document_, Lexicon());
    std::vector<TagClass> classes(document_.tokens.size(), no_tag);
    return consistency_.repair(document_, infos, classes);
  }

  std::size_t head(std::size_t word) const { return document_[TokenId{word}].head.value; }

  // Whether every word's heads end at a root.
  bool is_tree() const {
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
      std::size_t steps = 0;
      for (TokenId at{i}; at; at = document_[at].head)
        if (++steps > document_.tokens.size()) return false;
    }
    return true;
  }

  Resources resources_;
  SymbolTable symbols_;
  TagSet tags_{ModelFile(resources_.get("en/lexicon.model"), "lexicon.model")};
  Consistency consistency_{tags_, resources_, symbols_};
  Document document_{symbols_};
};

TEST_F(ConsistencyTest, KeepsAPhraseInsideTheApposition) {
  // "Norway, a member since 1949, protested"
  read({{Upos::PROPN, 7, Deprel::nsubj},
        {Upos::PUNCT, 3, Deprel::punct},
        {Upos::DET, 3, Deprel::det},
        {Upos::NOUN, 0, Deprel::appos},
        {Upos::ADP, 5, Deprel::case_},
        {Upos::NUM, 7, Deprel::obl},
        {Upos::PUNCT, 3, Deprel::punct},
        {Upos::VERB, -1, Deprel::root}});
  EXPECT_TRUE(repair());
  EXPECT_EQ(head(5), 3U);
  EXPECT_TRUE(is_tree());
}

TEST_F(ConsistencyTest, TiesNoWordBelowItself) {
  // The apposition hangs, by way of a later word, on the very phrase that would be tied to it.
  read({{Upos::PROPN, 6, Deprel::nsubj},
        {Upos::NOUN, 5, Deprel::appos},
        {Upos::ADP, 3, Deprel::case_},
        {Upos::NUM, 6, Deprel::obl},
        {Upos::PUNCT, 6, Deprel::punct},
        {Upos::NOUN, 3, Deprel::nmod},
        {Upos::VERB, -1, Deprel::root}});
  repair();
  EXPECT_EQ(head(3), 6U);
  EXPECT_TRUE(is_tree());
}

}  // namespace
}  // namespace entente
