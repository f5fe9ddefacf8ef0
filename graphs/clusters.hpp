// SPDX-License-Identifier: Apache-2.0
// Identities that are one node.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <entente/decisions.hpp>

namespace entente {

// One identity belongs to another.
struct Link {
  std::uint32_t from;
  std::uint32_t to;
};

// For each of `ids` the number of its cluster, from 0 on. What people say is one comes first; a link that would bring together
// what they say is not is left out. Links count in the order of the ids that they are from.
std::vector<std::uint32_t> partition(const std::vector<std::string_view>& ids, std::vector<Link> links,
                                     const Decisions& decisions);

}  // namespace entente
