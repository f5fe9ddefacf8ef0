// SPDX-License-Identifier: Apache-2.0
// Articles in JSON: one object a line (.jsonl), or one value with one or many of them (.json).
#pragma once

#include <istream>
#include <memory>
#include <string>

#include <entente/article.hpp>

namespace entente {

// Keys are `id date source title url text` or what archives call them; others are passed over. The text is kept as it is,
// so that offsets agree with whoever wrote the line. Articles without an id get one from their text.
std::unique_ptr<ArticleReader> read_json_lines(std::unique_ptr<std::istream> in, std::string file);

// An object, a list of them, or an object with a list in `articles`. Lines of objects are read as such.
std::unique_ptr<ArticleReader> read_json(std::string bytes, std::string file);

}  // namespace entente
