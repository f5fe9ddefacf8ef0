// SPDX-License-Identifier: Apache-2.0
// From when to when, in ISO dates that may be cut short.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {

// Dates are compared as far as both go: an article of 2023-04-21 is neither before nor after "2023-04".
inline bool before(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  return a.substr(0, both) < b.substr(0, both);
}

// Both inclusive; an empty one is no bound. What has no date is within no bounds.
inline bool within(std::string_view date, std::string_view since, std::string_view until) {
  if (since.empty() && until.empty()) return true;
  return !date.empty() && !before(date, since) && (until.empty() || !before(until, date));
}

// No date within the bounds is lower, or higher, as text.
inline std::string lowest(std::string_view since) { return std::string(since.substr(0, 4)); }
inline std::string highest(std::string_view until) { return std::string(until) + "~"; }

}  // namespace entente
