// SPDX-License-Identifier: Apache-2.0
// Hashes that are the same on every machine and in every version: model files depend on them.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace entente {

// The finaliser of MurmurHash3 (Appleby, public domain).
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  x ^= x >> 33;
  return x;
}

inline std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t hash = seed ^ (text.size() * 0x9e3779b97f4a7c15ULL);
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);  // little-endian, as all machines that we run on
    hash = mix(hash ^ word) + 0x9e3779b97f4a7c15ULL;
    text.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  return mix(hash ^ rest);
}

inline std::uint32_t hash32(std::string_view text) { return static_cast<std::uint32_t>(hash64(text) >> 32); }

}  // namespace entente
