// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_tree.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

// "Norway sent ships".
class SentenceTreeTest : public testing::Test {
 protected:
  SentenceTreeTest() {
    document_.tokens.resize(3);
    document_.tokens[0].head = document_.tokens[2].head = TokenId{1U};
    document_.tokens[1].relation = Deprel::root;
    tree_.keep(sentence_);
  }

  SymbolTable symbols_;
  Document document_{symbols_};
  std::vector<TagClass> classes_{1, 2, 3};
  SentenceTree tree_{document_, classes_};
  TokenRange sentence_{TokenId{0U}, TokenId{3U}};
};

TEST_F(SentenceTreeTest, ATreeIsWhole) { EXPECT_TRUE(tree_.whole(sentence_)); }

TEST_F(SentenceTreeTest, CirclesAndSecondRootsAreNoTree) {
  document_.tokens[1].head = TokenId{2U};
  EXPECT_FALSE(tree_.whole(sentence_)) << "sent hangs on ships, and ships on sent";
  document_.tokens[1].head = TokenId{};
  document_.tokens[2].head = TokenId{};
  EXPECT_FALSE(tree_.whole(sentence_)) << "two words hang on nothing";
}

TEST_F(SentenceTreeTest, GoesBackToWhatWasKept) {
  document_.tokens[1].head = TokenId{2U};
  document_.tokens[1].relation = Deprel::conj;
  classes_[1] = 7;
  tree_.restore(sentence_);
  EXPECT_TRUE(tree_.whole(sentence_));
  EXPECT_EQ(document_.tokens[1].relation, Deprel::root);
  EXPECT_EQ(classes_[1], 2);
}

}  // namespace
}  // namespace entente
