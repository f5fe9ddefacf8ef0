// SPDX-License-Identifier: Apache-2.0
#include "text_slices.hpp"

#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint32_t block = 64;

bool starts_char(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

TextSlices::TextSlices(std::string_view text) : text_(text), chars_(static_cast<std::uint32_t>(count_chars(text))) {
  if (chars_ == text.size()) return;
  std::uint32_t index = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte)
    if (starts_char(text[byte]) && index++ % block == 0) blocks_.push_back(byte);
}

std::optional<std::string_view> TextSlices::at(CharSpan span) const {
  if (span.empty() || span.end > chars_) return std::nullopt;
  const std::size_t begin = byte_of(span.begin);
  return text_.substr(begin, byte_of(span.end) - begin);
}

std::size_t TextSlices::byte_of(std::uint32_t index) const {
  if (index >= chars_) return text_.size();
  if (blocks_.empty()) return index;
  const std::uint32_t byte = blocks_[index / block];
  return byte + byte_of_char(text_.substr(byte), index % block);
}

}  // namespace entente
