// SPDX-License-Identifier: Apache-2.0
#include "core/tsv.hpp"

namespace entente {
namespace {

// Cuts off the part of `rest` before the separator, and the separator.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  return part;
}

}  // namespace

TsvReader::TsvReader(std::string_view data, std::string where, std::size_t columns)
    : rest_(data), where_(std::move(where)), columns_(columns) {}

bool TsvReader::next() {
  while (!rest_.empty()) {
    std::string_view text = take(rest_, '\n');
    ++line_.number;
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty() || text.front() == '#') continue;
    line_.fields.clear();
    const bool open = text.ends_with('\t');
    while (!text.empty()) line_.fields.push_back(take(text, '\t'));
    if (open) line_.fields.emplace_back();
    if (line_.fields.size() < columns_)
      fail("expected " + std::to_string(columns_) + " columns separated by tabs, found " + std::to_string(line_.fields.size()));
    return true;
  }
  return false;
}

void TsvReader::fail(std::string_view cause) const { throw InputError(location(), cause); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty())
    if (const std::string_view part = take(text, separator); !part.empty()) parts.push_back(part);
  return parts;
}

}  // namespace entente
