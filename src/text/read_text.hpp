// SPDX-License-Identifier: Apache-2.0
// Plain text as articles: checked, its header read.
#pragma once

#include <string>
#include <string_view>

#include <entente/article.hpp>

namespace entente {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Throws InputError where `bytes` are empty, binary, or not UTF-8.
void check_text(std::string_view bytes, const std::string& file);

// Gives `info` the date in ISO 8601. Throws InputError where `text` is no date.
void set_date(ArticleInfo& info, std::string_view text, const Location& where);

// One file. It may begin with lines of `Key: value` (Title, Date, Source, URL, Id; others are passed over) that an empty
// line ends: they are no part of the text. Neither is a byte order mark; line ends become "\n".
Article read_text(std::string bytes, const std::string& file);

}  // namespace entente
