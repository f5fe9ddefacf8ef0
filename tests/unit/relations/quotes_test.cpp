// SPDX-License-Identifier: Apache-2.0
#include "relations/quotes.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "text/tokenizer.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Quotes : public testing::Test {
 protected:
  Document read(const std::string& text) {
    article_.text = text;
    Document document(shared_);
    document.reset(article_);
    tokenizer_.annotate(document);
    finder_.annotate(document);
    return document;
  }

  std::vector<std::string> quotations(const std::string& text) {
    const Document document = read(text);
    std::vector<std::string> texts;
    for (const Quotation& quotation : document.quotations) texts.emplace_back(document.text(quotation.tokens));
    return texts;
  }

  Resources resources_;
  SymbolTable shared_;
  Tokenizer tokenizer_{resources_, shared_};
  QuotationFinder finder_{resources_, shared_};
  Article article_;
};

TEST_F(Quotes, OfEveryKind) {
  EXPECT_THAT(quotations("“We will stay,” she said."), ElementsAre("We will stay,"));
  EXPECT_THAT(quotations("\"We will stay,\" she said."), ElementsAre("We will stay,"));
  EXPECT_THAT(quotations("‘We will stay,’ she said."), ElementsAre("We will stay,"));
  EXPECT_THAT(quotations("'We will stay,' she said."), ElementsAre("We will stay,"));
  EXPECT_THAT(quotations("«We will stay», she said."), ElementsAre("We will stay"));
  EXPECT_THAT(quotations("“ We will stay ” , she said."), ElementsAre("We will stay"));
  EXPECT_THAT(quotations("''We will stay,'' she said."), ElementsAre("We will stay,"));
}

TEST_F(Quotes, ApostrophesAreNone) {
  EXPECT_THAT(quotations("The allies’ ministers don’t know the members’ plans."), IsEmpty());
  EXPECT_THAT(quotations("The allies' ministers don't know the members' plans."), IsEmpty());
  EXPECT_THAT(quotations("‘The allies’ plan won’t work,’ she said."), ElementsAre("The allies’ plan won’t work,"));
}

TEST_F(Quotes, NestedFollowTheirOuterOne) {
  EXPECT_THAT(quotations("“The minister told me ‘never again’ twice,” she said."),
              ElementsAre("The minister told me ‘never again’ twice,", "never again"));
}

TEST_F(Quotes, ReopenedInEachParagraph) {
  EXPECT_THAT(quotations("“The first day was hard.\n\n“The second was worse,” she said."),
              ElementsAre("The first day was hard.", "The second was worse,"));
}

TEST_F(Quotes, ReopenedOneIsOpenEnded) {
  const Document document = read("“The first day was hard.\n\n“The second was worse,” she said.");
  ASSERT_EQ(document.quotations.size(), 2U);
  EXPECT_TRUE(is_open_ended(document, document.quotations[0]));
  EXPECT_FALSE(is_open_ended(document, document.quotations[1]));
}

TEST_F(Quotes, OddNumberOfMarksLeavesOtherParagraphsAlone) {
  EXPECT_THAT(quotations("“We will stay, she said.\n\nThe army left. “We won,” he said."), ElementsAre("We won,"));
  EXPECT_THAT(quotations("The army left” on Monday. “We won,” he said."), ElementsAre("We won,"));
}

TEST_F(Quotes, IntroducedButNeverClosedRunsToTheEndOfItsParagraph) {
  EXPECT_THAT(quotations("She said: “We will stay. We are not afraid.\n\nThe army left."),
              ElementsAre("We will stay. We are not afraid."));
}

TEST_F(Quotes, MeasuresAreNone) { EXPECT_THAT(quotations("The 6' 2\" minister left the 40\" screen."), IsEmpty()); }

TEST_F(Quotes, SeveralInOneSentence) {
  EXPECT_THAT(quotations("\"Yes,\" he said, \"we will.\""), ElementsAre("Yes,", "we will."));
}

}  // namespace
}  // namespace entente
