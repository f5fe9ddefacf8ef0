// SPDX-License-Identifier: Apache-2.0
// Any text through the whole extractor, from tokens to facts.
#include <cassert>
#include <cstddef>
#include <cstdint>

#include <entente/extractor.hpp>

namespace {

// Bytes that are no UTF-8 are left out, as readers refuse them.
std::string valid_text(const std::uint8_t* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size;) {
    const std::uint8_t first = data[i];
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE1 && first < 0xED ? 3 : 0;
    bool whole = length > 0 && i + length <= size;
    for (std::size_t k = 1; whole && k < length; ++k) whole = (data[i + k] & 0xC0U) == 0x80U;
    if (whole) text.append(reinterpret_cast<const char*>(data + i), length);
    i += whole ? length : 1;
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entente::Extractor extractor;
  static entente::Document document = extractor.document();
  entente::Article article{{}, valid_text(data, size)};
  if (article.text.empty()) return 0;
  article.info.date = "2024-03-08";
  entente::complete(article);
  const entente::Facts facts = extractor.extract(article, document);
  for (const entente::Relation& relation : facts.relations)
    for (const entente::CharSpan evidence : relation.evidence) assert(evidence.begin < evidence.end && evidence.end <= article.info.chars);
  return 0;
}
