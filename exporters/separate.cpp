// SPDX-License-Identifier: Apache-2.0
#include "separate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace entente {
namespace {

constexpr int most_rounds = 400;
constexpr double farther = 1.5;  // times: how much a pair moves apart at once

double area(const Spot& place, double gap) { return (place.width + gap) * (place.height + gap); }

void enlarge(std::vector<Spot>& places, double gap, double room) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double left = infinity, right = -infinity, low = infinity, high = -infinity, needed = 0;
  for (const Spot& place : places) {
    left = std::min(left, place.x);
    right = std::max(right, place.x);
    low = std::min(low, place.y);
    high = std::max(high, place.y);
    needed += area(place, gap);
  }
  const double there = std::max(1.0, (right - left) * (high - low));
  const double scale = std::max(1.0, std::sqrt(room * needed / there));
  for (Spot& place : places) {
    place.x *= scale;
    place.y *= scale;
  }
}

// Along the line between them, as far as they need but not far at once; the smaller box goes farther. Whether they lay on each other.
bool push(Spot& a, Spot& b, double gap) {
  const double wide = (a.width + b.width) / 2 + gap;
  const double high = (a.height + b.height) / 2 + gap;
  double x = b.x - a.x;
  const double y = b.y - a.y;
  constexpr double enough = 0.01;
  if (wide - std::abs(x) < enough || high - std::abs(y) < enough) return false;
  if (x == 0 && y == 0) x = enough;
  const double needed = std::min(x == 0 ? farther : wide / std::abs(x), y == 0 ? farther : high / std::abs(y)) - 1;
  const double step = std::min(needed, farther - 1);
  const double share = area(b, gap) / (area(a, gap) + area(b, gap));  // of a
  a.x -= step * x * share;
  a.y -= step * y * share;
  b.x += step * x * (1 - share);
  b.y += step * y * (1 - share);
  return true;
}

}  // namespace

void separate(std::vector<Spot>& places, double gap, double room) {
  if (places.empty()) return;
  enlarge(places, gap, room);
  double widest = 0;
  for (const Spot& place : places) widest = std::max(widest, place.width);
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (int round = 0; round < most_rounds; ++round) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return places[a].x < places[b].x; });
    bool moved = false;
    for (std::size_t i = 0; i < order.size(); ++i) {
      Spot& a = places[order[i]];
      const double reach = a.x + (a.width + widest) / 2 + gap;
      for (std::size_t j = i + 1; j < order.size() && places[order[j]].x < reach; ++j) moved = push(a, places[order[j]], gap) || moved;
    }
    if (!moved) return;
  }
}

}  // namespace entente
