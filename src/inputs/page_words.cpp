// SPDX-License-Identifier: Apache-2.0
#include "inputs/page_words.hpp"

#include <algorithm>

#include "core/tsv.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr const char* data_file = "en/pages.tsv";

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

// The parts of a class name: "shareBar", "share-bar" and "share_bar" are "share" and "bar".
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool is_break = c == '-' || c == '_' || c == ':' || (i > 0 && is_ascii_upper(c) && is_ascii_lower(name[i - 1]));
    if (is_break && !parts.back().empty()) parts.emplace_back();
    if (c != '-' && c != '_' && c != ':') parts.back() += is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace

PageWords::PageWords(const Resources& resources) {
  TsvReader reader(resources.get(data_file), resources.where(data_file), 2);
  while (reader.next()) {
    const std::string word(reader[1]);
    if (reader[0] == "class") {
      boilerplate_.insert(word);
    } else if (reader[0] == "body") {
      body_.insert(word);
    } else if (reader[0] == "line") {
      constexpr std::string_view gap = " … ";
      const std::size_t at = word.find(gap);
      const bool has_gap = at != std::string::npos;
      lines_.push_back({to_lower(word.substr(0, at)), has_gap ? to_lower(word.substr(at + gap.size())) : std::string(),
                        std::string(reader[2]), std::string(reader[3])});
    } else {
      reader.fail("unknown kind '" + std::string(reader[0]) + "', it must be class, body or line");
    }
  }
}

bool PageWords::has_word(const Words& words, std::string_view classes) const {
  constexpr std::size_t longest = 1000;  // of what styles need; nobody writes more to name a thing
  std::string tokens(classes.substr(0, longest));
  std::replace_if(tokens.begin(), tokens.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\f'; }, ' ');
  for (const std::string_view name : split(tokens, ' ')) {
    const std::vector<std::string> parts = parts_of(name);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::string word;
      constexpr std::size_t most_parts = 3;
      for (std::size_t k = i; k < std::min(parts.size(), i + most_parts); ++k) {
        word += (word.empty() ? "" : "-") + parts[k];
        if (words.contains(word)) return true;
      }
    }
  }
  return false;
}

bool PageWords::is_boilerplate_line(std::string_view paragraph) const {
  constexpr std::size_t longest = 200;  // bytes; whatever is longer has something to say
  if (paragraph.size() > longest) return false;
  const std::string lower = to_lower(paragraph);
  return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
    if (!lower.starts_with(line.begin)) return false;
    std::size_t next = line.begin.size();
    if (next < lower.size() && is_letter(next_char(lower, next))) return false;
    return line.rest.empty() || lower.find(line.rest, line.begin.size()) != std::string::npos;
  });
}

}  // namespace entente
