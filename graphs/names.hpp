// SPDX-License-Identifier: Apache-2.0
// How well a node matches a name that somebody typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <entente/graph.hpp>

namespace entente {

// Less is better.
enum class Match { id, name, alias, words_of_name, words_of_alias, none };

// `folded` is `typed`, folded.
Match match(const Node& node, std::string_view typed, const std::string& folded);

// The least distance from `typed` to the folded name or to one of its words; more than `limit` where it is far.
std::size_t name_distance(std::string_view name, std::string_view typed, std::size_t limit);

// How far a misspelling may be from what was meant.
inline std::size_t farthest(std::string_view typed) { return std::max<std::size_t>(1, typed.size() / 3); }

}  // namespace entente
