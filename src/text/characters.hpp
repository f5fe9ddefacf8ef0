// SPDX-License-Identifier: Apache-2.0
// Characters as the tokenizer sees them: variants of quotes and apostrophes are one, each has a kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

enum class CharKind : std::uint8_t {
  none, lower, upper, letter, digit, period, comma, terminal, apostrophe, quote, hyphen, dash, slash, open, close, currency, other, mark
};

struct Character {
  char32_t code = 0;          // normalised and lower-case
  std::uint32_t offset = 0;   // its first byte
  CharKind kind = CharKind::none;
};

inline bool is_alphabetic(CharKind kind) { return kind == CharKind::lower || kind == CharKind::upper || kind == CharKind::letter; }

// The character at `offset`, which is moved behind it.
Character read_character(std::string_view text, std::size_t& offset);

// All characters of text[begin, end).
void read_characters(std::string_view text, std::size_t begin, std::size_t end, std::vector<Character>& characters);

}  // namespace entente
