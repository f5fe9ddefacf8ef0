// SPDX-License-Identifier: Apache-2.0
// Articles in web archives (WARC 1.0 and 1.1, ISO 28500), read record by record.
#pragma once

#include <memory>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"
#include "inputs/page_words.hpp"

namespace entente {

// Pages in responses and resources, and texts that were made of pages (WET); other records are passed over, and so are
// answers other than 200. An article without an address of its own has its record's.
std::unique_ptr<ArticleReader> read_warc(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options);

}  // namespace entente
