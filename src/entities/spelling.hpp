// SPDX-License-Identifier: Apache-2.0
// Misspelt names: so long, and so near to a known one, that nothing else can be meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "entities/gazetteer.hpp"

namespace entente {

// Whether two long names of several words differ in one letter, and begin and end alike.
bool is_misspelling(std::string_view name, std::string_view right);
// The same of names that fold_name() has folded.
bool is_folded_misspelling(std::string_view name, std::string_view right);

// The gazetteer entity whose name is misspelt here; nothing where there is none, or more than one.
std::optional<std::uint32_t> misspelt(const Gazetteer& gazetteer, std::string_view name);

}  // namespace entente
