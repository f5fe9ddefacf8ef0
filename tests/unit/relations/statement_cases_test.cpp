// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/statements.txt, wishes.txt and about.txt: whole texts through the whole extractor, with all the statements
// that must come out.
#include <entente/extractor.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "core/utf8.hpp"

namespace entente {
namespace {

struct Case {
  int line = 0;
  std::string text;
  std::vector<std::string> statements;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  bool open = false;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.starts_with('#')) continue;
    if (line.starts_with('>')) {
      if (!open) cases.push_back({number, {}, {}});
      open = true;
      std::string& text = cases.back().text;
      text += line.size() > 2 ? (text.empty() || text.ends_with('\n') ? "" : " ") + line.substr(2) : "\n\n";
    } else if (line.empty()) {
      open = false;
    } else {
      cases.back().statements.push_back(line);
    }
  }
  return cases;
}

std::string slice(const std::string& text, CharSpan span) {
  const std::size_t begin = byte_of_char(text, span.begin);
  return text.substr(begin, byte_of_char(text, span.end) - begin);
}

std::string describe(const std::string& text, const Facts& facts, const Statement& statement) {
  std::string line = statement.speaker ? facts.entities[statement.speaker.value].name : '[' + slice(text, statement.speaker_span) + ']';
  line += " | " + slice(text, statement.cue) + " | ";
  for (const CharSpan span : statement.content) line += (span == statement.content.front() ? "" : " / ") + slice(text, span);
  return line + " | " + std::string(name(statement.form));
}

// Who says it, about whom, to whom and where.
std::string describe_about(const std::string& text, const Facts& facts, const Statement& statement) {
  const auto name_of = [&](EntityId id) { return id ? facts.entities[id.value].name : std::string("-"); };
  std::vector<std::string> about;
  for (const EntityId id : statement.about) about.push_back(name_of(id));
  std::sort(about.begin(), about.end());
  std::string line = statement.speaker ? name_of(statement.speaker) : '[' + slice(text, statement.speaker_span) + ']';
  line += " | ";
  for (const std::string& one : about) line += (&one == &about.front() ? "" : "; ") + one;
  return line + " | " + name_of(statement.addressee) + " | " + name_of(statement.occasion);
}

using Describe = std::string (*)(const std::string&, const Facts&, const Statement&);

void expect_all(const std::string& file, const ExtractorOptions& options, Describe described = describe) {
  const std::vector<Case> cases = read_cases(std::string(TESTS_DIR) + "/cases/" + file);
  ASSERT_GT(cases.size(), 10U);
  const Extractor extractor(options);
  Document document = extractor.document();
  for (const Case& c : cases) {
    SCOPED_TRACE("line " + std::to_string(c.line) + ": " + c.text);
    Article article;
    article.text = c.text;
    complete(article);
    const Facts facts = extractor.extract(article, document);
    std::vector<std::string> statements;
    for (const Statement& statement : facts.statements) statements.push_back(described(c.text, facts, statement));
    EXPECT_THAT(statements, testing::UnorderedElementsAreArray(c.statements));
  }
}

TEST(StatementCases, AllHold) { expect_all("statements.txt", {}); }

TEST(StatementCases, AboutHolds) { expect_all("about.txt", {}, describe_about); }

TEST(StatementCases, WishesHold) {
  ExtractorOptions options;
  options.wishes = true;
  expect_all("wishes.txt", options);
}

}  // namespace
}  // namespace entente
