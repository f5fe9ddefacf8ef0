// SPDX-License-Identifier: Apache-2.0
// tests/cases/{entities,ambiguous_names,coreference}.txt: texts with the entities that must, and must not, be found in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <entente/extractor.hpp>

#include "core/tsv.hpp"

namespace entente {
namespace {

struct Expectation {
  char sign = '+';
  std::string name;
  EntityType type{};
  std::string wikidata;  // empty: not looked at
  std::vector<std::string> mentions;
  int line = 0;
};

struct Case {
  std::string text;
  std::vector<Expectation> expectations;
};

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

Expectation expectation(const std::string& line, int number) {
  Expectation result{.sign = line.front(), .name = {}, .type = {}, .wikidata = {}, .mentions = {}, .line = number};
  const std::vector<std::string_view> fields = split(std::string_view(line).substr(1), '|');
  result.name = trimmed(fields.at(0));
  result.type = entity_type(trimmed(fields.at(1))).value();
  if (fields.size() > 2 && trimmed(fields[2]) != "-") result.wikidata = trimmed(fields[2]);
  if (fields.size() > 3)
    for (const std::string_view mention : split(fields[3], ';')) result.mentions.push_back(trimmed(mention));
  return result;
}

std::vector<Case> read_cases(const std::string& file) {
  std::ifstream in(std::filesystem::path(TESTS_DIR) / "cases" / file);
  std::vector<Case> cases;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("> ") && !cases.empty() && cases.back().expectations.empty()) cases.back().text += "\n\n" + line.substr(2);
    else if (line.starts_with("> ")) cases.push_back({line.substr(2), {}});
    else if (!line.empty() && line.front() != '#') cases.back().expectations.push_back(expectation(line, number));
  }
  return cases;
}

class EntityCases : public testing::TestWithParam<const char*> {
 protected:
  static const Extractor& extractor() {
    static const Extractor shared;
    return shared;
  }

  // The texts of an entity's mentions; nothing where there is no such entity.
  static std::vector<std::string> find(const Document& document, const Expectation& expected, bool& found) {
    std::vector<std::string> texts;
    found = false;
    for (std::size_t i = 0; i < document.entities.size(); ++i) {
      const Entity& entity = document.entities[i];
      const bool named = entity.name == expected.name || std::count(entity.aliases.begin(), entity.aliases.end(), expected.name) > 0;
      if (!named || entity.type != expected.type) continue;
      if (!expected.wikidata.empty() && entity.wikidata != expected.wikidata) continue;
      found = true;
      for (const Mention& mention : document.mentions)
        if (mention.entity == EntityId{i}) texts.emplace_back(document.text(mention.tokens));
    }
    return texts;
  }

  static bool holds(const Document& document, const Expectation& expected) {
    bool found = false;
    const std::vector<std::string> texts = find(document, expected, found);
    const auto is_there = [&](const std::string& mention) { return std::count(texts.begin(), texts.end(), mention) > 0; };
    const std::vector<std::string>& mentions = expected.mentions;
    if (expected.sign == '-') return !found || (!mentions.empty() && std::none_of(mentions.begin(), mentions.end(), is_there));
    return found && std::all_of(mentions.begin(), mentions.end(), is_there);
  }
};

TEST_P(EntityCases, AllHold) {
  const std::vector<Case> cases = read_cases(GetParam());
  ASSERT_GT(cases.size(), 20U);
  Document document = extractor().document();
  int missing = 0;
  int wrong = 0;
  for (const Case& each : cases) {
    Article article;
    article.text = each.text;
    article.info.date = "2023-05-10";
    complete(article);
    extractor().analyse(article, document);
    for (const Expectation& expected : each.expectations) {
      const bool held = holds(document, expected);
      if (!held) ++(expected.sign == '-' ? wrong : missing);
      if (expected.sign != '?') {
        EXPECT_TRUE(held) << GetParam() << ':' << expected.line << ": " << expected.sign << ' ' << expected.name << " in: " << each.text;
      }
    }
  }
  std::cout << GetParam() << ": " << cases.size() << " cases, " << wrong << " links wrong, " << missing << " missing\n";
}

INSTANTIATE_TEST_SUITE_P(Files, EntityCases, testing::Values("entities.txt", "ambiguous_names.txt", "coreference.txt", "common_nouns.txt"));

}  // namespace
}  // namespace entente
