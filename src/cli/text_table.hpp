// SPDX-License-Identifier: Apache-2.0
// Numbers and columns for people.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace entente {

// 1234567 → "1,234,567".
std::string grouped(std::uint64_t number);

// Left-aligned columns, two spaces apart, each as wide as its widest cell in code points; the last one is not padded.
class TextTable {
 public:
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }
  // Each line begins with `indent` spaces.
  void write(std::ostream& out, std::size_t indent = 0) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace entente
