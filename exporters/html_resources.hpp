// SPDX-License-Identifier: Apache-2.0
// The page, its style and its script, as the build embeds them from html/.
#pragma once

#include <string_view>

namespace entente {

// "page.html", "page.css" or "page.js".
std::string_view html_resource(std::string_view name);

}  // namespace entente
