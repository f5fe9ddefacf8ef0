// SPDX-License-Identifier: Apache-2.0
// Readers of the formats, by one signature: what the table of formats holds.
#pragma once

#include <memory>
#include <string>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"

namespace entente {

// Each throws InputError where the bytes can't be read. `id` is for the one article of a file that has none of its own.
std::unique_ptr<ArticleReader> open_text(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_json_lines(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_json(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_csv(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_html(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_feed(ByteStream in, const std::string& id, const ReadingOptions& options);
std::unique_ptr<ArticleReader> open_warc(ByteStream in, const std::string& id, const ReadingOptions& options);

}  // namespace entente
