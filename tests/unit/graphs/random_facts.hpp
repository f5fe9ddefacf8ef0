// SPDX-License-Identifier: Apache-2.0
// Articles about an invented world, with their facts, from a seed: the same number gives the same article everywhere.
// Names follow Zipf's law, as they do in news: few are in most articles, most in few.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <entente/graph.hpp>

namespace entente {

class RandomFacts {
 public:
  // `names` is how many people, bodies, countries and places there are.
  explicit RandomFacts(std::uint64_t seed, std::uint32_t names = 200) : seed_(seed), names_(names) {}

  // A world in which so many articles have about as many names as news has.
  static RandomFacts large(std::uint32_t articles) { return RandomFacts(1, std::max(200U, articles / 4)); }

  // Other `version`s of an article have the same id and say something else.
  ArticleFacts article(std::uint32_t number, std::uint32_t version = 0) const;
  // Articles first … first + count - 1.
  std::vector<ArticleFacts> articles(std::uint32_t first, std::uint32_t count) const;

 private:
  std::uint64_t seed_;
  std::uint32_t names_;
};

}  // namespace entente
