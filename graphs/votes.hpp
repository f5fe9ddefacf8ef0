// SPDX-License-Identifier: Apache-2.0
// Majorities: what most articles say, and the same choice among equals whatever order they came in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace entente {

template <class T>
using Votes = std::map<T, std::uint32_t>;

template <class T>
void add_votes(Votes<T>& to, const Votes<T>& votes) {
  for (const auto& [value, count] : votes) to[value] += count;
}

template <class T>
void subtract_votes(Votes<T>& from, const Votes<T>& votes) {
  for (const auto& [value, count] : votes)
    if (const auto found = from.find(value); found != from.end() && (found->second -= count) == 0) from.erase(found);
}

// The value with the most votes; among equals the one that `better` puts first, then the least.
template <class T, class Better>
T most_voted(const Votes<T>& votes, Better better) {
  const std::pair<const T, std::uint32_t>* best = nullptr;
  for (const auto& entry : votes)
    if (!best || entry.second > best->second || (entry.second == best->second && better(entry.first, best->first))) best = &entry;
  return best ? best->first : T{};
}

inline bool longer(const std::string& a, const std::string& b) { return a.size() > b.size(); }

}  // namespace entente
