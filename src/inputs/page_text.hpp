// SPDX-License-Identifier: Apache-2.0
// The article's text on a page, and HTML in a field of a record as text. Paragraphs are kept, an empty line between them.
#pragma once

#include <string>
#include <string_view>

#include "inputs/html_document.hpp"
#include "inputs/page_words.hpp"

namespace entente {

// The densest text of a page: without navigation, captions, teasers and what else stands around an article. Empty where the
// page has no running text.
std::string article_text(const xmlDoc& page, const PageWords& words, std::string_view title);

// Whether a value has tags or character references of HTML in it.
bool looks_like_html(std::string_view value);

// All text of a piece of HTML, in valid UTF-8; with `words`, without lines such as "Read more: …".
std::string text_of_html(std::string_view html, const PageWords* words = nullptr);

}  // namespace entente
