// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace entente {

// As an id is written: 16 hexadecimal digits.
inline std::string digits(std::uint64_t hash) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; hash >>= 4U) text[i] = hex[hash & 15U];
  return text;
}

}  // namespace entente
