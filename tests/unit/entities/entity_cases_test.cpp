// SPDX-License-Identifier: Apache-2.0
// tests/cases/entities.txt: texts with the entities that must, and must not, be found in them.
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

std::vector<Case> read_cases() {
  std::ifstream in(std::filesystem::path(TESTS_DIR) / "cases/entities.txt");
  std::vector<Case> cases;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("> ")) cases.push_back({line.substr(2), {}});
    else if (!line.empty() && line.front() != '#') cases.back().expectations.push_back(expectation(line, number));
  }
  return cases;
}

class EntityCases : public testing::Test {
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
    if (expected.sign == '-') return !found;
    return found && std::all_of(expected.mentions.begin(), expected.mentions.end(),
                                [&](const std::string& mention) { return std::count(texts.begin(), texts.end(), mention) > 0; });
  }
};

TEST_F(EntityCases, AllHold) {
  const std::vector<Case> cases = read_cases();
  ASSERT_GT(cases.size(), 20U);
  Document document = extractor().document();
  int faults = 0;
  for (const Case& each : cases) {
    Article article;
    article.text = each.text;
    article.info.date = "2023-05-10";
    complete(article);
    extractor().analyse(article, document);
    for (const Expectation& expected : each.expectations) {
      const bool held = holds(document, expected);
      if (expected.sign == '?') faults += held ? 0 : 1;
      else EXPECT_TRUE(held) << "entities.txt:" << expected.line << ": " << expected.sign << ' ' << expected.name << " in: " << each.text;
    }
  }
  std::cout << faults << " known faults\n";
}

}  // namespace
}  // namespace entente
