// SPDX-License-Identifier: Apache-2.0
// Plain text as an article, its header read.
#pragma once

#include <string>

#include <entente/article.hpp>

namespace entente {

// One file. It may begin with lines of `Key: value` (Title, Date, Source, URL, Id; others are passed over) that an empty
// line ends: they are no part of the text. Throws InputError where it is binary or blank.
Article read_text(std::string bytes, const std::string& file);

}  // namespace entente
