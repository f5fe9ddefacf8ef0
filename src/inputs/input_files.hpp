// SPDX-License-Identifier: Apache-2.0
// Which files an input stands for, and what kind each is.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"

namespace entente {

// A kind of file that articles or facts come in.
struct InputFormat {
  ArticleFormat info;
  // `id` is for the one article of a file that has none of its own. Null for facts, which are no articles: who builds
  // graphs reads them with read_facts().
  std::unique_ptr<ArticleReader> (*open)(ByteStream in, const std::string& id, const ReadingOptions& options);
};

std::span<const InputFormat> input_formats();

struct InputFile {
  std::filesystem::path path;  // "-" is standard input
  std::string id;              // what an article is called that has no id of its own; may be empty
  const InputFormat* format;   // null for standard input, whose first bytes tell
};

struct InputFiles {
  std::vector<InputFile> files;                // in byte order of their paths
  std::vector<std::filesystem::path> skipped;  // files below a folder that are of no kind we know
};

// A file, all below a folder (but hidden ones, and folders behind links), or "-".
// Throws InputError where there is nothing, or a file is of no known kind.
InputFiles find_input_files(const std::filesystem::path& path);

std::unique_ptr<ArticleReader> open_articles(const InputFile& file, const ReadingOptions& options);
// Of bytes whose kind is told by their beginning where `format` is null.
std::unique_ptr<ArticleReader> read_articles(ByteStream in, const InputFormat* format, const std::string& id, const ReadingOptions& options);

}  // namespace entente
