// SPDX-License-Identifier: Apache-2.0
// In which articles each identity is. Numbers of identities come one after the other; their keys lie apart, as runs of keys want
// it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "key_runs.hpp"
#include "sqlite.hpp"

namespace entente {

class IdentityArticles {
 public:
  explicit IdentityArticles(Database& database)
      : runs_(KeyRuns::of_identities(database)), identities_of_(database, "SELECT number FROM identity WHERE node = ?") {}

  // The identity is in the article from now on, or no more: at the next settle().
  void change(std::int64_t identity, std::int64_t article) { changed_.push_back(keyed(identity, article)); }
  void settle() { runs_.change(std::exchange(changed_, {})); }

  // Sorted.
  std::vector<std::int64_t> of(std::int64_t identity) { return with({keyed(identity, 0).key}); }
  std::vector<std::int64_t> of_node(std::int64_t node) {
    std::vector<std::uint32_t> keys;
    identities_of_.bind(node).each([&](const Sql& row) { keys.push_back(keyed(row.number(0), 0).key); });
    std::sort(keys.begin(), keys.end());
    return with(keys);
  }
  // All that there are: identity and article.
  std::vector<std::pair<std::int64_t, std::int64_t>> all() {
    std::vector<std::pair<std::int64_t, std::int64_t>> result;
    for (const auto& [key, article] : runs_.all()) result.emplace_back(key * inverse, article);
    return result;
  }

 private:
  static constexpr std::uint32_t factor = 2654435761;  // odd: so each number has a key of its own (Knuth)
  static constexpr std::uint32_t inverse = 244002641;
  static_assert(factor * inverse == 1);

  static Keyed keyed(std::int64_t identity, std::int64_t article) {
    return {static_cast<std::uint32_t>(identity) * factor, static_cast<std::uint32_t>(article)};
  }
  std::vector<std::int64_t> with(const std::vector<std::uint32_t>& keys) {
    std::vector<std::int64_t> articles;
    for (const auto& [key, article] : runs_.with(keys)) articles.push_back(article);
    std::sort(articles.begin(), articles.end());
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    return articles;
  }

  KeyRuns runs_;
  Sql identities_of_;
  std::vector<Keyed> changed_;
};

}  // namespace entente
