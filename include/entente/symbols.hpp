// SPDX-License-Identifier: Apache-2.0
// Interned strings: equal strings have equal symbols, so that comparing words is comparing integers.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <entente/span.hpp>

namespace entente {

// A table may stand on a shared one, which must not grow any more: its symbols come first and are the same in all tables
// that stand on it. So the models' words have one symbol in every thread.
class SymbolTable {
 public:
  explicit SymbolTable(const SymbolTable* shared = nullptr);
  SymbolTable(SymbolTable&&) noexcept = default;
  SymbolTable& operator=(SymbolTable&&) noexcept = default;

  // The string's symbol; added if new. Views stay valid until clear().
  Symbol intern(std::string_view text);
  // The string's symbol, or none if it has not been interned.
  Symbol find(std::string_view text) const;
  // "" for none.
  std::string_view view(Symbol symbol) const;
  // How many symbols there are, shared ones included.
  std::uint32_t size() const { return base_ + static_cast<std::uint32_t>(entries_.size()); }
  // Forgets all strings but the shared ones; keeps the memory.
  void clear();

 private:
  struct Entry {
    const char* data;
    std::uint32_t size;
    std::uint32_t hash;
  };
  Symbol find_local(std::string_view text, std::uint32_t hash) const;
  const char* store(std::string_view text);
  void grow();

  const SymbolTable* shared_;
  std::uint32_t base_;  // shared symbols
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing over entries_, 0 is free, else index + 1
  std::vector<std::unique_ptr<char[]>> blocks_;  // of one size, filled in turn
  std::vector<std::unique_ptr<char[]>> large_;   // one a string that no block can hold
  std::size_t block_ = 0;  // in use
  std::size_t used_ = 0;   // bytes of it
};

}  // namespace entente
