// SPDX-License-Identifier: Apache-2.0
// The benchmark's gold is what tests/benchmark/README.md says it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include <entente/article.hpp>
#include <entente/schema.hpp>

#include "core/utf8.hpp"
#include "score/score.hpp"

namespace entente {
namespace {

const std::filesystem::path folder = std::filesystem::path(TESTS_DIR) / "benchmark";

struct Benchmark {
  Benchmark() : gold(read_marked_articles(folder / "gold.facts.jsonl")) {
    for (const auto reader = open_articles(folder / "articles.jsonl"); auto next = reader->next();)
      articles.push_back(std::get<Article>(*next));
  }
  std::vector<MarkedArticle> gold;
  std::vector<Article> articles;
};

const Benchmark& benchmark() {
  static const Benchmark all;
  return all;
}

bool is_word(std::string_view text, std::size_t byte) {
  const char32_t c = next_char(text, byte);
  return is_letter(c) || is_digit(c);
}

// Checks spans of one article.
class SpanChecker {
 public:
  SpanChecker(std::string id, const std::string& text) : id_(std::move(id)), text_(text), chars_(text) {}

  // Begins and ends where words do.
  void check(CharSpan span, const std::string& what) const {
    const std::string where = id_ + ", " + what + " [" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
    ASSERT_LT(span.begin, span.end) << where;
    ASSERT_LE(span.end, count_chars(text_)) << where;
    const std::string_view words = chars_[span];
    EXPECT_FALSE(is_space(static_cast<unsigned char>(words.front())) || is_space(static_cast<unsigned char>(words.back())))
        << where << ": " << words;
    const std::size_t begin = byte_of_char(text_, span.begin);
    const std::size_t end = byte_of_char(text_, span.end);
    const bool cuts_begin = begin > 0 && is_word(text_, begin) && is_word(text_, byte_of_char(text_, span.begin - 1));
    const bool cuts_end = end < text_.size() && is_word(text_, end) && is_word(text_, byte_of_char(text_, span.end - 1));
    EXPECT_FALSE(cuts_begin || cuts_end) << where << ": " << words;
  }
  void check(const Spans& spans, const std::string& what) const {
    for (const CharSpan span : spans) check(span, what);
  }
  std::string_view words(CharSpan span) const { return chars_[span]; }

 private:
  std::string id_;
  const std::string& text_;
  CharText chars_;
};

template <class Do>
void for_each_article(Do&& visit) {
  ASSERT_EQ(benchmark().gold.size(), benchmark().articles.size());
  for (std::size_t i = 0; i < benchmark().gold.size(); ++i) visit(benchmark().gold[i], benchmark().articles[i]);
}

TEST(BenchmarkGold, HasThirtyArticlesAndTheirHashes) {
  EXPECT_EQ(benchmark().gold.size(), 30U);
  std::set<std::string> ids;
  for_each_article([&](const MarkedArticle& gold, const Article& article) {
    EXPECT_EQ(gold.id, article.info.id);
    EXPECT_EQ(gold.sha256, article.info.sha256) << gold.id;
    EXPECT_TRUE(ids.insert(gold.id).second) << gold.id;
  });
}

TEST(BenchmarkGold, SpansAreWholeWords) {
  for_each_article([](const MarkedArticle& gold, const Article& article) {
    const SpanChecker text(gold.id, article.text);
    for (const MarkedEntity& e : *gold.entities) text.check(e.mentions, "mention of " + e.name);
    for (const MarkedRelation& r : *gold.relations) text.check(r.evidence, "evidence");
    for (const MarkedStatement& s : *gold.statements) {
      text.check(s.content, "content");
      text.check(s.speaker_spans, "speaker");
      text.check(s.cue, "cue");
    }
  });
}

TEST(BenchmarkGold, EveryEntityIsMentionedOnceAPlace) {
  for_each_article([](const MarkedArticle& gold, const Article&) {
    for (const MarkedEntity& e : *gold.entities) {
      EXPECT_FALSE(e.mentions.empty()) << gold.id << ", " << e.name;
      const std::set<CharSpan> places(e.mentions.begin(), e.mentions.end());
      EXPECT_EQ(places.size(), e.mentions.size()) << gold.id << ", " << e.name;
      EXPECT_TRUE(entity_type(e.type)) << gold.id << ", " << e.name << ": " << e.type;
      EXPECT_TRUE(e.kind.empty() || organization_kind(e.kind)) << gold.id << ", " << e.name << ": " << e.kind;
    }
  });
}

TEST(BenchmarkGold, RelationsFitTheSchema) {
  for_each_article([](const MarkedArticle& gold, const Article&) {
    std::map<std::string, const MarkedEntity*> entities;
    for (const MarkedEntity& e : *gold.entities) entities[e.id] = &e;
    for (const MarkedRelation& r : *gold.relations) {
      const auto type = relation_type(r.relation);
      const std::string where = gold.id + ": " + r.subject + " " + r.relation + " " + r.object;
      ASSERT_TRUE(type && status(r.status)) << where;
      ASSERT_TRUE(entities.contains(r.subject) && entities.contains(r.object)) << where;
      EXPECT_FALSE(r.evidence.empty()) << where;
      if (r.optional) continue;
      EXPECT_TRUE(info(*type).subject.contains(*entity_type(entities[r.subject]->type)))
          << where << ", " << entities[r.subject]->name;
      EXPECT_TRUE(info(*type).object.contains(*entity_type(entities[r.object]->type)))
          << where << ", " << entities[r.object]->name;
    }
  });
}

TEST(BenchmarkGold, DirectContentStandsBetweenQuotationMarks) {
  for_each_article([](const MarkedArticle& gold, const Article& article) {
    const CharText text(article.text);
    for (const MarkedStatement& s : *gold.statements) {
      ASSERT_TRUE(form(s.form)) << gold.id << ": " << s.form;
      if (s.form != "direct") continue;
      const CharSpan first = s.content.front();
      const std::string_view before = text[{first.begin - std::min(first.begin, 1U), first.begin}];
      EXPECT_TRUE(before == "“" || before == "\"") << gold.id << ": " << text[first];
    }
  });
}

TEST(BenchmarkGold, IsAllRightAgainstItself) {
  ScoreOptions options;
  for (const Article& article : benchmark().articles) options.texts[article.info.id] = article.text;
  const Score score = score_facts(benchmark().gold, benchmark().gold, options);
  EXPECT_TRUE(score.misses.empty());
  for (const auto& [name, figure] : score.figures.rows()) {
    if (figure.is_rate) continue;
    EXPECT_DOUBLE_EQ(figure.f1(), 1.0) << name;
  }
}

}  // namespace
}  // namespace entente
