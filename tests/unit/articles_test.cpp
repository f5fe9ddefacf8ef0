// SPDX-License-Identifier: Apache-2.0
// The example articles: what must and must not come out of each stands beside it, in NAME.expect.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <entente/extractor.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

const std::filesystem::path folder = std::filesystem::path(TESTS_DIR) / "articles";

// "+ Sweden member_of NATO asserted": a line of an expectation file.
struct Expectation {
  enum class Kind { must, must_not, missed, wrong };  // missed and wrong are known and only counted
  Kind kind;
  std::string text;
  int line;
};

std::vector<Expectation> read_expectations(const std::filesystem::path& path) {
  static const std::map<std::string, Expectation::Kind> kinds{{"+", Expectation::Kind::must},
                                                              {"-", Expectation::Kind::must_not},
                                                              {"?", Expectation::Kind::missed},
                                                              {"?-", Expectation::Kind::wrong}};
  std::vector<Expectation> result;
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t space = line.find(' ');
    result.push_back({kinds.at(line.substr(0, space)), line.substr(space + 1), number});
  }
  return result;
}

// What one article says, to be asked.
class Reading {
 public:
  Reading(const Extractor& extractor, const std::filesystem::path& path) {
    auto next = open_articles(path)->next();
    article_ = std::get<Article>(std::move(next).value());
    Document document = extractor.document();
    facts_ = extractor.extract(article_, document);
  }

  bool says(const std::string& expectation) const {
    const std::string said = "said ";
    return expectation.starts_with(said) ? has_statement(expectation.substr(said.size())) : has_relation(expectation);
  }

 private:
  // Whether the words before and after the relation's name stand for its two ends, and the last one for its status.
  bool has_relation(const std::string& text) const {
    std::istringstream in(text);
    std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    const auto type = std::find_if(words.begin(), words.end(), [](const std::string& word) { return relation_type(word).has_value(); });
    if (type == words.end() || type == words.begin() || words.end() - type < 3) throw std::runtime_error("no relation: " + text);
    const std::string subject = join(words.begin(), type);
    const std::string object = join(type + 1, words.end() - 1);
    const std::string& word = words.back();
    if (word != "*" && !status(word)) throw std::runtime_error("no status: " + text);
    return std::any_of(facts_.relations.begin(), facts_.relations.end(), [&](const Relation& relation) {
      if (relation.type != *relation_type(*type) || (word != "*" && relation.status != *status(word))) return false;
      return (is(relation.subject, subject) && is(relation.object, object)) ||
             (info(relation.type).symmetric && is(relation.subject, object) && is(relation.object, subject));
    });
  }

  // "Jens Stoltenberg: words | words in a further span".
  bool has_statement(const std::string& text) const {
    const std::size_t colon = text.find(": ");
    if (colon == std::string::npos) throw std::runtime_error("no statement: " + text);
    const std::vector<std::string> pieces = split_pieces(text.substr(colon + 2));
    return std::any_of(facts_.statements.begin(), facts_.statements.end(), [&](const Statement& statement) {
      return statement.speaker && is(statement.speaker, text.substr(0, colon)) && contains_all(statement, pieces);
    });
  }

  bool contains_all(const Statement& statement, const std::vector<std::string>& pieces) const {
    std::string content;
    for (const CharSpan span : statement.content) {
      const std::size_t begin = byte_of_char(article_.text, span.begin);
      content += article_.text.substr(begin, byte_of_char(article_.text, span.end) - begin) + " ";
    }
    return std::all_of(pieces.begin(), pieces.end(), [&](const std::string& piece) { return content.find(piece) != std::string::npos; });
  }

  bool is(EntityId id, const std::string& name) const {
    if (name == "*") return true;
    const Entity& entity = facts_.entities[id.value];
    if (fold_name(entity.name) == fold_name(name)) return true;
    return std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const std::string& alias) { return fold_name(alias) == fold_name(name); });
  }

  template <class Iterator>
  static std::string join(Iterator begin, Iterator end) {
    std::string text;
    for (; begin != end; ++begin) text += (text.empty() ? "" : " ") + *begin;
    return text;
  }

  static std::vector<std::string> split_pieces(std::string text) {
    std::vector<std::string> pieces;
    for (std::size_t bar = text.find(" | "); bar != std::string::npos; bar = text.find(" | ")) {
      pieces.push_back(text.substr(0, bar));
      text.erase(0, bar + 3);
    }
    pieces.push_back(text);
    return pieces;
  }

  Article article_;
  Facts facts_;
};

std::vector<std::string> article_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class ArticlesTest : public testing::TestWithParam<std::string> {
 protected:
  static void SetUpTestSuite() { extractor_ = std::make_unique<Extractor>(); }
  static void TearDownTestSuite() { extractor_.reset(); }
  static std::unique_ptr<Extractor> extractor_;  // loading the models takes longer than reading an article
};

std::unique_ptr<Extractor> ArticlesTest::extractor_;

TEST_P(ArticlesTest, SaysWhatItMustAndNothingThatItMustNot) {
  const std::filesystem::path path = folder / (GetParam() + ".expect");
  const std::vector<Expectation> expectations = read_expectations(path);
  EXPECT_THAT(expectations, testing::Contains(testing::Field(&Expectation::kind, Expectation::Kind::must)));
  EXPECT_THAT(expectations, testing::Contains(testing::Field(&Expectation::kind, Expectation::Kind::must_not)));
  const Reading reading(*extractor_, folder / (GetParam() + ".txt"));
  int known_faults = 0;
  for (const Expectation& expectation : expectations) {
    const std::string where = path.string() + ":" + std::to_string(expectation.line) + ": ";
    const bool says = reading.says(expectation.text);
    switch (expectation.kind) {
      case Expectation::Kind::must: EXPECT_TRUE(says) << where << "missing: " << expectation.text; break;
      case Expectation::Kind::must_not: EXPECT_FALSE(says) << where << "wrong: " << expectation.text; break;
      case Expectation::Kind::missed:
      case Expectation::Kind::wrong:
        ++known_faults;
        if (says == (expectation.kind == Expectation::Kind::missed)) std::cout << where << "right by now, mark it so: " << expectation.text << '\n';
        break;
    }
  }
  RecordProperty("known_faults", known_faults);
  std::cout << GetParam() << ": " << known_faults << " known faults of " << expectations.size() << '\n';
}

INSTANTIATE_TEST_SUITE_P(Examples, ArticlesTest, testing::ValuesIn(article_names()), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace entente
