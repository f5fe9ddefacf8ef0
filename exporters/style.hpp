// SPDX-License-Identifier: Apache-2.0
// What pictures look like: colours, dashes, type. One place, so that the legend can't differ from the picture.
#pragma once

#include <string_view>

#include <entente/schema.hpp>

#include "picture.hpp"

namespace entente::style {

inline constexpr std::string_view page = "#FBF8F3";
inline constexpr std::string_view ink = "#1F1B18";
inline constexpr std::string_view subdued = "#66605C";
inline constexpr std::string_view faint = "#8C857F";
inline constexpr std::string_view quote_ink = "#57514D";
inline constexpr std::string_view past = "#C9C2BB";

// Of an area: transparent, so that areas can lie on each other, and what it looks like on the page.
inline constexpr std::string_view area = "#6F8C9A1C";
inline constexpr std::string_view area_edge = "#6F8C9A60";
inline constexpr std::string_view area_sample = "#ECEBE8";

inline constexpr std::string_view font = "Inter, Helvetica, Arial, sans-serif";
inline constexpr std::string_view title_font = "Inter SemiBold, Inter, Helvetica, Arial, sans-serif";
inline constexpr std::string_view quote_font = "Noto Serif, Georgia, serif";

struct NodeStyle {
  std::string_view fill;
  std::string_view ink;
  bool round;
};

constexpr NodeStyle node(EntityType type) {
  switch (type) {
    case EntityType::Person: return {"#F2D5BD", ink, true};
    case EntityType::Organization: return {"#0F5499", "#FFFFFF", false};
    case EntityType::Country: return {"#BFD8BD", ink, false};
    case EntityType::Place: return {"#E6DDCF", ink, false};
    case EntityType::Event: return {"#DCCFE6", ink, true};
    case EntityType::Group: break;
  }
  return {"#F3E3A8", ink, true};
}

enum class Dash { solid, dashed, dotted };

constexpr Dash dash(Status status) {
  switch (status) {
    case Status::asserted:
    case Status::ended: return Dash::solid;
    case Status::opposed:
    case Status::denied: return Dash::dotted;
    default: return Dash::dashed;
  }
}

constexpr std::string_view name(Dash dash) {
  constexpr std::string_view names[] = {"solid", "dashed", "dotted"};
  return names[static_cast<int>(dash)];
}

constexpr std::string_view colour(Side side) {
  constexpr std::string_view colours[] = {faint, "#0D7680", "#B3202A"};
  return colours[static_cast<int>(side)];
}

constexpr std::string_view word(Side side) {
  constexpr std::string_view words[] = {"", "for", "against"};
  return words[static_cast<int>(side)];
}

}  // namespace entente::style
