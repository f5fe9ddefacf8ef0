// SPDX-License-Identifier: Apache-2.0
// Any line as facts, decisions or rules: what is taken can be written, and read again as the same.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include <entente/decisions.hpp>
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

void decisions(const std::string& text) {
  std::istringstream in(text);
  const Decisions read = read_decisions(in, "in");
  std::ostringstream out;
  write_decisions(read, out);
  std::istringstream again(out.str());
  assert(read_decisions(again, "in") == read);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] % 2 == 0) facts(text);
    else decisions(text);
  } catch (const InputError&) {
  }
  return 0;
}
