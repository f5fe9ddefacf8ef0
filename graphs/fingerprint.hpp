// SPDX-License-Identifier: Apache-2.0
// Short ids made from what makes a thing that thing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "core/hex.hpp"

namespace entente {

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
