// SPDX-License-Identifier: Apache-2.0
// tests/cases/names.txt: texts with the names that must, and must not, be marked in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <entente/extractor.hpp>

namespace entente {
namespace {

std::vector<std::string> names_in(const Extractor& extractor, const std::string& text) {
  Article article;
  article.text = text;
  complete(article);
  Document document = extractor.document();
  extractor.analyse(article, document);
  std::vector<std::string> names;
  for (const NamedSpan& name : extractor.names(document)) names.push_back(std::string(name.sort) + ' ' + std::string(document.text(name.tokens)));
  return names;
}

TEST(NameCases, AllHold) {
  const Extractor extractor;
  std::ifstream in(std::filesystem::path(TESTS_DIR) / "cases" / "names.txt");
  std::string text;
  std::vector<std::string> names;
  int cases = 0;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("> ")) {
      text = line.substr(2);
      names = names_in(extractor, text);
      ++cases;
      continue;
    }
    const std::string name = line.substr(2);
    const bool must_be = line.front() == '+';
    EXPECT_TRUE(must_be == (std::count(names.begin(), names.end(), name) > 0))
        << "names.txt:" << number << ": " << line << " in: " << text << "\nwhich has " << testing::PrintToString(names);
  }
  EXPECT_GE(cases, 10);
}

}  // namespace
}  // namespace entente
