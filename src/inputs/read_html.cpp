// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_html.hpp"

#include <algorithm>
#include <utility>

#include "inputs/clean.hpp"
#include "inputs/encoding.hpp"
#include "inputs/fields.hpp"
#include "inputs/html_document.hpp"
#include "inputs/page_metadata.hpp"
#include "inputs/page_text.hpp"

namespace entente {
namespace {

bool ends_name(char c) { return c == '"' || c == '\'' || c == '>' || c == ';' || c == ' ' || c == '/' || c == '?'; }

// The encoding that a page declares in its first bytes: <meta charset="…">, or XML's encoding="…".
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t prescan = 2048;  // browsers look at 1024
  std::string head(bytes.substr(0, prescan));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    std::size_t begin = at + key.size();
    if (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) ++begin;
    const auto end = std::find_if(head.begin() + static_cast<std::ptrdiff_t>(begin), head.end(), ends_name);
    return {head.begin() + static_cast<std::ptrdiff_t>(begin), end};
  }
  return {};
}

}  // namespace

Article read_page(std::string bytes, std::string_view charset, const Location& where, const PageWords& words) {
  constexpr std::size_t largest = 16U << 20U;  // a hundred times what pages have; trees in memory are larger still
  if (bytes.size() > largest) throw InputError(where, "is a page of more than " + std::to_string(largest >> 20U) + " MiB");
  if (is_blank(bytes)) throw InputError(where, "is empty");
  Article article;
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  const std::string html = to_utf8(std::move(bytes), declared, where, article.notes);
  const HtmlDocument page = parse_html(html);
  if (page == nullptr) throw InputError(where, "is no HTML");
  PageMetadata metadata = metadata_of(*page);
  std::string text = article_text(*page, words, metadata.info.title);
  // Some pages have their text in the metadata only, and draw it by a script.
  if (metadata.body.size() > text.size() * 2) {
    text = looks_like_html(metadata.body) ? text_of_html(metadata.body, &words) : std::move(metadata.body);
  }
  article.text = clean(std::move(text), article.notes);
  if (is_blank(article.text)) throw InputError(where, "has no running text, so it is no article");
  article.info = std::move(metadata.info);
  article.where = to_string(where);
  return article;
}

}  // namespace entente
