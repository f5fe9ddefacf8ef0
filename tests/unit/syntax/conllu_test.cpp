// SPDX-License-Identifier: Apache-2.0
#include "syntax/conllu.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include <entente/error.hpp>

namespace entente {
namespace {

constexpr std::string_view sample =
    "# newdoc id = a\n# sent_id = a-1\n# text = Envoys don't sleep.\n"
    "1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tsleep\tsleep\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

TEST(Conllu, ReadsWordsTreesAndText) {
  const SymbolTable symbols;
  std::vector<std::string> tags;
  const Treebank treebank = read_conllu(sample, "a.conllu", tags, symbols);
  ASSERT_EQ(treebank.size(), 1U);
  const Document& document = treebank[0]->document;
  EXPECT_EQ(treebank[0]->article.text, "Envoys don't sleep.");
  ASSERT_EQ(document.tokens.size(), 5U);
  EXPECT_TRUE(document[TokenId{2}].has(Token::joined));
  EXPECT_EQ(document[TokenId{0}].head, TokenId{3});
  EXPECT_EQ(document[TokenId{0}].relation, Deprel::nsubj);
  EXPECT_FALSE(document[TokenId{3}].head);
  EXPECT_TRUE(document[TokenId{0}].features.is(Feature::Number, "Plur"));
}

TEST(Conllu, WritesWhatItRead) {
  const SymbolTable symbols;
  std::vector<std::string> tags;
  const Treebank treebank = read_conllu(sample, "a.conllu", tags, symbols);
  std::ostringstream out;
  write_conllu(treebank[0]->document, out);
  const std::string written = out.str();
  for (const char* line : {"# text = Envoys don't sleep.\n", "2-3\tdon't\t", "3\tn't\tnot\tPART\t", "4\tsleep\tsleep\tVERB\t", "SpaceAfter=No\n"})
    EXPECT_NE(written.find(line), std::string::npos) << line << "\nin\n" << written;
}

TEST(Conllu, NamesTheLineThatIsWrong) {
  const SymbolTable symbols;
  std::vector<std::string> tags;
  try {
    read_conllu("# newdoc id = a\n1\tEnvoys\tenvoy\n\n", "bad.conllu", tags, symbols);
    FAIL() << "a short line was accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("bad.conllu:2"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace entente
