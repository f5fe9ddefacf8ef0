// SPDX-License-Identifier: Apache-2.0
// Attribution over trees made by hand: what it does with a right tree. With trees of the parser: tests/cases/statements.
#include "relations/attribution.hpp"

#include <gmock/gmock.h>

#include <sstream>
#include <string>
#include <vector>

#include "relations/quotes.hpp"
#include "syntax/conllu.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AttributionTest : public testing::Test {
 protected:
  // A sentence: one word a line, "form lemma UPOS head relation".
  void read(const std::string& words) {
    std::string conllu = "# newdoc id = d\n# sent_id = 1\n";
    std::istringstream lines(words);
    std::string form, lemma, pos, head, relation;
    for (int i = 1; lines >> form >> lemma >> pos >> head >> relation; ++i)
      conllu += std::to_string(i) + '\t' + form + '\t' + lemma + '\t' + pos + "\t_\t_\t" + head + '\t' + relation + "\t_\t_\n";
    treebank_ = read_conllu(conllu + '\n', "test", tags_, shared_);
    index_trees(document());
    quotations_.annotate(document());
  }

  Document& document() { return treebank_.front()->document; }

  EntityId add(const std::string& form, EntityType type) {
    Entity entity;
    entity.name = form;
    entity.type = type;
    const EntityId id{document().entities.size()};
    document().entities.push_back(entity);
    for (TokenId i{0}; i.value < document().tokens.size(); ++i.value)
      if (document().form(i) == form) document().mentions.push_back({{i, TokenId{i.value + 1U}}, i, id, Mention::Kind::name});
    return id;
  }

  // "speaker or source | cue | content / content | form"
  std::vector<std::string> statements() { return statements(attributor_); }

  std::vector<std::string> statements(const Attributor& attributor) {
    attributor.annotate(document());
    std::vector<std::string> lines;
    for (const Attribution& attribution : document().attributions) {
      std::string line = attribution.speaker ? document().entities[attribution.speaker.value].name : std::string(document().text(attribution.source));
      line += " | " + std::string(document().text(attribution.cue)) + " | ";
      for (const TokenRange& range : attribution.content)
        line += (range == attribution.content.front() ? "" : " / ") + std::string(document().text(range));
      lines.push_back(line + " | " + std::string(name(attribution.form)));
    }
    return lines;
  }

  Resources resources_;
  SymbolTable shared_;
  QuotationFinder quotations_{resources_, shared_};
  Attributor attributor_{resources_, shared_};
  Attributor wishful_{resources_, shared_, {.wishes = true}};
  Attributor conjunctive_{resources_, shared_, {.conjunctions = true}};
  std::vector<std::string> tags_;
  Treebank treebank_;
};

constexpr const char* apposition = R"(
Mercer mercer PROPN 6 nsubj
, , PUNCT 4 punct
a a DET 4 det
doctor doctor NOUN 1 appos
, , PUNCT 4 punct
said say VERB 0 root
that that SCONJ 10 mark
the the DET 9 det
war war NOUN 10 nsubj
ended end VERB 6 ccomp
. . PUNCT 6 punct
)";

TEST_F(AttributionTest, AppositionBetweenNameAndVerb) {
  read(apposition);
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | the war ended | indirect"));
}

TEST_F(AttributionTest, SourceWithoutEntityIsKeptAsText) {
  read("Two two NUM 2 nummod\nofficials official NOUN 3 nsubj\nsaid say VERB 0 root\nthe the DET 5 det\nwar war NOUN 6 nsubj\n"
       "ended end VERB 3 ccomp\n. . PUNCT 3 punct\n");
  EXPECT_THAT(statements(), ElementsAre("Two officials | said | the war ended | indirect"));
}

TEST_F(AttributionTest, JointSpeakersGiveOneStatementEach) {
  read("Mercer mercer PROPN 4 nsubj\nand and CCONJ 3 cc\nOduya oduya PROPN 1 conj\nsaid say VERB 0 root\nthe the DET 6 det\n"
       "war war NOUN 7 nsubj\nended end VERB 4 ccomp\n. . PUNCT 4 punct\n");
  add("Mercer", EntityType::Person);
  add("Oduya", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | the war ended | indirect", "Oduya | said | the war ended | indirect"));
}

TEST_F(AttributionTest, SpeakerThroughRelativeClause) {
  read("Mercer mercer PROPN 10 nsubj\n, , PUNCT 5 punct\nwho who PRON 5 nsubj\nhas have AUX 5 aux\nsaid say VERB 1 acl:relcl\n"
       "the the DET 7 det\nwar war NOUN 8 nsubj\nended end VERB 5 ccomp\n, , PUNCT 5 punct\nleft leave VERB 0 root\n. . PUNCT 10 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | the war ended | indirect"));
}

TEST_F(AttributionTest, AccordingTo) {
  read("The the DET 2 det\nwar war NOUN 3 nsubj\nended end VERB 0 root\n, , PUNCT 7 punct\naccording accord VERB 7 case\n"
       "to to ADP 5 fixed\nMercer mercer PROPN 3 obl\n. . PUNCT 3 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | according to | The war ended | indirect"));
}

TEST_F(AttributionTest, InterruptedClauseHasTwoSpans) {
  read("The the DET 2 det\nwar war NOUN 7 nsubj\n, , PUNCT 5 punct\nMercer mercer PROPN 5 nsubj\nsaid say VERB 7 parataxis\n"
       ", , PUNCT 5 punct\nended end VERB 0 root\n. . PUNCT 7 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | The war / ended | indirect"));
}

TEST_F(AttributionTest, QuotedPartMakesItMixed) {
  read("Mercer mercer PROPN 2 nsubj\nsaid say VERB 0 root\nit it PRON 7 nsubj\nwas be AUX 7 cop\n“ “ PUNCT 7 punct\n"
       "not not PART 7 advmod\nover over ADJ 2 ccomp\n” ” PUNCT 7 punct\n. . PUNCT 2 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | it was “ not over ” | mixed"));
}

TEST_F(AttributionTest, SpokesmanWithoutNameSpeaksForHisBody) {
  read("A a DET 3 det\nKremlin kremlin PROPN 3 compound\nspokesman spokesman NOUN 4 nsubj\nsaid say VERB 0 root\nit it PRON 6 nsubj\n"
       "ended end VERB 4 ccomp\n. . PUNCT 4 punct\n");
  add("Kremlin", EntityType::Organization);
  EXPECT_THAT(statements(), ElementsAre("Kremlin | said | it ended | indirect"));
}

TEST_F(AttributionTest, WhatWasNotSaidIsNoStatement) {
  read("Mercer mercer PROPN 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\nsay say VERB 0 root\nit it PRON 6 nsubj\n"
       "ended end VERB 4 ccomp\n. . PUNCT 4 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), IsEmpty());
}

TEST_F(AttributionTest, WishesOnlyWhereAskedFor) {
  read("Mercer mercer PROPN 2 nsubj\nwants want VERB 0 root\nto to PART 4 mark\nleave leave VERB 2 xcomp\n. . PUNCT 2 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), IsEmpty());
  EXPECT_THAT(statements(wishful_), ElementsAre("Mercer | wants | to leave | indirect"));
}

TEST_F(AttributionTest, ConjunctionsStayWhereAskedFor) {
  read("Mercer mercer PROPN 2 nsubj\nsaid say VERB 0 root\nthat that SCONJ 5 mark\nhe he PRON 5 nsubj\nlost lose VERB 2 ccomp\n. . PUNCT 2 punct\n");
  add("Mercer", EntityType::Person);
  EXPECT_THAT(statements(), ElementsAre("Mercer | said | he lost | indirect"));
  EXPECT_THAT(statements(conjunctive_), ElementsAre("Mercer | said | that he lost | indirect"));
}

}  // namespace
}  // namespace entente
