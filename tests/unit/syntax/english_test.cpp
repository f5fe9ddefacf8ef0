// SPDX-License-Identifier: Apache-2.0
// English as the shipped models read it, on sentences of the kind that newspapers print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include <entente/extractor.hpp>

#include "syntax/tree.hpp"

namespace entente {
namespace {

using testing::ElementsAre;

class English : public testing::Test {
 protected:
  const Document& read(const std::string& text) {
    static const Extractor extractor({.data = {}, .syntax_only = true});
    article_.text = text;
    complete(article_);
    document_ = std::make_unique<Document>(extractor.document());
    extractor.analyse(article_, *document_);
    return *document_;
  }

  std::vector<std::string> forms(const std::string& text) {
    std::vector<std::string> result;
    const Document& document = read(text);
    for (std::size_t i = 0; i < document.tokens.size(); ++i) result.emplace_back(document.form(TokenId{i}));
    return result;
  }

  std::vector<std::string> sentences(const std::string& text) {
    std::vector<std::string> result;
    const Document& document = read(text);
    for (const TokenRange sentence : document.sentences) result.emplace_back(document.text(sentence));
    return result;
  }

  // The first token of the form.
  TokenId token(const std::string& form) const {
    for (std::size_t i = 0; i < document_->tokens.size(); ++i)
      if (document_->form(TokenId{i}) == form) return TokenId{i};
    return {};
  }

  Article article_;
  std::unique_ptr<Document> document_;
};

TEST_F(English, SplitsContractionsAndPossessives) {
  EXPECT_THAT(forms("Norway's envoy didn't sign."), ElementsAre("Norway", "'s", "envoy", "did", "n't", "sign", "."));
  EXPECT_THAT(forms("They cannot say."), ElementsAre("They", "can", "not", "say", "."));
}

TEST_F(English, KeepsAbbreviationsAndNumbersWhole) {
  EXPECT_THAT(forms("Mr. Dahl paid 1,500 crowns."), ElementsAre("Mr.", "Dahl", "paid", "1,500", "crowns", "."));
}

TEST_F(English, EndsSentencesWhereNewspapersDo) {
  EXPECT_THAT(sentences("Mr. Dahl met the U.S. envoy. They talked for an hour."),
              ElementsAre("Mr. Dahl met the U.S. envoy.", "They talked for an hour."));
  EXPECT_THAT(sentences("Ships leave port\n\nThree ships left on Monday."), ElementsAre("Ships leave port", "Three ships left on Monday."));
  EXPECT_THAT(sentences("“We are ready,” she said. He agreed."), ElementsAre("“We are ready,” she said.", "He agreed."));
}

TEST_F(English, FindsSubjectsAndObjects) {
  read("The minister signed the treaty on Monday.");
  const TokenId verb = token("signed");
  EXPECT_EQ(child(*document_, verb, Deprel::nsubj), token("minister"));
  EXPECT_EQ(child(*document_, verb, Deprel::obj), token("treaty"));
  EXPECT_EQ((*document_)[verb].pos, Upos::VERB);
  EXPECT_TRUE((*document_)[verb].features.is(Feature::Tense, "Past"));
}

TEST_F(English, KnowsPassives) {
  read("The bridge was destroyed by rebels.");
  EXPECT_EQ((*document_)[token("bridge")].relation, Deprel::nsubj_pass);
  EXPECT_EQ((*document_)[token("rebels")].head, token("destroyed"));
}

TEST_F(English, ReadsWhatFollowsACaptionsNamesAsTheirVerb) {
  for (const std::string caption : {"Finland's President Anton Dahlberg and Nato Secretary-General Henrik Holm shake hands (via REUTERS)",
                                    "Poland's President Anton Dahlberg and Nato Secretary-General Lena Holm shake hands (via AFP)"}) {
    read(caption);
    EXPECT_EQ((*document_)[token("shake")].pos, Upos::VERB);
    EXPECT_EQ((*document_)[token("Anton")].head, token("shake"));
    EXPECT_EQ((*document_)[token("Anton")].relation, Deprel::nsubj);
  }
}

TEST_F(English, TakesNoParticipleForTheVerb) {
  read("It comes after Mr Berg yesterday pledged continued support for the country during his first visit to Vilnius.");
  EXPECT_EQ((*document_)[token("pledged")].head, token("comes"));
  EXPECT_EQ((*document_)[token("support")].head, token("pledged"));
  EXPECT_EQ((*document_)[token("continued")].relation, Deprel::amod);
  EXPECT_EQ((*document_)[token("visit")].head, token("pledged"));
}

TEST_F(English, GivesDictionaryForms) {
  read("She hopes that the refugees were invited and women left.");
  EXPECT_EQ(document_->lemma(token("hopes")), "hope");
  EXPECT_EQ(document_->lemma(token("refugees")), "refugee");
  EXPECT_EQ(document_->lemma(token("women")), "woman");
  EXPECT_EQ(document_->lemma(token("left")), "leave");
}

TEST_F(English, SurvivesAnything) {
  EXPECT_THAT(forms(""), testing::IsEmpty());
  EXPECT_THAT(sentences(" \n\n \t "), testing::IsEmpty());
  EXPECT_THAT(forms(std::string(10'000, 'x')), testing::SizeIs(1));
  std::string endless;
  for (int i = 0; i < 20'000; ++i) endless += "and then ";
  EXPECT_GT(read(endless).tokens.size(), 30'000U);
}

TEST_F(English, EveryTokenHangsInItsOwnSentence) {
  const Document& document = read("If it rains, the talks (and the lunch) end early. “Who knows?” he asked. NO ONE DID");
  for (const TokenRange sentence : document.sentences) {
    int roots = 0;
    for (TokenId i = sentence.begin; i < sentence.end; ++i.value) {
      if (!document[i].head) ++roots;
      else EXPECT_TRUE(sentence.contains(document[i].head));
    }
    EXPECT_GE(roots, 1);
  }
}

}  // namespace
}  // namespace entente
