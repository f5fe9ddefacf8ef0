// SPDX-License-Identifier: Apache-2.0
#include "syntax/network_input.hpp"

#include <algorithm>
#include <bit>

#include "core/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t most_bytes = 26;  // whose trigrams are looked at: longer words are no words

std::uint32_t row(std::uint32_t first, std::uint32_t count, std::uint64_t hash) {
  return first + static_cast<std::uint32_t>((hash >> 32) * count >> 32);
}

}  // namespace

std::uint32_t NetworkVocabulary::row(const WordInfo& word) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), word.lower);
  if (found == words_.end() || *found != word.lower) return input_rows::words;
  return input_rows::words + 1 + static_cast<std::uint32_t>(found - words_.begin());
}

std::size_t distance_kind(std::size_t word, std::size_t head) {
  if (head == 0) return 0;
  constexpr std::size_t last_of[] = {1, 2, 3, 4, 6, 9, 14, 22, 40};
  const std::size_t distance = head > word ? head - word : word - head;
  std::size_t kind = 1;
  for (const std::size_t last : last_of) kind += distance > last;
  return head > word ? kind : kind + 10;
}

void network_rows(const WordInfo& word, std::string_view form, const NetworkVocabulary& vocabulary,
                  std::vector<std::uint32_t>& rows) {
  using namespace input_rows;
  rows.push_back(vocabulary.row(word));
  for (std::uint64_t rest = word.dictionary; rest != 0; rest &= rest - 1)
    rows.push_back(bits + static_cast<std::uint32_t>(std::countr_zero(rest)));
  for (std::size_t i = 0; i < word.classes.size(); ++i)
    for (std::uint64_t rest = word.classes[i]; rest != 0; rest &= rest - 1)
      rows.push_back(classes + static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(rest)));
  const std::uint64_t kinds = word.dictionary & Dictionary::kinds;
  rows.push_back(row(shapes, shape_rows, combine(1, word.shape)));
  rows.push_back(row(shapes, shape_rows, combine(2, word.traits)));
  rows.push_back(row(shapes, shape_rows, combine(3, kinds)));
  rows.push_back(row(shapes, shape_rows, combine(combine(4, kinds), word.traits)));
  if (word.exact != word.lower) rows.push_back(row(affixes, affix_rows, combine(5, word.exact)));
  for (std::size_t i = 0; i < word.suffixes.size(); ++i)
    rows.push_back(row(affixes, affix_rows, combine(6 + i, word.suffixes[i])));
  for (std::size_t i = 0; i < word.prefixes.size(); ++i)
    rows.push_back(row(affixes, affix_rows, combine(16 + i, word.prefixes[i])));
  std::size_t end = std::min(form.size(), most_bytes);
  while (end < form.size() && end > 0 && (static_cast<unsigned char>(form[end]) & 0xC0U) == 0x80U) --end;
  const std::string lower = to_lower(form.substr(0, end));
  for (std::size_t i = 0; i + 3 <= lower.size(); ++i)
    rows.push_back(row(trigrams, trigram_rows, hash64(std::string_view(lower).substr(i, 3), 99)));
}

}  // namespace entente
