// SPDX-License-Identifier: Apache-2.0
// How names are marked in texts, word by word.
#pragma once

#include <cstddef>
#include <cstdint>

#include <entente/document.hpp>

namespace entente {

// Sorts of names that annotated texts tell apart; `other` names works, laws, peoples and whatever else is no entity.
enum class NameClass : std::uint8_t { person, organization, place, event, other };

// A label says that its word is in no name, begins one, or goes on with it.
using NameLabel = std::uint8_t;
inline constexpr std::size_t name_labels = 11;
inline constexpr NameLabel no_name = 0;
constexpr NameLabel begin_of(NameClass of) { return static_cast<NameLabel>(1 + 2 * static_cast<int>(of)); }
constexpr bool begins(NameLabel label) { return label % 2 == 1; }
constexpr NameClass class_of(NameLabel label) { return static_cast<NameClass>((label - 1) / 2); }
constexpr bool may_follow(NameLabel label, NameLabel before) {
  return label == no_name || begins(label) || (before != no_name && class_of(before) == class_of(label));
}

struct TaggedName {
  TokenRange tokens;
  NameClass type{};
};

}  // namespace entente
