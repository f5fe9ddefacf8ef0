// SPDX-License-Identifier: Apache-2.0
#include <entente/error.hpp>

#include <algorithm>

#include "core/edit_distance.hpp"

namespace entente {
namespace {

std::string locate(const Location& location, std::string_view cause) {
  const std::string place = to_string(location);
  return place.empty() ? std::string(cause) : place + ": " + std::string(cause);
}

}  // namespace

std::string to_string(const Location& location) {
  std::string text = location.file;
  if (location.line != 0) text += ":" + std::to_string(location.line);
  if (location.line != 0 && location.column != 0) text += ":" + std::to_string(location.column);
  return text;
}

InputError::InputError(Location location, std::string_view cause)
    : Error(locate(location, cause)), location_(std::move(location)) {}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates)
    if (const std::size_t d = edit_distance(word, candidate); d < least) {
      least = d;
      best = candidate;
    }
  return best.empty() ? std::string() : ", did you mean '" + std::string(best) + "'?";
}

}  // namespace entente
