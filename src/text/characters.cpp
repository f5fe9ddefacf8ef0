// SPDX-License-Identifier: Apache-2.0
#include "text/characters.hpp"

#include <array>

#include "core/utf8.hpp"

namespace entente {
namespace {

CharKind kind_of_ascii(char32_t c) {
  if (c >= 'a' && c <= 'z') return CharKind::lower;
  if (c >= 'A' && c <= 'Z') return CharKind::upper;
  if (c >= '0' && c <= '9') return CharKind::digit;
  switch (c) {
    case '.': return CharKind::period;
    case ',': return CharKind::comma;
    case '!': case '?': case ':': case ';': return CharKind::terminal;
    case '\'': case '`': return CharKind::apostrophe;
    case '"': return CharKind::quote;
    case '-': return CharKind::hyphen;
    case '/': case '\\': return CharKind::slash;
    case '(': case '[': case '{': case '<': return CharKind::open;
    case ')': case ']': case '}': case '>': return CharKind::close;
    case '$': return CharKind::currency;
    default: return CharKind::other;
  }
}

struct Variant {
  char32_t code;
  char32_t normal;
  CharKind kind;
};

constexpr std::array variants{
    Variant{0x00A3, 0x00A3, CharKind::currency}, Variant{0x00A5, 0x00A5, CharKind::currency},
    Variant{0x00AB, '"', CharKind::quote},       Variant{0x00B4, '\'', CharKind::apostrophe},
    Variant{0x00BB, '"', CharKind::quote},       Variant{0x2010, '-', CharKind::hyphen},
    Variant{0x2011, '-', CharKind::hyphen},      Variant{0x2012, 0x2013, CharKind::dash},
    Variant{0x2013, 0x2013, CharKind::dash},     Variant{0x2014, 0x2014, CharKind::dash},
    Variant{0x2015, 0x2014, CharKind::dash},     Variant{0x2018, '\'', CharKind::apostrophe},
    Variant{0x2019, '\'', CharKind::apostrophe}, Variant{0x201A, '\'', CharKind::apostrophe},
    Variant{0x201B, '\'', CharKind::apostrophe}, Variant{0x201C, '"', CharKind::quote},
    Variant{0x201D, '"', CharKind::quote},       Variant{0x201E, '"', CharKind::quote},
    Variant{0x2026, 0x2026, CharKind::terminal}, Variant{0x20AC, 0x20AC, CharKind::currency},
};

Character classify(char32_t c) {
  for (const Variant& variant : variants)
    if (variant.code == c) return {variant.normal, 0, variant.kind};
  if (c >= 0x0300 && c <= 0x036F) return {c, 0, CharKind::mark};
  if (is_upper(c)) return {c, 0, CharKind::upper};
  if (is_lower(c)) return {c, 0, CharKind::lower};
  if (is_letter(c)) return {c, 0, CharKind::letter};
  if (is_digit(c)) return {c, 0, CharKind::digit};
  return {c, 0, CharKind::other};
}

}  // namespace

Character read_character(std::string_view text, std::size_t& offset) {
  const auto begin = static_cast<std::uint32_t>(offset);
  Character result;
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    result.kind = kind_of_ascii(byte);
    result.code = result.kind == CharKind::upper ? byte + 32U : byte == '`' ? U'\'' : byte;
  } else {
    result = classify(next_char(text, offset));
  }
  result.offset = begin;
  return result;
}

void read_characters(std::string_view text, std::size_t begin, std::size_t end, std::vector<Character>& characters) {
  characters.clear();
  while (begin < end) characters.push_back(read_character(text, begin));
}

}  // namespace entente
