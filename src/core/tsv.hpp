// SPDX-License-Identifier: Apache-2.0
// Vocabulary files: lines of tab-separated fields; '#' starts a comment line, empty lines are skipped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/error.hpp>

namespace entente {

struct TsvLine {
  std::uint32_t number = 0;
  std::vector<std::string_view> fields;  // views into the file
};

// Reads lines one after the other. Throws InputError for a line of fewer than `columns` fields.
class TsvReader {
 public:
  TsvReader(std::string_view data, std::string where, std::size_t columns);
  bool next();  // false at the end
  const TsvLine& line() const { return line_; }
  std::string_view operator[](std::size_t column) const { return column < line_.fields.size() ? line_.fields[column] : std::string_view(); }
  Location location() const { return {where_, line_.number, 0}; }
  [[noreturn]] void fail(std::string_view cause) const;

 private:
  std::string_view rest_;
  std::string where_;
  std::size_t columns_;
  TsvLine line_;
};

// The pieces of `text` between separators, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace entente
