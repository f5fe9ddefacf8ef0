// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: schema.org's NewsArticle in JSON-LD first, then OpenGraph, then older ways.
#pragma once

#include <string>

#include <entente/article.hpp>

#include "inputs/html_document.hpp"

namespace entente {

struct PageMetadata {
  ArticleInfo info;   // title, date, source, url
  std::string body;   // the text in the JSON-LD; mostly empty, mostly without its paragraphs
};

PageMetadata metadata_of(const xmlDoc& page);

}  // namespace entente
