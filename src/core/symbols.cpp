// SPDX-License-Identifier: Apache-2.0
#include <entente/symbols.hpp>

#include <algorithm>
#include <cstring>

#include "core/hash.hpp"

namespace entente {
namespace {
constexpr std::size_t block_bytes = std::size_t{1} << 16;
}

SymbolTable::SymbolTable(const SymbolTable* shared) : shared_(shared), base_(shared ? shared->size() : 0), slots_(64) {}

Symbol SymbolTable::intern(std::string_view text) {
  const std::uint32_t hash = hash32(text);
  if (shared_)
    if (const Symbol symbol = shared_->find_local(text, hash)) return symbol;
  if (const Symbol symbol = find_local(text, hash)) return symbol;
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  entries_.push_back({store(text), static_cast<std::uint32_t>(text.size()), hash});
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return Symbol{base_ + entries_.size() - 1};
}

Symbol SymbolTable::find(std::string_view text) const {
  const std::uint32_t hash = hash32(text);
  if (shared_)
    if (const Symbol symbol = shared_->find_local(text, hash)) return symbol;
  return find_local(text, hash);
}

std::string_view SymbolTable::view(Symbol symbol) const {
  if (!symbol) return {};
  if (symbol.value < base_) return shared_->view(symbol);
  const Entry& entry = entries_[symbol.value - base_];
  return {entry.data, entry.size};
}

void SymbolTable::clear() {
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), 0U);
  large_.clear();
  block_ = 0;
  used_ = 0;
}

Symbol SymbolTable::find_local(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && std::string_view(entry.data, entry.size) == text) return Symbol{base_ + slots_[slot] - 1};
  }
  return {};
}

// Blocks are reused after clear(); a string larger than a block gets one of its own, which clear() gives back.
const char* SymbolTable::store(std::string_view text) {
  char* place = nullptr;
  if (text.size() > block_bytes) {
    place = large_.emplace_back(std::make_unique<char[]>(text.size())).get();
  } else {
    if (used_ + text.size() > block_bytes) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(block_bytes));
    place = blocks_[block_].get() + used_;
    used_ += text.size();
  }
  std::memcpy(place, text.data(), text.size());
  return place;
}

void SymbolTable::grow() {
  slots_.assign(slots_.size() * 2, 0U);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace entente
