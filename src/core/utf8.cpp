// SPDX-License-Identifier: Apache-2.0
#include "core/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstring>

#include <entente/error.hpp>

namespace entente {

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  const auto* const data = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    std::uint64_t word = 0;
    while (i + 8 <= text.size() && (std::memcpy(&word, data + i, 8), (word & 0x8080808080808080ULL) == 0)) i += 8;
    if (i == text.size()) break;
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, text.size(), c);
    if (c < 0) return start;
  }
  return std::nullopt;
}

std::size_t count_chars(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

std::size_t byte_of_char(std::string_view text, std::size_t index) {
  std::size_t byte = 0;
  for (; byte < text.size(); ++byte)
    if ((static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U && index-- == 0) break;
  return byte;
}

char32_t next_char(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, text.size(), c);
  return static_cast<char32_t>(c < 0 ? 0xFFFD : c);
}

// By hand: ICU's macro for it does not compile without conversion warnings.
void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
    return;
  }
  const unsigned rest = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;  // continuation bytes
  constexpr std::array<char32_t, 4> lead{0, 0xC0, 0xE0, 0xF0};
  put(lead[rest] | (code_point >> (6 * rest)));
  for (unsigned i = rest; i-- > 0;) put(0x80U | ((code_point >> (6 * i)) & 0x3FU));
}

std::string to_lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();)
    append_utf8(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_char(text, i)))));
  return result;
}

std::string to_upper(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();)
    append_utf8(result, static_cast<char32_t>(u_toupper(static_cast<UChar32>(next_char(text, i)))));
  return result;
}

std::string fold_name(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) throw Error("ICU's data for normalisation can't be loaded; install libicu72");
  const icu::UnicodeString parts =
      nfkd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))), error);
  std::string result;
  bool gap = false;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 c = parts.char32At(i);
    if (U_GET_GC_MASK(c) & U_GC_M_MASK) continue;
    if (!u_isalnum(c)) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    append_utf8(result, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
  }
  return result;
}

int char_width(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto code_point = static_cast<UChar32>(c);
  const int category = u_charType(code_point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR || category == U_CONTROL_CHAR)
    return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

}  // namespace entente
