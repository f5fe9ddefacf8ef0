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

  // A world in which so many articles have about as many names as news has, come in the order of their dates, a day after the
  // other, and tie nobody to himself.
  static RandomFacts large(std::uint32_t articles) {
    RandomFacts world(1, std::max(200U, articles / 4));
    world.articles_a_day_ = std::max(1U, articles / days);
    return world;
  }

  // Other `version`s of an article have the same id and say something else.
  ArticleFacts article(std::uint32_t number, std::uint32_t version = 0) const;
  // Articles first … first + count - 1.
  std::vector<ArticleFacts> articles(std::uint32_t first, std::uint32_t count) const;

 private:
  static constexpr std::uint32_t days = 5000;  // that the articles of a large world take

  std::uint64_t seed_;
  std::uint32_t names_;
  std::uint32_t articles_a_day_ = 0;  // none where dates are random
};

}  // namespace entente
