// SPDX-License-Identifier: Apache-2.0
// Any text as a file of rules.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <entente/error.hpp>
#include <entente/symbols.hpp>

#include "core/resources.hpp"
#include "relations/relations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entente::Resources resources;
  entente::SymbolTable symbols;
  try {
    const entente::RelationFinder finder(resources, symbols, std::string_view(reinterpret_cast<const char*>(data), size), "in");
  } catch (const entente::InputError&) {
  }
  return 0;
}
