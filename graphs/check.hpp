// SPDX-License-Identifier: Apache-2.0
// Whether facts fit the text that they are said to come from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <entente/facts.hpp>

namespace entente {

// What is off, a line each: hash, length, spans beyond the end. An empty text is one that we don't have.
std::vector<std::string> mismatches(const Facts& facts, std::string_view text);

}  // namespace entente
