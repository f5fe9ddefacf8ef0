// SPDX-License-Identifier: Apache-2.0
// Any lines as facts for a graph, with names to ask it for; or any bytes in the place of a graph file.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>

#include <entente/facts.hpp>
#include <entente/store.hpp>

#include "../unit/graphs/temporary_file.hpp"
#include "core/utf8.hpp"

namespace {

using namespace entente;

// Lines that begin with '?' are questions, with '-' removals, others facts.
void grow(const std::string& text) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) try {
      if (line.starts_with('?')) {
        store.commit();
        for (const Node& node : store.find(line.substr(1))) store.profile(node.id, 3);
        store.similar_names(line.substr(1));
        StatementQuery query;
        query.words = line.substr(1);
        query.newest = 5;
        store.statements(query);
      } else if (line.starts_with('-')) {
        store.remove(line.substr(1));
      } else if (!invalid_utf8(line)) {
        const Facts facts = read_facts(line);
        store.add(facts, facts.text);
      }
    } catch (const InputError&) {
    }
  store.commit();
  assert(store.verify().empty());
}

void open(const std::string& bytes) {
  const TemporaryFile file;
  std::ofstream(file.path(), std::ios::binary) << bytes;
  Store(file, Store::Mode::read).verify();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] % 2 == 0) grow(text);
    else open(text);
  } catch (const Error&) {
  }
  return 0;
}
