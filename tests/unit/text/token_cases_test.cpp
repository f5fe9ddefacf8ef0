// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/tokens.txt: texts, and the sentences and tokens that they are cut into.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include <entente/extractor.hpp>

#include "core/resources.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

struct Case {
  int line = 0;
  std::string text;
  std::string sentences;  // one a line
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  bool in_text = false;
  for (int number = 1; std::getline(file, line); ++number) {
    const bool text = line.starts_with('>');
    if (text && !in_text) cases.push_back({number, {}, {}});
    if (text) cases.back().text += line.substr(std::min<std::size_t>(line.size(), 2)) + '\n';
    else if (!line.empty() && !line.starts_with('#')) cases.back().sentences += line + '\n';
    in_text = text;
  }
  return cases;
}

class Cutter {
 public:
  std::string cut(const std::string& text) {
    Article article;
    article.text = text;
    complete(article);
    extractor_.analyse(article, document_);
    std::string lines;
    for (const TokenRange sentence : document_.sentences) lines += line(sentence) + '\n';
    return lines;
  }

 private:
  std::string line(TokenRange sentence) const {
    std::string result;
    for (TokenId i = sentence.begin; i < sentence.end; ++i.value) {
      if (!result.empty()) result += ' ';
      if (document_[i].has(Token::joined)) result += '+';
      result += document_.form(i);
    }
    return result;
  }

  Extractor extractor_{{.data = {}, .syntax_only = true}};
  Document document_ = extractor_.document();
};

TEST(Tokens, AreCutAsTheCasesSay) {
  const std::vector<Case> cases = read_cases(std::string(TESTS_DIR) + "/cases/tokens.txt");
  ASSERT_GT(cases.size(), 10U);
  Cutter cutter;
  for (const Case& item : cases) EXPECT_EQ(cutter.cut(item.text), item.sentences) << "tests/cases/tokens.txt:" << item.line;
}

TEST(Tokens, CoverTheTextInOrder) {
  const Resources resources;
  SymbolTable symbols;
  const Tokenizer tokenizer(resources, symbols);
  Article article;
  article.text = "\tÅse’s “plan” – 57% of £3bn (or €3.4bn) –\r\n\r\nfailed\u00a0again…";
  complete(article);
  Document document(symbols);
  document.reset(article);
  tokenizer.annotate(document);
  std::string glued;
  std::uint32_t end = 0;
  for (const Token& token : document.tokens) {
    EXPECT_GE(token.span.begin, end);
    EXPECT_GT(token.span.end, token.span.begin);
    EXPECT_EQ(document.symbols.view(token.form), document.text(token.span));
    end = token.span.end;
    glued += document.text(token.span);
  }
  EXPECT_EQ(glued, "Åse’s“plan”–57%of£3bn(or€3.4bn)–failedagain…");
}

TEST(Tokens, LongSentencesAreCut) {
  const Extractor extractor({.data = {}, .syntax_only = true});
  Article article;
  for (int i = 0; i < 5'000; ++i) article.text += "and on ";
  complete(article);
  Document document = extractor.document();
  extractor.analyse(article, document);
  EXPECT_EQ(document.tokens.size(), 10'000U);
  for (const TokenRange sentence : document.sentences) EXPECT_LE(sentence.size(), 300U);
}

TEST(HardWrapping, IsKnownByLinesThatGoOn) {
  EXPECT_TRUE(is_hard_wrapped("The ships left the\nharbour before the\nstorm came.\n"));
  EXPECT_FALSE(is_hard_wrapped("Ships leave\nThe ships left.\nNobody was hurt.\n"));
  EXPECT_FALSE(is_hard_wrapped("One line."));
}

}  // namespace
}  // namespace entente
