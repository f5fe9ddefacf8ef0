// SPDX-License-Identifier: Apache-2.0
// The JSON-LD context, context.jsonld, as it is embedded in the program and in every export.
#pragma once

#include <string_view>

namespace entente {

std::string_view jsonld_context();

}  // namespace entente
