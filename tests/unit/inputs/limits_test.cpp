// SPDX-License-Identifier: Apache-2.0
// What is too long, grows too much, or ends early: bounded, and said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <zlib.h>

#include <string>
#include <vector>

#include <entente/article.hpp>

#include "inputs/decompress.hpp"
#include "inputs/input_files.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// What a format's reader makes of bytes: ids and faults.
std::vector<std::string> read(std::string bytes, std::string_view format, const ReadingOptions& options = {}) {
  std::vector<std::string> result;
  const InputFormat* found = nullptr;
  for (const InputFormat& one : input_formats())
    if (one.info.name == format) found = &one;
  try {
    const auto reader = read_articles(text_stream(std::move(bytes), "in"), found, "id", options);
    while (const auto next = reader->next())
      result.push_back(std::holds_alternative<Article>(*next) ? std::get<Article>(*next).info.id : std::get<InputError>(*next).what());
  } catch (const InputError& error) {
    result.emplace_back(error.what());
  }
  return result;
}

std::string packed(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(Limits, TextsThatAreTooLongAreRefusedWithTheirLength) {
  ReadingOptions options;
  options.max_characters = 10;
  EXPECT_THAT(read("{\"id\": \"a\", \"text\": \"ten chars.\"}\n{\"id\": \"b\", \"text\": \"eleven char\"}\n", "jsonl", options),
              ElementsAre("a", HasSubstr("in:2: has 11 characters, more than 10")));
  EXPECT_THAT(read("żółćżółćżó", "text", options), ElementsAre("id"));  // characters, not bytes
}

TEST(Limits, GzipBombsEndEarly) {
  const std::string bomb = packed(std::string(200U << 20U, 'a'));
  EXPECT_LT(bomb.size(), 300'000U);
  EXPECT_THAT(read(bomb, "jsonl"), ElementsAre(HasSubstr("grows more than a thousandfold")));
}

TEST(Limits, OneLongLineDoesNotHideTheNext) {
  const std::string line = "{\"id\": \"long\", \"text\": \"" + std::string(81U << 20U, 'a') + "\"}\n{\"id\": \"b\", \"text\": \"B.\"}\n";
  EXPECT_THAT(read(line, "jsonl"), ElementsAre(HasSubstr("in:1: is longer than 76 MiB"), "b"));
}

TEST(Limits, APageOfManyMegabytesIsRefused) { EXPECT_THAT(read("<p>" + std::string(17U << 20U, 'a'), "html"), ElementsAre(HasSubstr("is a page of more than 16 MiB"))); }

TEST(Limits, NestedWebPagesEnd) {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<div><b>";
  EXPECT_THAT(read(page + "x", "html"), ElementsAre(HasSubstr("has no running text")));
}

TEST(Limits, ReadingEndsWhereItIsStopped) {
  std::atomic<bool> stop{false};
  ReadingOptions options;
  options.stop = &stop;
  const auto reader = read_articles(text_stream("{\"id\": \"a\", \"text\": \"A.\"}\n{\"id\": \"b\", \"text\": \"B.\"}\n", "in"), nullptr, {}, options);
  EXPECT_TRUE(reader->next().has_value());
  stop = true;
  EXPECT_FALSE(reader->next().has_value());
}

TEST(StandardInput, TellsItsKindByItsBeginning) {
  const auto format = [](const std::string& bytes) { return read(bytes, ""); };
  EXPECT_THAT(format("{\"id\": \"a\", \"text\": \"A.\"}\n"), ElementsAre("a"));
  EXPECT_THAT(format(" [{\"id\": \"a\", \"text\": \"A.\"}]"), ElementsAre("a"));
  EXPECT_THAT(format("id,text\n7,A.\n"), ElementsAre("7"));
  EXPECT_THAT(format("<?xml version=\"1.0\"?><rss><channel><item><guid>g</guid><description>A.</description></item></channel></rss>"), ElementsAre("g"));
  EXPECT_THAT(format("<!DOCTYPE html><html><body></body></html>"), ElementsAre(HasSubstr("has no running text")));
  EXPECT_THAT(format("WARC/1.0\r\nWARC-Type: response\r\n\r\n"), ElementsAre(HasSubstr("has no Content-Length")));
  EXPECT_THAT(format("Norway met Sweden, Malta and Cyprus.\n"), ElementsAre("id"));
}

}  // namespace
}  // namespace entente
