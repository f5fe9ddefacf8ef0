// SPDX-License-Identifier: Apache-2.0
// The rule language, its messages, and every yes and no line of relations.rules through the whole extractor.
#include "relations/rules.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "examples.hpp"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class Rules : public testing::Test {
 protected:
  std::vector<Rule> read(std::string_view text) { return read_rules(text, "my.rules", words_, symbols_); }

  std::string error(std::string_view text) {
    try {
      read(text);
    } catch (const InputError& caught) {
      return caught.what();
    }
    return {};
  }

  Resources resources_;
  SymbolTable symbols_;
  WordClasses words_{resources_, symbols_};
};

TEST_F(Rules, ReadARuleWithItsExamples) {
  const std::vector<Rule> rules = read(
      "rule sends  # gifts\n  find  give:VERB  agent> $a:Country  recipient|to> $b\n  emit  $a aids $b\n"
      "  yes   France gave Chad tents. | France aids Chad\n  no    France gave up.\n");
  ASSERT_THAT(rules, SizeIs(1));
  EXPECT_EQ(rules[0].name, "sends");
  ASSERT_THAT(rules[0].patterns, SizeIs(1));
  EXPECT_THAT(rules[0].patterns[0].slots, SizeIs(2));
  EXPECT_THAT(rules[0].patterns[0].slots[1].paths, SizeIs(2));
  ASSERT_THAT(rules[0].examples, SizeIs(2));
  EXPECT_EQ(rules[0].examples[0].expected, "France aids Chad");
  EXPECT_FALSE(rules[0].examples[1].finds);
}

TEST_F(Rules, NarrowVariablesToWhatTheSchemaAllows) {
  const std::vector<Rule> rules = read("rule r\nfind found:VERB agent> $a object> $b\nemit $a founded $b\n");
  const TypeFilter& founder = rules[0].patterns[0].slots[0].filter;
  EXPECT_TRUE(founder.types.contains(EntityType::Person));
  EXPECT_FALSE(founder.types.contains(EntityType::Event));
}

TEST_F(Rules, MayEmitARelationThatTheyDeclare) {
  const std::vector<Rule> rules = read("relation lends_to  # money\nrule r\n  find lend:VERB agent> $a to> $b\n  emit $a lends_to $b\n");
  ASSERT_THAT(rules, SizeIs(1));
  EXPECT_EQ(name(rules[0].emissions[0].relation), "lends_to");
}

TEST_F(Rules, NameThePlaceAndTheRemedyOfAMistake) {
  EXPECT_THAT(error("rule r\n  find join:VERB agent> $a object> $b\n  emit $a memberof $b\n"),
              AllOf(HasSubstr("my.rules:3:11"), HasSubstr("unknown relation 'memberof', did you mean 'member_of'?")));
  EXPECT_THAT(error("rule r\n  find join:VERB agent> $a object> $b\n  emit $a memberof $b\n"),
              HasSubstr("\n    emit $a memberof $b\n            ^"));
  EXPECT_THAT(error("rule r\n  find @atack:VERB agent> $a object> $b\n"), HasSubstr("did you mean 'attack'?"));
  EXPECT_THAT(error("rule r\n  find join:VERB agent> $a:Contry object> $b\n"), HasSubstr("did you mean 'Country'?"));
  EXPECT_THAT(error("rule r\n  find join:VERB agent> $a object> $b\n  emit $a attacks $c\n"), HasSubstr("unknown variable '$c'"));
  EXPECT_THAT(error("rule r\n  finde join:VERB agent> $a\n"), HasSubstr("did you mean 'find'?"));
  EXPECT_THAT(error("rule r\n  find join agent> $a\n"), HasSubstr("needs a part of speech"));
  EXPECT_THAT(error("rule r\n  emit $a attacks $b\n"), HasSubstr("unknown variable '$a'"));
  EXPECT_THAT(error("rule r\n"), HasSubstr("has no find line"));
  EXPECT_THAT(error("relation lends_to\nrule r\n  find lend:VERB agent> $a to> $b\n  emit $a lend_to $b\n"),
              AllOf(HasSubstr("my.rules:4:11"), HasSubstr("unknown relation 'lend_to', did you mean 'lends_to'?")));
  EXPECT_THAT(error("relation memberof\n"), AllOf(HasSubstr("my.rules:1:10"), HasSubstr("did you mean 'member_of'?")));
  EXPECT_THAT(error("relation owns\n"), HasSubstr("the schema has 'owns' already"));
  EXPECT_THAT(error("find join:VERB agent> $a\n"), HasSubstr("expected 'rule NAME' first"));
}

// The extractor loads its models once for all sentences.
const Extractor& extractor() {
  static const Extractor shared;
  return shared;
}

class RuleExamples : public testing::TestWithParam<Example> {};

TEST_P(RuleExamples, Hold) {
  const Example& example = GetParam();
  const Facts facts = read_sentence(extractor(), example.sentence);
  if (example.finds) EXPECT_TRUE(has(facts, example.expected, example.sentence)) << example.sentence << "\n  expected: " << example.expected << '\n' << tell(facts, example.sentence);
  else if (example.expected.empty()) EXPECT_TRUE(facts.relations.empty()) << example.sentence << '\n' << tell(facts, example.sentence);
  else EXPECT_FALSE(has(facts, example.expected, example.sentence)) << example.sentence << '\n' << tell(facts, example.sentence);
}

std::vector<Example> shipped_examples() {
  const Resources resources;
  SymbolTable symbols;
  const WordClasses words(resources, symbols);
  std::vector<Example> examples;
  for (const Rule& rule : read_rules(resources.get("en/relations.rules"), "relations.rules", words, symbols))
    for (const Example& example : rule.examples) examples.push_back(example);
  return examples;
}

std::string test_name(const testing::TestParamInfo<Example>& example) { return "line" + std::to_string(example.param.location.line); }

INSTANTIATE_TEST_SUITE_P(Shipped, RuleExamples, testing::ValuesIn(shipped_examples()), test_name);

// Lines "sentence | relation" that must be found, "! sentence | relation" that must not. Behind "? " either is a known fault,
// which no test fails for but the share of what is right counts.
struct Case {
  Example example;
  bool known_fault = false;
};

std::vector<Case> case_file(const std::string& name) {
  std::ifstream file(std::string(TESTS_DIR) + "/cases/relations/" + name);
  std::vector<Case> cases;
  std::string line;
  for (std::uint32_t number = 1; std::getline(file, line); ++number) {
    std::string_view rest = line;
    const bool known_fault = rest.starts_with("? ");
    if (known_fault) rest.remove_prefix(2);
    const bool finds = !rest.starts_with("! ");
    if (!finds) rest.remove_prefix(2);
    const std::size_t bar = rest.find(" | ");
    if (line.empty() || line.front() == '#' || bar == std::string_view::npos) continue;
    cases.push_back({{finds, std::string(rest.substr(0, bar)), std::string(rest.substr(bar + 3)), {name, number, 0}}, known_fault});
  }
  return cases;
}

std::vector<Example> without_faults(const std::string& name) {
  std::vector<Example> examples;
  for (Case& each : case_file(name))
    if (!each.known_fault) examples.push_back(std::move(each.example));
  return examples;
}

INSTANTIATE_TEST_SUITE_P(Status, RuleExamples, testing::ValuesIn(without_faults("status.case")), test_name);
INSTANTIATE_TEST_SUITE_P(Constructions, RuleExamples, testing::ValuesIn(without_faults("syntax.case")), test_name);
INSTANTIATE_TEST_SUITE_P(Paraphrases, RuleExamples, testing::ValuesIn(without_faults("paraphrases.case")), test_name);

double share_right(const std::string& name) {
  const std::vector<Case> cases = case_file(name);
  std::size_t right = 0;
  for (const auto& [example, known_fault] : cases) {
    const bool good = has(read_sentence(extractor(), example.sentence), example.expected, example.sentence) == example.finds;
    right += good ? 1 : 0;
    if (good && known_fault) std::cout << name << ':' << example.location.line << ": is right now\n";
  }
  std::cout << name << ": " << right << " of " << cases.size() << " right\n";
  return static_cast<double>(right) / static_cast<double>(cases.size());
}

TEST(RelationCases, NearlyEveryStatusIsRight) { EXPECT_GE(share_right("status.case"), 0.97); }
TEST(RelationCases, NearlyEveryConstructionIsRight) { EXPECT_GE(share_right("syntax.case"), 0.95); }
TEST(RelationCases, MostParaphrasesTellTheSameFact) { EXPECT_GE(share_right("paraphrases.case"), 0.90); }

}  // namespace
}  // namespace entente
