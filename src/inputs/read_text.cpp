// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/utf8.hpp"
#include "inputs/clean.hpp"
#include "inputs/encoding.hpp"
#include "inputs/fields.hpp"

namespace entente {
namespace {

// The keys of a header, in lower case.
struct Key {
  std::string_view name;
  std::string ArticleInfo::*field;
};
constexpr std::array keys{Key{"title", &ArticleInfo::title}, Key{"date", &ArticleInfo::date}, Key{"source", &ArticleInfo::source},
                          Key{"url", &ArticleInfo::url}, Key{"id", &ArticleInfo::id}};

struct HeaderLine {
  std::string key;  // in lower case
  std::string_view value;
};

std::optional<HeaderLine> header_line(std::string_view line) {
  constexpr std::size_t longest_key = 30;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest_key) return std::nullopt;
  const std::string_view key = line.substr(0, colon);
  if (!std::all_of(key.begin(), key.end(),
                   [](char c) { return is_letter(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }))
    return std::nullopt;
  const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
  if (begin == std::string_view::npos) return HeaderLine{to_lower(key), {}};
  if (begin == colon + 1) return std::nullopt;  // "https://…", "12:30"
  return HeaderLine{to_lower(key), line.substr(begin, line.find_last_not_of(" \t") - begin + 1)};
}

const Key* find_key(std::string_view name) {
  const auto* const found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == name; });
  return found == keys.end() ? nullptr : found;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

// Fills `info` from the header and returns the text behind it; the whole text, and nothing filled, where there is none.
std::string_view read_header(std::string_view text, ArticleInfo& info, const std::string& file) {
  ArticleInfo found = info;
  std::string_view rest = text;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = take_line(rest);
    if (blank(line)) {
      if (number == 1) return text;
      info = std::move(found);
      return rest;
    }
    const auto header = header_line(line);
    const Key* key = header ? find_key(header->key) : nullptr;
    if (!header || (number == 1 && key == nullptr)) return text;
    if (key == nullptr) continue;
    if (key->field == &ArticleInfo::date) set_date(found, header->value, {file, number, 0});
    else found.*(key->field) = std::string(header->value);
  }
  return text;  // nothing but `Key: value` lines: that is the text
}

}  // namespace

Article read_text(std::string bytes, const std::string& file) {
  const Location where{file};
  Article article;
  if (is_blank(bytes)) throw InputError(where, bytes.empty() ? "is empty" : "has nothing but white space");
  const std::string text = clean(to_utf8(std::move(bytes), {}, where, article.notes), article.notes);
  article.text = read_header(text, article.info, file);
  if (is_blank(article.text)) throw InputError(where, "has a header but no text");
  article.where = file;
  return article;
}

}  // namespace entente
