// SPDX-License-Identifier: Apache-2.0
// Articles in tables: CSV with a header line (RFC 4180), also with semicolons, tabs or bars between the fields.
#pragma once

#include <memory>

#include <entente/article.hpp>

#include "inputs/byte_stream.hpp"

namespace entente {

// Columns are named as the keys of JSON are, in any order; others are passed over. A field in quotation marks may hold
// line ends. Throws InputError where no column has the text.
std::unique_ptr<ArticleReader> read_csv(ByteStream in, const ReadingOptions& options);

// Whether the first line names columns of articles, a text among them.
bool looks_like_csv(ByteStream& in);

}  // namespace entente
