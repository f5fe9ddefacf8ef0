// SPDX-License-Identifier: Apache-2.0
#include "score/score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente {
namespace {

//                     0         1         2         3         4         5         6         7
//                     0123456789012345678901234567890123456789012345678901234567890123456789012345
const char* const text = "Ada Brook met Lars Holm in Oslo. She said Norway would help. Brook left.";

std::string json(const std::string& body) {
  return R"({"article": {"id": "a"}, "text": ")" + std::string(text) + "\", " + body + "}";
}

const std::string gold_entities = R"("entities": [
  {"id": "e1", "name": "Ada Brook", "type": "Person", "mentions": [[0, 9], [33, 36], [61, 66]]},
  {"id": "e2", "name": "Lars Holm", "type": "Person", "wikidata": "Q1", "mentions": [[14, 23]]},
  {"id": "e3", "name": "Oslo", "type": "Place", "mentions": [[27, 31]], "optional": true},
  {"id": "e4", "name": "Norway", "type": "Country", "mentions": [[42, 48]]}])";

Score score_of(const std::string& gold, const std::string& predicted) {
  return score_facts({read_marked_article(json(gold), {"gold"})}, {read_marked_article(json(predicted), {"predicted"})});
}

Figure figure(const Score& score, const char* name) {
  const Figure* found = score.figures.find(name);
  EXPECT_NE(found, nullptr) << name;
  return found == nullptr ? Figure{} : *found;
}

TEST(Score, GoldAgainstItselfIsAllRight) {
  const std::string body = gold_entities + R"(,
    "relations": [{"subject": "e1", "relation": "meets", "object": "e2", "place": "e3", "evidence": [[0, 31]]}],
    "statements": [{"speaker": "e1", "speaker_span": [33, 36], "cue": [37, 41], 
     "content": [[42, 59]], "form": "indirect", "about": ["e4"]}])";
  const Score score = score_of(body, body);
  EXPECT_TRUE(score.misses.empty());
  for (const auto& [name, f] : score.figures.rows()) {
    if (f.is_rate)
      EXPECT_EQ(f.correct, f.gold) << name;
    else
      EXPECT_DOUBLE_EQ(f.f1(), 1.0) << name;
  }
}

TEST(Score, OptionalEntitiesAreNeitherRequiredNorWrong) {
  const Score with =
      score_of(gold_entities, R"("entities": [{"id": "x", "name": "Oslo", "type": "Place", "mentions": [[27, 31]]}])");
  EXPECT_EQ(figure(with, "entities").predicted, 0);
  EXPECT_EQ(figure(with, "entities").gold, 3);
  EXPECT_EQ(figure(with, "mentions, exact span").predicted, 0);
}

TEST(Score, APronounAloneMakesNoMatch) {
  const Score score =
      score_of(gold_entities, R"("entities": [{"id": "x", "name": "Somebody", "type": "Person", "mentions": [[33, 36]]}])");
  EXPECT_EQ(figure(score, "entities").correct, 0);
  EXPECT_EQ(figure(score, "entities").predicted, 1);
  EXPECT_EQ(figure(score, "mentions, exact span").correct, 1);
}

TEST(Score, TypesAndIdsOfMatchedEntities) {
  const Score score = score_of(gold_entities, R"("entities": [
    {"id": "x", "name": "Holm", "type": "Organization", "wikidata": "Q1", "mentions": [[19, 23]]}])");
  EXPECT_EQ(figure(score, "entities").correct, 1);
  EXPECT_EQ(figure(score, "entities, typed").correct, 0);
  EXPECT_EQ(figure(score, "  wikidata id right, of matched").rate(), 1.0);
}

TEST(Score, RelationsAtThreeLevels) {
  const std::string gold = gold_entities + R"(, "relations": [
    {"subject": "e1", "relation": "meets", "object": "e2", "status": "asserted", "time": "2024", "evidence": [[0, 31]]},
    {"subject": "e1", "relation": "supports", "object": "e4", "also": ["aids"], "evidence": [[33, 59]]},
    {"subject": "e2", "relation": "visits", "object": "e3", "optional": true, "evidence": [[0, 31]]}])";
  const std::string predicted = gold_entities + R"(, "relations": [
    {"subject": "e2", "relation": "meets", "object": "e1", "status": "denied", "evidence": [[0, 9]]},
    {"subject": "e1", "relation": "aids", "object": "e4", "evidence": [[60, 72]]},
    {"subject": "e2", "relation": "visits", "object": "e3", "evidence": [[0, 31]]},
    {"subject": "e2", "relation": "accuses", "object": "e4", "evidence": [[0, 31]]}])";
  const Score score = score_of(gold, predicted);
  EXPECT_EQ(figure(score, "relations: pair").correct, 2);
  EXPECT_EQ(figure(score, "relations: pair").predicted, 3);  // the visit is optional
  EXPECT_EQ(figure(score, "relations: pair+relation").correct, 2);
  EXPECT_EQ(figure(score, "relations: +status, role").correct, 1);
  EXPECT_EQ(figure(score, "  status right, of matched").rate(), 2.0 / 3);  // the optional one counts here
  EXPECT_EQ(figure(score, "  time right, of matched").rate(), 0.0);
  EXPECT_EQ(figure(score, "  evidence overlaps, of matched").rate(), 2.0 / 3);
  EXPECT_EQ(score.by_relation.find("meets")->correct, 1);
  EXPECT_EQ(score.by_relation.find("accuses")->predicted, 1);
}

TEST(Score, DirectionMattersUnlessSymmetric) {
  const auto relation = [](const char* subject, const char* type, const char* object) {
    return gold_entities + R"(, "relations": [{"subject": ")" + subject + R"(", "relation": ")" + type + R"(", "object": ")" +
           object + R"(", "evidence": [[0, 31]]}])";
  };
  EXPECT_EQ(figure(score_of(relation("e1", "urges", "e2"), relation("e2", "urges", "e1")), "relations: pair+relation").correct,
            0);
  EXPECT_EQ(figure(score_of(relation("e1", "urges", "e2"), relation("e2", "urges", "e1")), "relations: pair").correct, 1);
  EXPECT_EQ(
      figure(score_of(relation("e1", "ally_of", "e2"), relation("e2", "ally_of", "e1")), "relations: pair+relation").correct, 1);
}

TEST(Score, HoldersAndSourcesMayBeTexts) {
  const auto relation = [](const char* rest) {
    return gold_entities + R"(, "relations": [{"subject": "e1", "relation": "meets", "object": "e2", "evidence": [[0, 31]], )" +
           rest + "}]";
  };
  const Score score = score_of(relation(R"("holders": ["e4", "the miners' union"], "according_to": "e4")"),
                               relation(R"("holders": ["Miners Union", "Norway"], "according_to": "NORWAY")"));
  EXPECT_EQ(figure(score, "  holders, of matched").correct, 2);
  EXPECT_EQ(figure(score, "  according_to right, of matched").rate(), 1.0);
}

TEST(Score, StatementsByTheirWordsAndSpeaker) {
  const std::string gold = gold_entities + R"(, "statements": [
    {"speaker": "e1", "speaker_span": [33, 36], "cue": [37, 41], "content": [[42, 59]], "form": "indirect", "about": ["e4"]}])";
  const auto statement = [](const char* speaker, const char* content) {
    return gold_entities + R"(, "statements": [{"speaker": ")" + speaker + R"(", "cue": [37, 41], "content": [)" + content +
           R"(], "form": "direct", "about": ["e4", "e2"]}])";
  };
  const Score half = score_of(gold, statement("e1", "[49, 59]"));  // "would help" of "Norway would help"
  EXPECT_EQ(figure(half, "statements: content and speaker").correct, 1);
  EXPECT_EQ(figure(half, "statements: content exact").correct, 0);
  EXPECT_EQ(figure(half, "statements: content words").correct, 2);
  EXPECT_EQ(figure(half, "  form right, of matched").rate(), 0.0);
  EXPECT_EQ(figure(half, "  about, of matched").precision(), 0.5);
  const Score other = score_of(gold, statement("e2", "[42, 60]"));
  EXPECT_EQ(figure(other, "statements: content exact").correct, 1);
  EXPECT_EQ(figure(other, "statements: content and speaker").correct, 0);
}

TEST(Score, SaysWhatIsMissing) {
  const Score score = score_facts({read_marked_article(R"({"article": {"id": "a"}, "entities": []})", {"gold"}),
                                   read_marked_article(R"({"article": {"id": "b"}, "entities": []})", {"gold"})},
                                  {read_marked_article(R"({"article": {"id": "b"}, "entities": []})", {"predicted"})});
  EXPECT_THAT(score.missing, testing::ElementsAre("a"));
}

TEST(Score, NamesWhatIsWrongWithAFile) {
  const auto message = [](const char* line) {
    try {
      read_marked_article(line, {"x.jsonl", 3});
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(message("[]"), "x.jsonl:3: not a JSON object");
  EXPECT_EQ(message(R"({"entities": 1})"), "x.jsonl:3: 'entities' is not a list");
  EXPECT_EQ(message(R"({"entities": [{"mentions": [[1]]}]})"), "x.jsonl:3: 'mentions' has a span that is not [start, end)");
  EXPECT_EQ(message(R"({"relations": [{}]})"), "x.jsonl:3: a relation has no 'relation'");
}

}  // namespace
}  // namespace entente
