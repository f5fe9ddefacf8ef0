// SPDX-License-Identifier: Apache-2.0
#include "cli/facts_lines.hpp"

#include <cerrno>
#include <cstring>

#include "core/utf8.hpp"

namespace entente {

FactsLines::FactsLines(const std::filesystem::path& path) : in_(path, std::ios::binary), where_{path.string()} {
  if (!in_) throw InputError(where_, std::string("can't be opened: ") + std::strerror(errno));
}

std::optional<std::variant<Facts, InputError>> FactsLines::next() {
  while (std::getline(in_, line_)) {
    ++where_.line;
    if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (const auto offset = invalid_utf8(line_)) return InputError(where_, "is not UTF-8 at byte " + std::to_string(*offset) + " of the line");
    try {
      return read_facts(line_, where_);
    } catch (const InputError& error) {
      return error;
    }
  }
  if (in_.bad()) throw InputError({where_.file}, "can't be read to its end");
  return std::nullopt;
}

}  // namespace entente
