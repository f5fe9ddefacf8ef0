// SPDX-License-Identifier: Apache-2.0
// Text and tables that fit the terminal.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// The columns of the terminal that stdout is, else what COLUMNS says, else 100.
std::size_t page_width();

// Wider than any text: nothing is wrapped.
constexpr std::size_t unbounded = 1U << 30U;

// Columns that a terminal shows the text in.
std::size_t display_width(std::string_view text);

// The text's lines, broken at white space where they get wider than `width`; a word that is wider itself is cut.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// `first`, then the text behind it, its further lines under its first.
void write_hanging(std::ostream& out, std::string_view first, std::string_view text, std::size_t width);

// Columns two spaces apart, under a heading where there is one; where they don't fit, the widest are wrapped.
class Table {
 public:
  Table() = default;
  explicit Table(std::vector<std::string> heading) : heading_(std::move(heading)) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  // Stands under the row before, over the table's whole width.
  void add_note(std::string text) { rows_.push_back({std::move(text)}); }
  bool empty() const { return rows_.empty(); }
  // Each line begins with `indent` spaces.
  void write(std::ostream& out, std::size_t width, std::size_t indent = 0) const;

 private:
  std::size_t columns() const { return heading_.empty() && !rows_.empty() ? rows_.front().size() : heading_.size(); }
  std::vector<std::size_t> fit(std::size_t width) const;
  std::vector<std::string> heading_;
  std::vector<std::vector<std::string>> rows_;  // as long as the heading or each other, or 1 for a note
};

}  // namespace entente
