// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

using testing::ElementsAre;

// "Norway sent two ships": sent(Norway, ships(two)).
class TreeTest : public testing::Test {
 protected:
  TreeTest() {
    const std::vector<std::pair<int, Deprel>> words = {{1, Deprel::nsubj_pass}, {-1, Deprel::root}, {3, Deprel::nummod}, {1, Deprel::obj}};
    for (const auto& [head, relation] : words) {
      Token token;
      if (head >= 0) token.head = TokenId{static_cast<std::size_t>(head)};
      token.relation = relation;
      document_.tokens.push_back(token);
    }
    document_.sentences.push_back({TokenId{0}, TokenId{4}});
    index_trees(document_);
  }

  SymbolTable symbols_;
  Document document_{symbols_};
};

TEST_F(TreeTest, ChildrenComeInTextOrder) {
  EXPECT_THAT(children(document_, TokenId{1}), ElementsAre(TokenId{0}, TokenId{3}));
  EXPECT_TRUE(children(document_, TokenId{0}).empty());
}

TEST_F(TreeTest, YieldsSpanSubtrees) {
  EXPECT_EQ(yield(document_, TokenId{3}), (TokenRange{TokenId{2}, TokenId{4}}));
  EXPECT_EQ(yield(document_, TokenId{1}), (TokenRange{TokenId{0}, TokenId{4}}));
}

TEST_F(TreeTest, UniversalRelationsFindTheirSubtypes) {
  EXPECT_EQ(child(document_, TokenId{1}, Deprel::nsubj), TokenId{0});
  EXPECT_FALSE(child(document_, TokenId{1}, Deprel::iobj));
  EXPECT_TRUE(is_a(Deprel::nsubj_pass, Deprel::nsubj));
  EXPECT_FALSE(is_a(Deprel::nsubj, Deprel::nsubj_pass));
}

TEST_F(TreeTest, BelowIsReflexive) {
  EXPECT_TRUE(below(document_, TokenId{2}, TokenId{1}));
  EXPECT_TRUE(below(document_, TokenId{2}, TokenId{2}));
  EXPECT_FALSE(below(document_, TokenId{1}, TokenId{2}));
}

}  // namespace
}  // namespace entente
