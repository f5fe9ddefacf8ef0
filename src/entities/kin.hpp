// SPDX-License-Identifier: Apache-2.0
// Names of people that a text brings in as somebody's kin: "the daughter of Ruth and John Larson", "his father, Georg Adler".
#pragma once

#include "entities/cast.hpp"

namespace entente {

// Whether a word for kin stands before the name with no verb in between. Trees often get such lists wrong.
bool is_named_as_kin(const Cast& cast, const Name& name);

}  // namespace entente
