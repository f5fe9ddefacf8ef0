// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <ostream>

#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t gap = 2;         // columns between two cells
constexpr std::size_t narrowest = 10;     // text is wrapped to no less
constexpr std::size_t longest_word = 20;  // that a column is kept wide enough for
constexpr std::size_t note_indent = 4;

// The byte behind the longest start of `text` that `width` columns hold; at least one character.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    used += static_cast<std::size_t>(char_width(next_char(text, next)));
    if (used > width && end > 0) break;
    end = next;
  }
  return end;
}

// White space of all kinds becomes single spaces.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_space(next_char(text, at))) continue;
    if (start > begin) result.push_back(text.substr(begin, start - begin));
    begin = at;
  }
  if (begin < text.size()) result.push_back(text.substr(begin));
  return result;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

void write_row(std::ostream& out, const std::vector<std::string>& row, const std::vector<std::size_t>& widths, std::size_t indent) {
  std::vector<std::vector<std::string>> cells;
  std::size_t lines = 0;
  for (std::size_t c = 0; c < row.size(); ++c) {
    cells.push_back(wrap(row[c], widths[c]));
    lines = std::max(lines, cells.back().size());
  }
  for (std::size_t l = 0; l < lines; ++l) {
    std::string line(indent, ' ');
    for (std::size_t c = 0; c < row.size(); ++c) line += padded(l < cells[c].size() ? cells[c][l] : "", widths[c] + gap);
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace

std::size_t page_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long width = columns ? std::strtol(columns, nullptr, 10) : 0;
  return width > 20 ? static_cast<std::size_t>(width) : 100;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += static_cast<std::size_t>(char_width(next_char(text, at)));
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::string_view word : words(text)) {
    if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    while (display_width(word) > width) {
      const std::size_t end = fitting(word, width);
      if (end == word.size()) break;  // one character, and no narrower
      lines.back() = word.substr(0, end);
      word.remove_prefix(end);
      lines.emplace_back();
    }
    lines.back() += word;
  }
  return lines;
}

void write_hanging(std::ostream& out, std::string_view first, std::string_view text, std::size_t width) {
  const std::size_t indent = display_width(first);
  const std::vector<std::string> lines = wrap(text, std::max(narrowest, width > indent ? width - indent : 0));
  for (std::size_t i = 0; i < lines.size(); ++i) out << (i == 0 ? std::string(first) : std::string(indent, ' ')) << lines[i] << '\n';
}

std::vector<std::size_t> Table::fit(std::size_t width) const {
  std::vector<std::size_t> widths(columns());
  std::vector<std::size_t> least(columns());
  const auto measure = [&](const std::vector<std::string>& row) {
    for (std::size_t c = 0; row.size() == columns() && c < row.size(); ++c) {
      widths[c] = std::max(widths[c], display_width(row[c]));
      for (const std::string_view word : words(row[c])) least[c] = std::max(least[c], std::min(longest_word, display_width(word)));
    }
  };
  measure(heading_);
  for (const auto& row : rows_) measure(row);
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  for (; total > width; --total) {
    std::size_t widest = columns();
    for (std::size_t c = 0; c < widths.size(); ++c)
      if (widths[c] > least[c] && (widest == columns() || widths[c] > widths[widest])) widest = c;
    if (widest == columns()) break;
    --widths[widest];
  }
  return widths;
}

void Table::write(std::ostream& out, std::size_t width, std::size_t indent) const {
  if (columns() == 0) return;
  const std::vector<std::size_t> widths = fit(width > indent ? width - indent : 0);
  if (!heading_.empty()) {
    write_row(out, heading_, widths, indent);
    std::vector<std::string> rule;
    for (const std::size_t column : widths) rule.emplace_back(column, '-');
    write_row(out, rule, widths, indent);
  }
  for (const auto& row : rows_) {
    if (row.size() == columns()) write_row(out, row, widths, indent);
    else write_hanging(out, std::string(indent + note_indent, ' '), row.front(), width);
  }
}

}  // namespace entente
