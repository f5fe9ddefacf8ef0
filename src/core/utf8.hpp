// SPDX-License-Identifier: Apache-2.0
// UTF-8: validation, code points, case and folding. Character properties and folding are ICU's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// The offset of the first byte that is not part of valid UTF-8; nothing where all is valid.
std::optional<std::size_t> invalid_utf8(std::string_view text);

// How many code points valid UTF-8 has.
std::size_t count_chars(std::string_view text);

// The byte offset of code point `index` of valid UTF-8; its size where the text is shorter.
std::size_t byte_of_char(std::string_view text, std::size_t index);

// The code point at `offset` of valid UTF-8, and the offset moved behind it.
char32_t next_char(std::string_view text, std::size_t& offset);

void append_utf8(std::string& text, char32_t code_point);

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

// For matching names as people type them: case-folded, without accents; punctuation and white space become one space,
// none at the ends. "Côte d'Ivoire" → "cote d ivoire".
std::string fold_name(std::string_view text);

// How many columns a terminal shows it in: 0 for combining and control characters, 2 for wide ones (Han, emoji), else 1.
int char_width(char32_t c);

bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);

}  // namespace entente
