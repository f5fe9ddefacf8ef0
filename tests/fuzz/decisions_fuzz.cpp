// SPDX-License-Identifier: Apache-2.0
// Any text as a file of decisions: what is taken can be written and read again as the same, and a graph that heeds it is the one
// that its articles make.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include <entente/decisions.hpp>

#include "league.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const League league;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  Decisions read;
  try {
    read = read_decisions(in, "in");
  } catch (const InputError&) {
    return 0;
  }
  std::ostringstream out;
  write_decisions(read, out);
  std::istringstream again(out.str());
  assert(read_decisions(again, "in") == read);

  const TemporaryFile file;
  league.copy_to(file);
  Store store(file, Store::Mode::write);
  store.decide(read);
  store.commit();
  assert(store.decisions() == read);
  assert(store.verify().empty());
  return 0;
}
