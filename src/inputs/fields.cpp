// SPDX-License-Identifier: Apache-2.0
#include "inputs/fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"
#include "inputs/clean.hpp"
#include "inputs/dates.hpp"
#include "inputs/page_text.hpp"

namespace entente {
namespace {

// What a field is called, ours first: then NewsAPI, GDELT, the Guardian, news-please, fundus, Common Crawl News, schema.org
// and common exports. Folded: no capitals, no '_', '-', '.' or spaces.
constexpr std::array id_names{"id", "uid", "uuid", "guid", "articleid", "docid", "identifier"};
constexpr std::array date_names{"date",          "published",       "publishedat",    "datepublished",   "datepublish",
                                "publishdate",   "publishingdate",  "pubdate",        "publicationdate", "webpublicationdate",
                                "publishedtime", "publicationtime", "firstpublished", "seendate",        "datetime",
                                "timestamp"};
constexpr std::array source_names{"source",    "outlet", "publisher", "publication",  "sourcename",
                                  "newspaper", "site",   "sitename",  "sourcedomain", "domain"};
constexpr std::array title_names{"title", "headline", "webtitle", "heading"};
constexpr std::array url_names{"url", "link", "weburl", "canonicalurl", "articleurl", "sourceurl", "uri"};
constexpr std::array text_names{"text",        "maintext",    "fulltext", "articletext", "articlebody", "bodytext", "plaintext",
                                "contenttext", "contenthtml", "body",     "article",     "content",     "story"};

std::string folded(std::string_view name) {
  std::string out = to_lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' ' || c == '\t'; });
  return out;
}

template <std::size_t size>
std::optional<FieldName> find_in(const std::array<const char*, size>& names, Field field, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return FieldName{field, static_cast<unsigned>(found - names.begin())};
}

// NewsAPI's "… [+2345 chars]": the rest is not in the record.
std::size_t cut_mark(std::string_view text) {
  constexpr std::string_view end = " chars]";
  const std::size_t begin = text.rfind("[+");
  if (begin == std::string_view::npos || !text.ends_with(end)) return std::string_view::npos;
  const std::string_view digits = text.substr(begin + 2, text.size() - end.size() - begin - 2);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::string_view::npos;
  return begin;
}

}  // namespace

std::optional<FieldName> find_field(std::string_view name) {
  constexpr std::size_t longest = 40;
  if (name.size() > longest) return std::nullopt;
  const std::string key = folded(name);
  if (const auto found = find_in(id_names, Field::id, key)) return found;
  if (const auto found = find_in(date_names, Field::date, key)) return found;
  if (const auto found = find_in(source_names, Field::source, key)) return found;
  if (const auto found = find_in(title_names, Field::title, key)) return found;
  if (const auto found = find_in(url_names, Field::url, key)) return found;
  return find_in(text_names, Field::text, key);
}

bool is_own_text(FieldName name) { return name.field == Field::text && name.rank == 0; }

std::string ArticleInfo::*info_field(Field field) {
  switch (field) {
    case Field::id: return &ArticleInfo::id;
    case Field::source: return &ArticleInfo::source;
    case Field::title: return &ArticleInfo::title;
    case Field::url: return &ArticleInfo::url;
    case Field::date:
    case Field::text: break;
  }
  return nullptr;
}

void set_date(ArticleInfo& info, std::string_view text, const Location& where) {
  const auto date = iso_date(text);
  if (!date)
    throw InputError(
        where, "'" + std::string(text.substr(0, 40)) + "' is no date that can be read in one way only; write it as 2023-04-21");
  info.date = *date;
}

void BestFields::add(FieldName name, std::string value, unsigned penalty) {
  if (wants(name, penalty) && !is_blank(value))
    best_[static_cast<std::size_t>(name.field)] = {std::move(value), name.rank + penalty};
}

Article BestFields::article(const Location& where) && {
  Article article;
  const bool own = at(Field::text).rank == 0;
  std::string text = take(Field::text);
  if (text.empty())
    throw InputError(
        where, "has no 'text', nor a field of another name for it" +
                   std::string(at(Field::url).value.empty() ? "" : " (its url leads to one: fetch the page, and give that)"));
  set_text(article, std::move(text), own, where);
  for (const Field field : {Field::id, Field::source, Field::title, Field::url}) article.info.*info_field(field) = take(field);
  if (const std::string date = take(Field::date); !date.empty()) set_date(article.info, date, where);
  article.where = to_string(where);
  return article;
}

std::size_t record_limit(const ReadingOptions& options) {
  constexpr std::size_t least = 64U << 20U;
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() / 4;  // offsets have 32 bits
  return std::clamp(std::size_t{8} * options.max_characters, least, most);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void set_text(Article& article, std::string value, bool own, const Location& where) {
  if (value.find('\0') != std::string::npos) throw InputError(where, "is binary, not text");
  if (own) {
    inspect(value, article.notes);
    article.text = std::move(value);
  } else {
    if (looks_like_html(value)) value = text_of_html(value);
    article.text = clean(std::move(value), article.notes);
    if (const std::size_t mark = cut_mark(article.text); mark != std::string_view::npos) {
      article.notes.push_back("has only the beginning of its text, as news APIs give it (" + article.text.substr(mark) + ")");
      article.text.resize(article.text.find_last_not_of(' ', mark == 0 ? 0 : mark - 1) + 1);
    }
  }
  if (is_blank(article.text)) throw InputError(where, "has no text");
}

}  // namespace entente
