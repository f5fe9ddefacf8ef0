// SPDX-License-Identifier: Apache-2.0
// Dates as people type them after --since and --until.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// "2024-05-31", "2024-05" or "2024", of one of these, or of "31 May 2024", "May 31, 2024", "May 2024", "may" and the like. A month
// without a year is the last one up to `newest`, a date, so that the same graph always gives the same answer. Nothing where the text is
// no date, or has no year and `newest` is empty.
std::optional<std::string> iso_date(std::string_view typed, const std::function<std::string()>& newest);

}  // namespace entente
