// SPDX-License-Identifier: Apache-2.0
// Articles in RSS (0.9 to 2.0) and Atom feeds, read item by item.
#pragma once

#include <memory>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"
#include "inputs/page_words.hpp"

namespace entente {

// The text of an item is its content, or its description where it has no other. The outlet is the feed's title. Nothing is
// fetched; a feed that declares entities is refused.
std::unique_ptr<ArticleReader> read_feed(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options);

}  // namespace entente
