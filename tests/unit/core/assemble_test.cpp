// SPDX-License-Identifier: Apache-2.0
#include "core/assemble.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TokenRange range(std::size_t begin, std::size_t end) { return {TokenId{begin}, TokenId{end}}; }

// "José met rebels ." with a token a word, and three entities, of which the last is mentioned nowhere.
class AssembleTest : public testing::Test {
 protected:
  AssembleTest() {
    article_.text = "José met rebels .";
    complete(article_);
    document_.reset(article_);
    for (const Span span : {Span{0, 5}, Span{6, 9}, Span{10, 16}, Span{17, 18}}) {
      Token token;
      token.span = span;
      document_.tokens.push_back(token);
    }
    document_.sentences.push_back(range(0, 4));
    for (const char* name : {"rebels", "José", "nobody"}) document_.entities.emplace_back().name = name;
    document_.mentions.push_back({range(0, 1), TokenId{0}, EntityId{1}, Mention::Kind::name});
    document_.mentions.push_back({range(2, 3), TokenId{2}, EntityId{0}, Mention::Kind::nominal});
  }

  void relate(std::size_t subject, std::size_t object) {
    Relation relation;
    relation.subject = EntityId{subject};
    relation.type = RelationType::meets;
    relation.object = EntityId{object};
    relation.evidence = {document_.char_span(range(0, 4))};
    document_.relations.push_back(relation);
  }

  SymbolTable symbols_;
  Article article_;
  Document document_{symbols_};
};

TEST_F(AssembleTest, DropsDescribedEntitiesThatNothingNeeds) {
  const Facts facts = assemble_facts(document_);
  ASSERT_EQ(facts.entities.size(), 1U);
  EXPECT_EQ(facts.entities[0].name, "José");
}

TEST_F(AssembleTest, KeepsDescribedEntitiesThatAreSpokenOfAndTakenUpAgain) {
  document_.mentions.push_back({range(3, 4), TokenId{3}, EntityId{0}, Mention::Kind::nominal});
  EXPECT_EQ(assemble_facts(document_).entities.size(), 1U);
  document_.attributions.emplace_back().content = {range(2, 3)};
  const Facts facts = assemble_facts(document_);
  ASSERT_EQ(facts.entities.size(), 2U);
  EXPECT_EQ(facts.entities[1].name, "rebels");
}

TEST_F(AssembleTest, NumbersByFirstMentionAndCountsCodePoints) {
  relate(1, 0);
  const Facts facts = assemble_facts(document_);
  ASSERT_EQ(facts.entities.size(), 2U);
  EXPECT_EQ(facts.entities[1].name, "rebels");
  EXPECT_EQ(facts.entities[1].mentions, (std::vector<CharSpan>{{9, 15}}));
  EXPECT_EQ(facts.relations[0].subject, EntityId{0});
  EXPECT_EQ(facts.relations[0].evidence[0], (CharSpan{0, 17}));
}

TEST_F(AssembleTest, DropsRelationsOfUnmentionedEntities) {
  relate(1, 2);
  EXPECT_TRUE(assemble_facts(document_).relations.empty());
}

TEST_F(AssembleTest, StatementsAreAboutWhatTheirContentMentions) {
  Attribution attribution;
  attribution.speaker = EntityId{1};
  attribution.source = range(0, 1);
  attribution.cue = range(1, 2);
  attribution.content = {range(2, 3)};
  document_.attributions.push_back(attribution);
  relate(1, 0);
  const Facts facts = assemble_facts(document_);
  ASSERT_EQ(facts.statements.size(), 1U);
  EXPECT_EQ(facts.statements[0].about, std::vector{EntityId{1}});
  EXPECT_EQ(facts.statements[0].content, (std::vector<CharSpan>{{9, 15}}));
}

}  // namespace
}  // namespace entente
