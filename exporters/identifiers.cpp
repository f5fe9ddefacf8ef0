// SPDX-License-Identifier: Apache-2.0
#include "identifiers.hpp"

#include <deque>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

// Of one graph. Named objects have even numbers, others odd ones, as with Graphviz itself.
struct Identifiers {
  std::deque<std::string> names;  // that of number 2n is names[n - 1]
  std::unordered_map<std::string, IDTYPE> numbers;
  IDTYPE unnamed = 1;
};

Identifiers& identifiers(void* state) { return *static_cast<Identifiers*>(state); }

void* open(Agraph_t*, Agdisc_t*) { return new Identifiers; }
void close(void* state) { delete static_cast<Identifiers*>(state); }

long map(void* state, int, char* name, IDTYPE* number, int make) {
  Identifiers& all = identifiers(state);
  if (!name) {
    *number = all.unnamed;
    all.unnamed += 2;
    return TRUE;
  }
  const auto found = all.numbers.find(name);
  if (found != all.numbers.end()) {
    *number = found->second;
    return TRUE;
  }
  *number = 2 * (all.names.size() + 1);
  if (make == 0) return TRUE;  // a number that no object has
  all.names.emplace_back(name);
  all.numbers.emplace(name, *number);
  return TRUE;
}

char* print(void* state, int, IDTYPE number) {
  Identifiers& all = identifiers(state);
  if (number % 2 != 0 || number == 0 || number / 2 > all.names.size()) return nullptr;
  return all.names[number / 2 - 1].data();
}

long allocate(void*, int, IDTYPE) { return FALSE; }
void release(void*, int, IDTYPE) {}
void note(void*, int, void*) {}

}  // namespace

Agdisc_t* numbered_in_order() {
  static Agiddisc_t ids{open, map, allocate, release, print, close, note};
  static Agdisc_t all{&AgMemDisc, &ids, &AgIoDisc};
  return &all;
}

}  // namespace entente
