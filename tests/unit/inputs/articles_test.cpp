// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <entente/article.hpp>

namespace entente {
namespace {

using testing::HasSubstr;

// A folder of its own for each test.
class ArticlesIn : public testing::Test {
 protected:
  ArticlesIn() : folder_(std::filesystem::temp_directory_path() / ("entente-articles-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~ArticlesIn() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  // The only article of a file.
  Article one(const std::string& name, std::string_view bytes) const {
    const auto reader = open_articles(file(name, bytes));
    Article article = std::get<Article>(reader->next().value());
    EXPECT_FALSE(reader->next().has_value());
    return article;
  }

  // What is wrong with a file.
  std::string fault(const std::string& name, std::string_view bytes) const {
    try {
      return std::get<InputError>(open_articles(file(name, bytes))->next().value()).what();
    } catch (const InputError& error) {
      return error.what();
    }
  }

  // The ids of a path's articles, or what is wrong with them.
  static std::vector<std::string> ids(const std::filesystem::path& path) {
    std::vector<std::string> result;
    const auto reader = open_articles(path);
    while (auto next = reader->next())
      result.push_back(std::holds_alternative<Article>(*next) ? std::get<Article>(*next).info.id : std::get<InputError>(*next).what());
    return result;
  }

  std::filesystem::path folder_;
};

TEST_F(ArticlesIn, TextIsTheWholeFileAndItsIdTheName) {
  const Article article = one("talks.txt", "Talks began.\n\nThey ended.\n");
  EXPECT_EQ(article.text, "Talks began.\n\nThey ended.\n");
  EXPECT_EQ(article.info.id, "talks");
  EXPECT_EQ(article.info.chars, 26U);
  EXPECT_EQ(article.info.sha256.size(), 64U);
}

TEST_F(ArticlesIn, HeaderIsNoPartOfTheText) {
  const Article article = one("a.txt", "Title: Talks begin\nDate: 21 April 2023\nAuthor: Somebody\nsource: The Herald\nURL: https://news.example/1\n\nTalks began.\n");
  EXPECT_EQ(article.text, "Talks began.\n");
  EXPECT_EQ(article.info.title, "Talks begin");
  EXPECT_EQ(article.info.date, "2023-04-21");
  EXPECT_EQ(article.info.source, "The Herald");
  EXPECT_EQ(article.info.url, "https://news.example/1");
}

TEST_F(ArticlesIn, TextThatLooksLikeAHeaderIsText) {
  for (const char* text : {"Update: talks began.\n\nMore follows.\n", "Title: only this line", "Date: 2023-04-21\nThe talks began.\n\nThey ended.\n",
                           "https://news.example\n\nText.\n", "12:30 talks began\n\nText.\n"})
    EXPECT_EQ(one("a.txt", text).text, text);
}

TEST_F(ArticlesIn, LineEndsAndByteOrderMarksAreRemoved) {
  EXPECT_EQ(one("a.txt", "\xEF\xBB\xBF" "Date: 2023-04-21\r\n\r\nOne.\r\nTwo.\rThree.\n").text, "One.\nTwo.\nThree.\n");
}

TEST_F(ArticlesIn, JsonKeepsTheTextAsItIs) {
  const Article article = one("a.jsonl", R"({"id": 7, "text": "One.\r\n\"Zwei\" – drei.\n", "date": "2023-04-21T10:00:00Z", "source": {"name": "Wire"}})");
  EXPECT_EQ(article.text, "One.\r\n\"Zwei\" – drei.\n");
  EXPECT_EQ(article.info.id, "7");
  EXPECT_EQ(article.info.date, "2023-04-21");
  EXPECT_EQ(article.info.source, "Wire");
}

TEST_F(ArticlesIn, JsonKnowsWhatOthersCallTheFields) {
  const Article article = one("a.json", R"({"headline": "H", "link": "https://x.example", "publishedAt": "2023-04-21", "outlet": "O", "maintext": "Talks began."})");
  EXPECT_EQ(article.info.title, "H");
  EXPECT_EQ(article.info.url, "https://x.example");
  EXPECT_EQ(article.info.date, "2023-04-21");
  EXPECT_EQ(article.info.source, "O");
  EXPECT_EQ(article.text, "Talks began.");
  EXPECT_EQ(article.info.id, article.info.sha256.substr(0, 16));
}

TEST_F(ArticlesIn, JsonMayBeAnObjectAListOrLines) {
  EXPECT_THAT(ids(file("list.json", R"([{"id": "a", "text": "A."}, {"id": "b", "text": "B."}])")), testing::ElementsAre("a", "b"));
  EXPECT_THAT(ids(file("news.json", R"({"articles": [{"id": "a", "text": "A."}]})")), testing::ElementsAre("a"));
  EXPECT_THAT(ids(file("lines.json", "{\"id\": \"a\", \"text\": \"A.\"}\n{\"id\": \"b\", \"text\": \"B.\"}\n")), testing::ElementsAre("a", "b"));
}

TEST_F(ArticlesIn, ABadLineIsNamedAndTheOthersAreRead) {
  const auto path = file("a.jsonl", "{\"id\": \"a\", \"text\": \"A.\"}\n{\"id\": \"b\", \"text\n\n{\"id\": \"c\"}\n[]\n{\"id\": \"d\", \"text\": \"D.\"}\n");
  EXPECT_THAT(ids(path), testing::ElementsAre("a", HasSubstr("a.jsonl:2:18: is not JSON"), HasSubstr("a.jsonl:4: has no 'text'"),
                                              HasSubstr("a.jsonl:5: is not a JSON object"), "d"));
}

TEST_F(ArticlesIn, FoldersAreReadInByteOrderAndFilesOfOtherKindsPassedOver) {
  file("in/b.txt", "B.");
  file("in/a/z.txt", "Z.");
  file("in/B.txt", "B.");
  file("in/.hidden.txt", "H.");
  file("in/.git/c.txt", "C.");
  file("in/picture.png", "\x89PNG");
  file("in/empty.txt", "");
  EXPECT_THAT(ids(folder_ / "in"), testing::ElementsAre("B", "a/z", "b", HasSubstr("empty.txt: is empty")));
}

TEST_F(ArticlesIn, WhatIsNoTextIsNamedWithItsPlace) {
  EXPECT_THAT(fault("a.txt", ""), HasSubstr("a.txt: is empty"));
  EXPECT_THAT(fault("a.txt", " \n"), HasSubstr("nothing but white space"));
  EXPECT_THAT(fault("a.txt", "Date: 2023-04-21\n\n \n"), HasSubstr("has a header but no text"));
  EXPECT_THAT(fault("a.txt", std::string_view("a\0b", 3)), HasSubstr("is binary"));
  EXPECT_THAT(fault("a.txt", "One.\nTw\xC3\xB6 \xE9.\n"), HasSubstr("a.txt: is damaged UTF-8 at line 2, byte 10"));
  EXPECT_THAT(fault("a.txt", "Title: T\nDate: 4/5/2023\n\nText.\n"), HasSubstr("a.txt:2: '4/5/2023' is no date"));
  EXPECT_THAT(fault("a.jsonl", ""), HasSubstr("a.jsonl: is empty"));
  EXPECT_THAT(fault("a.jsonl", "{\"text\": \"\xC3\xA9\xE9\"}"), HasSubstr("a.jsonl:1: is damaged UTF-8"));
  EXPECT_THAT(fault("a.json", "[\n{\"text\" 1}]"), HasSubstr("a.json:2:9: is not JSON"));
  EXPECT_THAT(fault("a.json", "[]"), HasSubstr("has no articles"));
  EXPECT_THAT(fault("a.pdf", "%PDF"), HasSubstr("is of no kind that can be read"));
}

TEST_F(ArticlesIn, DeepNestingIsRead) {
  const std::string deep(1'000'000, '[');
  EXPECT_THAT(fault("a.jsonl", deep), HasSubstr("is not JSON"));
}

TEST_F(ArticlesIn, MissingPathsAreNamed) {
  EXPECT_THROW(open_articles(folder_ / "none.txt"), InputError);
  std::filesystem::create_directory(folder_ / "void");
  EXPECT_THROW(open_articles(folder_ / "void"), InputError);
}

TEST_F(ArticlesIn, DefaultsFillWhatIsMissing) {
  const auto with = std::get<Article>(open_articles(file("a.txt", "Date: 2023-04-21\n\nText."), {"2020-01-01", "Wire"})->next().value());
  EXPECT_EQ(with.info.date, "2023-04-21");
  EXPECT_EQ(with.info.source, "Wire");
  EXPECT_EQ(std::get<Article>(open_articles(file("b.txt", "Text."), {"2020-01-01", {}})->next().value()).info.date, "2020-01-01");
}

}  // namespace
}  // namespace entente
