// SPDX-License-Identifier: Apache-2.0
// How names are compared: letters and digits alone, without case and accents. "Al-Assad", "al Assad" and "AL-ASSAD" are one key.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

// The key of a name that is fed piece by piece; where the pieces are cut makes no difference.
class NameKey {
 public:
  NameKey& add(std::string_view piece);
  std::uint64_t value() const;
  bool empty() const { return size_ == 0; }

 private:
  void add_folded(std::string_view piece);

  std::uint64_t hash_ = 0xcbf29ce484222325ULL;  // FNV-1a, so that one more byte is one more step
  std::uint32_t size_ = 0;
};

inline std::uint64_t name_key(std::string_view name) { return NameKey().add(name).value(); }

// The key of a name's sequence of consonants: the same for most misspellings of it.
std::uint64_t skeleton_key(std::string_view name);

}  // namespace entente
