// SPDX-License-Identifier: Apache-2.0
#include <entente/document.hpp>


namespace entente {
namespace {

constexpr std::uint32_t block = 64;

std::uint32_t count_starts(std::string_view bytes) {
  std::uint32_t count = 0;
  for (const char c : bytes) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace

void Document::reset(const Article& next) {
  article = &next;
  symbols.clear();
  chars.clear();
  std::uint32_t count = 0;
  for (std::size_t begin = 0; begin <= next.text.size(); begin += block) {
    chars.push_back(count);
    count += count_starts(std::string_view(next.text).substr(begin, block));
  }
  tokens.clear();
  sentences.clear();
  child_offsets.clear();
  children.clear();
  yields.clear();
  sentence_of.clear();
  mentions.clear();
  entities.clear();
  known_places.clear();
  glosses.clear();
  quotations.clear();
  times.clear();
  attributions.clear();
  relations.clear();
}

std::string_view Document::text(Span span) const {
  return std::string_view(article->text).substr(span.begin, span.end - span.begin);
}

Span Document::bytes(TokenRange range) const {
  if (range.empty()) return {};
  return {(*this)[range.begin].span.begin, tokens[range.end.value - 1].span.end};
}

CharSpan Document::char_span(Span span) const { return {chars_before(span.begin), chars_before(span.end)}; }

std::uint32_t Document::chars_before(std::uint32_t byte) const {
  const std::uint32_t begin = byte / block * block;
  return chars[byte / block] + count_starts(std::string_view(article->text).substr(begin, byte - begin));
}

}  // namespace entente
