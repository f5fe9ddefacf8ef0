// SPDX-License-Identifier: Apache-2.0
// News articles as they come in.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <entente/error.hpp>

namespace entente {

// What is known of an article besides its text; empty is unknown.
struct ArticleInfo {
  std::string id;      // unique in a graph
  std::string source;  // the outlet
  std::string date;    // ISO 8601: YYYY-MM-DD
  std::string url;
  std::string title;
  std::uint32_t chars = 0;  // length of the text in code points
  std::string sha256;       // of the text's UTF-8, lower-case hexadecimal
  bool operator==(const ArticleInfo&) const = default;
};

struct Article {
  ArticleInfo info;
  std::string text;                     // valid UTF-8; every offset in facts counts from its start
  std::string where = {};               // for messages: the file, and the record or line in it
  std::vector<std::string> notes = {};  // what reading repaired or took for granted: "is not UTF-8; read as windows-1252"
};

// Fills `chars` and `sha256` from the text, and `id` (the first 16 digits of the hash) where it is empty.
void complete(Article& article);

// Yields the articles of one input, one after the other.
class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  // The next article; an InputError value for one that is bad (reading can go on); nothing at the end.
  virtual std::optional<std::variant<Article, InputError>> next() = 0;
};

struct ReadingOptions {
  // What articles lack and the caller knows.
  std::string date = {};
  std::string source = {};
  // A longer text is refused, as InputError: never cut.
  std::uint32_t max_characters = 10'000'000;
  // A folder whose files replace the built-in data of the same names.
  std::filesystem::path data = {};
  // Reading ends early where this becomes true; may be null.
  const std::atomic<bool>* stop = nullptr;
};

struct ArticleFormat {
  std::string_view name;
  std::string_view suffixes;  // separated by spaces
  std::string_view summary;
};

std::span<const ArticleFormat> article_formats();

// Reads a file, or every readable file below a folder in byte order of their paths, or standard input for "-". Files may be
// compressed (gzip, Zstandard). Memory holds one article at a time, however long the file.
// Throws InputError where the path does not exist or can't be read.
std::unique_ptr<ArticleReader> open_articles(const std::filesystem::path& path, const ReadingOptions& options = {});

}  // namespace entente
