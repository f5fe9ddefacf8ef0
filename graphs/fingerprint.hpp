// SPDX-License-Identifier: Apache-2.0
// Short ids made from what makes a thing that thing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/hash.hpp"

namespace entente {

// As an id is written: 16 hexadecimal digits.
inline std::string digits(std::uint64_t hash) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; hash >>= 4U) text[i] = hex[hash & 15U];
  return text;
}

// A number made from all parts.
class Fingerprint {
 public:
  Fingerprint& operator<<(std::string_view part) {
    text_ += part;
    text_ += '\x1f';
    return *this;
  }
  Fingerprint& operator<<(std::uint32_t number) { return *this << std::string_view(std::to_string(number)); }
  std::uint64_t number() const { return hash64(text_); }

 private:
  std::string text_;
};

}  // namespace entente
