// SPDX-License-Identifier: Apache-2.0
#include "syntax/backoff_table.hpp"

#include <bit>

namespace entente {

BackoffKeys backoff_keys(const WordInfo& word, TagClass tag) {
  BackoffKeys keys{};
  keys[0] = combine(word.lower, tag);
  for (std::size_t i = 0; i < word.suffixes.size(); ++i) keys[i + 1] = combine(word.suffixes[word.suffixes.size() - 1 - i], tag + 1000U);
  keys[6] = combine(tag, 2000);
  return keys;
}

BackoffTable::BackoffTable(const ModelFile& file, std::string_view name) : slots_(file.array<Slot>(name)) {
  if (!std::has_single_bit(slots_.size())) file.fail("a table's size is no power of two");
  mask_ = slots_.size() - 1;
}

std::uint32_t BackoffTable::find(const BackoffKeys& keys) const {
  for (const std::uint64_t key : keys)
    for (std::size_t i = key & mask_; slots_[i].check != 0; i = (i + 1) & mask_)
      if (slots_[i].check == check_of(key)) return slots_[i].value;
  return 0;
}

bool BackoffTable::has(std::uint64_t key) const {
  for (std::size_t i = key & mask_; slots_[i].check != 0; i = (i + 1) & mask_)
    if (slots_[i].check == check_of(key)) return true;
  return false;
}

}  // namespace entente
