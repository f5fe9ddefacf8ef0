// SPDX-License-Identifier: Apache-2.0
#include "text/read_text.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "core/utf8.hpp"
#include "text/dates.hpp"

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
  if (!std::all_of(key.begin(), key.end(), [](char c) { return is_letter(static_cast<unsigned char>(c)) || c == '-' || c == '_'; })) return std::nullopt;
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

void unify_line_ends(std::string& text) {
  auto out = text.begin();
  for (auto in = text.begin(); in != text.end(); ++in) {
    if (*in == '\r') {
      if (in + 1 != text.end() && *(in + 1) == '\n') continue;
      *out++ = '\n';
    } else {
      *out++ = *in;
    }
  }
  text.erase(out, text.end());
}

Location location_of(std::string_view bytes, std::size_t offset, const std::string& file) {
  const std::string_view before = bytes.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t line_start = before.rfind('\n') + 1;  // 0 where there is no '\n'
  return {file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(count_chars(before.substr(line_start)) + 1)};
}

}  // namespace

void check_text(std::string_view bytes, const std::string& file) {
  constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max() / 4;  // offsets have 32 bits
  if (bytes.size() > limit) throw InputError({file}, "is larger than 1 GiB; split it into articles, one a line (.jsonl)");
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    throw InputError({file}, "is UTF-16; convert it with iconv -f UTF-16 -t UTF-8");
  if (bytes.find('\0') != std::string_view::npos) throw InputError({file}, "is binary, not text");
  if (const auto offset = invalid_utf8(bytes))
    throw InputError(location_of(bytes, *offset, file),
                     "byte " + std::to_string(*offset) + " is not UTF-8; convert it, from Windows with iconv -f CP1252 -t UTF-8");
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) throw InputError({file}, bytes.empty() ? "is empty" : "has nothing but white space");
}

void set_date(ArticleInfo& info, std::string_view text, const Location& where) {
  const auto date = iso_date(text);
  if (!date) throw InputError(where, "'" + std::string(text) + "' is no date that can be read in one way only; write it as 2023-04-21");
  info.date = *date;
}

Article read_text(std::string bytes, const std::string& file) {
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  check_text(bytes, file);
  unify_line_ends(bytes);
  Article article;
  article.text = read_header(bytes, article.info, file);
  if (article.text.find_first_not_of(" \t\n") == std::string::npos) throw InputError({file}, "has a header but no text");
  return article;
}

}  // namespace entente
