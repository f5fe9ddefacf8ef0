// SPDX-License-Identifier: Apache-2.0
// Any line as facts: what is taken can be written, and read again as the same.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include <entente/facts.hpp>

#include "core/utf8.hpp"

namespace {

using namespace entente;

void facts(const std::string& line) {
  if (invalid_utf8(line)) return;  // who reads files refuses it
  std::ostringstream first;
  write_facts(read_facts(line), first);
  std::ostringstream second;
  write_facts(read_facts(first.str()), second);
  assert(first.str() == second.str());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    facts(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const InputError&) {
  }
  return 0;
}
