// SPDX-License-Identifier: Apache-2.0
// The examples in data/en/pages.tsv, and how the names of classes are taken apart.
#include "inputs/page_words.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

const PageWords words{Resources()};

TEST(PageWords, LinesAreToldByTheirExamples) {
  EXPECT_FALSE(words.lines().empty());
  for (const PageWords::Line& line : words.lines()) {
    EXPECT_TRUE(words.is_boilerplate_line(line.yes)) << line.yes;
    EXPECT_FALSE(words.is_boilerplate_line(line.no)) << line.no;
  }
}

TEST(PageWords, ClassesAreReadByTheirParts) {
  for (const char* classes : {"share", "c-share-bar", "shareBar", "article__share", "wide SHARE", "most-read", "list mostRead"}) EXPECT_TRUE(words.is_boilerplate(classes)) << classes;
  for (const char* classes : {"", "shareholder", "most", "article", "shared-office", "adelaide"}) EXPECT_FALSE(words.is_boilerplate(classes)) << classes;
  EXPECT_TRUE(words.is_body("c-article-body wide"));
}

TEST(PageWords, LongParagraphsHaveSomethingToSay) {
  EXPECT_FALSE(words.is_boilerplate_line("Sign up to " + std::string(300, 'x')));
}

}  // namespace
}  // namespace entente
