// SPDX-License-Identifier: Apache-2.0
#include "entities/name_agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "entities/name_labels.hpp"

namespace entente {
namespace {

constexpr std::size_t sorts = (name_labels + 1) / 2;  // no name, and one for each class
using Sorts = std::array<float, sorts>;

constexpr float weight = 0.5F;  // of the mean, the rest being the place's own score

// Where in a name the word stands may differ from place to place; what sort of name doesn't.
std::size_t sort_of(std::size_t label) { return (label + 1) / 2; }

// Log odds, near enough, of each sort.
Sorts sorts_of(const float* scores) {
  Sorts best;
  best.fill(-1e9F);
  for (std::size_t label = 0; label < name_labels; ++label) best[sort_of(label)] = std::max(best[sort_of(label)], scores[label]);
  const float most = *std::max_element(best.begin(), best.end());
  // In double: what one machine's exp() differs from another's is lost when it is rounded, and names must not depend on it.
  double sum = 0;
  for (const float score : best) sum += std::exp(static_cast<double>(score - most));
  for (float& score : best) score -= most + static_cast<float>(std::log(sum));
  return best;
}

// The tokens with a capital, those of the same letters together.
std::vector<std::pair<std::uint64_t, std::uint32_t>> capitalised_words(const Words& words) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places;
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words.capitalised(i)) places.emplace_back(words[i].key, i);
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace

void agree(const Words& words, std::span<float> scores) {
  const auto places = capitalised_words(words);
  std::vector<Sorts> own;
  for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
    while (end < places.size() && places[end].first == places[begin].first) ++end;
    if (end == begin + 1) continue;
    own.clear();
    Sorts mean{};
    for (std::size_t i = begin; i < end; ++i) {
      own.push_back(sorts_of(&scores[places[i].second * name_labels]));
      for (std::size_t s = 0; s < sorts; ++s) mean[s] += own.back()[s] / static_cast<float>(end - begin);
    }
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t label = 0; label < name_labels; ++label)
        scores[places[i].second * name_labels + label] += weight * (mean[sort_of(label)] - own[i - begin][sort_of(label)]);
  }
}

}  // namespace entente
