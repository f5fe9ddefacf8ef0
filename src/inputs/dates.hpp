// SPDX-License-Identifier: Apache-2.0
// Dates of articles, in the ways that archives and feeds write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

// YYYY-MM-DD of "2023-04-21T10:00:00Z", "20230421", "Fri, 21 Apr 2023 10:00:00 GMT", "April 21, 2023" and the like, of
// seconds or milliseconds since 1970; nothing where it is no date, or one that can be read in two ways ("4/5/2023").
std::optional<std::string> iso_date(std::string_view text);

}  // namespace entente
