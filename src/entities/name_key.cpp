// SPDX-License-Identifier: Apache-2.0
#include "entities/name_key.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

NameKey& NameKey::add(std::string_view piece) {
  if (std::all_of(piece.begin(), piece.end(), is_ascii))
    add_folded(piece);
  else
    add_folded(fold_name(piece));
  return *this;
}

void NameKey::add_folded(std::string_view piece) {
  for (const char c : piece) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || !is_ascii(c);
    if (!kept) continue;
    hash_ = (hash_ ^ static_cast<unsigned char>(upper ? c + ('a' - 'A') : c)) * 0x100000001b3ULL;
    ++size_;
  }
}

std::uint64_t NameKey::value() const { return mix(hash_ + size_); }

std::uint64_t skeleton_key(std::string_view name) {
  constexpr std::string_view vowels = "aeiouy";
  std::string consonants;
  for (const char c : fold_name(name)) {
    if (c == ' ' || vowels.find(c) != vowels.npos || (!consonants.empty() && consonants.back() == c)) continue;
    consonants += c;
  }
  return hash64(consonants);
}

}  // namespace entente
