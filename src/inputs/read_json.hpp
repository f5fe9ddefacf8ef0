// SPDX-License-Identifier: Apache-2.0
// Articles in JSON: one object a line (.jsonl), or values with one or many of them (.json).
#pragma once

#include <memory>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"

namespace entente {

// Keys are `id date source title url text` or what archives call them; others are passed over. A `text` is kept as it is,
// so that offsets agree with whoever wrote the line. Articles without an id get one from their text.
std::unique_ptr<ArticleReader> read_json_lines(ByteStream in, const ReadingOptions& options);

// Objects, lists of them, or objects with a list in `articles`, `results` and the like. Lists are read item by item.
std::unique_ptr<ArticleReader> read_json(ByteStream in, const ReadingOptions& options);

}  // namespace entente
