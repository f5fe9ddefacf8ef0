// SPDX-License-Identifier: Apache-2.0
#include "cli/facts_lines.hpp"

#include "core/utf8.hpp"

namespace entente {

std::optional<std::variant<Facts, InputError>> FactsLines::next() {
  constexpr std::size_t longest = std::size_t{1} << 30U;  // the text of an article, and facts in proportion
  bool too_long = false;
  while (in_.read_line(line_, longest, too_long)) {
    const Location where{in_.file(), in_.line() - 1};
    if (too_long) return InputError(where, "is longer than 1 GiB");
    if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (const auto offset = invalid_utf8(line_)) return InputError(where, "is not UTF-8 at byte " + std::to_string(*offset) + " of the line");
    try {
      return read_facts(line_, where);
    } catch (const InputError& error) {
      return error;
    }
  }
  return std::nullopt;
}

}  // namespace entente
