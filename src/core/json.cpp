// SPDX-License-Identifier: Apache-2.0
#include "core/json.hpp"

namespace entente {

std::optional<std::size_t> lone_surrogate(std::string_view json) {
  constexpr std::size_t escape = 6;  // "\udd75"
  const auto half = [](std::string_view text, std::string_view digits) {
    return text.size() >= escape && text[1] == 'u' && (text[2] == 'd' || text[2] == 'D') && digits.find(text[3]) != digits.npos;
  };
  for (std::size_t at = json.find('\\'); at != json.npos; at = json.find('\\', at)) {
    const std::string_view rest = json.substr(at);
    if (half(rest, "cdefCDEF")) return at;
    at += half(rest, "89abAB") ? 2 * escape : 2;
  }
  return std::nullopt;
}

}  // namespace entente
