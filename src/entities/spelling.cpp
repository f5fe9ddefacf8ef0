// SPDX-License-Identifier: Apache-2.0
#include "entities/spelling.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

constexpr std::size_t shortest = 10;
constexpr std::size_t longest = 60;

// Levenshtein's distance with neighbouring letters swapped as one step.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

// Names of the same number of words, each of which is nearly the same.
bool nearly_same(std::string_view a, std::string_view b, std::size_t changes) {
  if (a.size() < shortest || a.size() > longest || b.size() > longest) return false;
  if (std::count(a.begin(), a.end(), ' ') != std::count(b.begin(), b.end(), ' ')) return false;
  if (a.front() != b.front() || a.substr(0, a.find(' ')).size() < 3) return false;
  return distance(a, b) <= changes;
}

}  // namespace

bool is_misspelling(std::string_view name, std::string_view right) { return is_folded_misspelling(fold_name(name), fold_name(right)); }

bool is_folded_misspelling(std::string_view a, std::string_view b) {
  if (a.size() > b.size() + 1 || b.size() > a.size() + 1 || a.find(' ') == a.npos) return false;
  // Two people of one family differ in their given names.
  if (a.substr(a.rfind(' ')) == b.substr(b.rfind(' ') == b.npos ? 0 : b.rfind(' ')) || a.back() != b.back()) return false;
  return nearly_same(a, b, 1);
}

std::optional<std::uint32_t> misspelt(const Gazetteer& gazetteer, std::string_view name) {
  const std::string folded = fold_name(name);
  if (folded.size() < shortest || folded.find(' ') == folded.npos) return std::nullopt;
  std::optional<std::uint32_t> found;
  for (const PackedSkeleton& skeleton : gazetteer.alike(skeleton_key(name))) {
    if (!nearly_same(folded, fold_name(gazetteer.text(skeleton.text)), folded.size() >= 14 ? 2 : 1)) continue;
    if (found && *found != skeleton.entity) return std::nullopt;
    found = skeleton.entity;
  }
  return found;
}

}  // namespace entente
