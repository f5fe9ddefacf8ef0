// SPDX-License-Identifier: Apache-2.0
// Capitals that act: "Moscow warned" is Russia, "fell on Moscow" is the city.
#pragma once

#include <cstdint>
#include <optional>

#include "entities/cast.hpp"

namespace entente {

// The country that the name of a capital stands for here; nothing where it is the city itself, or no capital.
std::optional<std::uint32_t> state_meant(const Cast& cast, const Name& name);

}  // namespace entente
