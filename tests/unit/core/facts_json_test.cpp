// SPDX-License-Identifier: Apache-2.0
#include <entente/facts.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace entente {
namespace {

constexpr std::string_view line =
    R"({"article":{"id":"a1","source":"Gazette","date":"2024-05-02","chars":40,"sha256":"00"},)"
    R"("entities":[{"id":"e1","name":"Ana \"Lobo\" Reyes","type":"Person","mentions":[[0,9]]},)"
    R"({"id":"e2","name":"Harbour Pact","aliases":["the Pact"],"type":"Organization","kind":"alliance","wikidata":"Q1","mentions":[[12,24]]}],)"
    R"("relations":[{"subject":"e1","relation":"member_of","object":"e2","status":"wanted","holders":["e2"],"time":"2024-05","evidence":[[0,24]]}],)"
    R"("statements":[{"speaker":"e1","speaker_span":[0,9],"cue":[10,14],"content":[[15,20],[22,30]],"form":"direct","about":["e2"]}]})";

std::string error_of(std::string_view text) {
  try {
    read_facts(text, {"in.jsonl", 3, 0});
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Facts, WritesWhatItRead) {
  std::ostringstream out;
  write_facts(read_facts(line), out);
  EXPECT_EQ(out.str(), std::string(line) + "\n");
}

TEST(Facts, ReadsEveryField) {
  const Facts facts = read_facts(line);
  EXPECT_EQ(facts.entities[1].kind, OrganizationKind::alliance);
  EXPECT_EQ(facts.relations[0].status, Status::wanted);
  EXPECT_EQ(facts.relations[0].holders, std::vector{EntityId{1}});
  EXPECT_EQ(facts.statements[0].content[1], (CharSpan{22, 30}));
  EXPECT_FALSE(facts.statements[0].addressee);
}

TEST(Facts, NamesWhatIsWrong) {
  EXPECT_EQ(error_of("{").substr(0, 23), "in.jsonl:3: not JSON: M");
  EXPECT_EQ(error_of("[]"), "in.jsonl:3: not a JSON object");
  EXPECT_EQ(error_of(R"({"article":{}})"), "in.jsonl:3: 'id' is missing");
  EXPECT_EQ(error_of(R"({"article":{"id":"a"},"entities":[{"id":"e1","name":"X","type":"Hero"}]})"),
            "in.jsonl:3: 'type' has the unknown value 'Hero' (entente schema lists all)");
  EXPECT_EQ(error_of(R"({"article":{"id":"a"},"relations":[{"subject":"e9","relation":"owns","object":"e9","evidence":[[0,1]]}]})"),
            "in.jsonl:3: 'subject' refers to the entity 'e9', which is not there");
  EXPECT_EQ(error_of(R"({"article":{"id":"a"},"entities":[{"id":"e1","name":"X","type":"Person","mentions":[[4,4]]}]})"),
            "in.jsonl:3: 'mentions' has a span that is not [start, end) with start before end");
}

}  // namespace
}  // namespace entente
