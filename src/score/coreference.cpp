// SPDX-License-Identifier: Apache-2.0
#include "score/coreference.hpp"

#include <map>

#include "score/assignment.hpp"

namespace entente {
namespace {

using ClusterOf = std::map<std::int64_t, std::size_t>;

ClusterOf cluster_of(const Clusters& clusters) {
  ClusterOf where;
  for (std::size_t i = 0; i < clusters.size(); ++i)
    for (const std::int64_t mention : clusters[i]) where[mention] = i;
  return where;
}

struct Half {
  double correct = 0;
  double all = 0;
};

// Links of `a` that `b` keeps.
Half links(const Clusters& a, const Clusters& b) {
  const ClusterOf where = cluster_of(b);
  Half half;
  for (const auto& cluster : a) {
    std::set<std::size_t> parts;
    std::size_t alone = 0;
    for (const std::int64_t mention : cluster) {
      const auto found = where.find(mention);
      if (found == where.end())
        ++alone;
      else
        parts.insert(found->second);
    }
    half.correct += static_cast<double>(cluster.size()) - static_cast<double>(parts.size() + alone);
    half.all += static_cast<double>(cluster.size()) - 1;
  }
  return half;
}

std::size_t common(const std::set<std::int64_t>& a, const std::set<std::int64_t>& b) {
  std::size_t count = 0;
  for (const std::int64_t mention : a) count += b.contains(mention) ? 1 : 0;
  return count;
}

Half shares(const Clusters& a, const Clusters& b) {
  const ClusterOf where = cluster_of(b);
  Half half;
  for (const auto& cluster : a) {
    half.all += static_cast<double>(cluster.size());
    for (const std::int64_t mention : cluster) {
      const auto found = where.find(mention);
      if (found != where.end())
        half.correct += static_cast<double>(common(cluster, b[found->second])) / static_cast<double>(cluster.size());
    }
  }
  return half;
}

Figure figure(Half key, Half response) { return {false, key.correct, key.all, response.all, response.correct}; }

}  // namespace

Figure muc(const Clusters& key, const Clusters& response) { return figure(links(key, response), links(response, key)); }

Figure b_cubed(const Clusters& key, const Clusters& response) { return figure(shares(key, response), shares(response, key)); }

Figure ceaf_e(const Clusters& key, const Clusters& response) {
  std::map<std::int64_t, std::set<std::uint32_t>> at;
  for (std::uint32_t j = 0; j < response.size(); ++j)
    for (const std::int64_t mention : response[j]) at[mention].insert(j);
  Weights weights;
  for (std::uint32_t i = 0; i < key.size(); ++i) {
    std::set<std::uint32_t> touched;
    for (const std::int64_t mention : key[i])
      if (const auto found = at.find(mention); found != at.end()) touched.insert(found->second.begin(), found->second.end());
    for (const std::uint32_t j : touched)
      weights[{i, j}] =
          2 * static_cast<double>(common(key[i], response[j])) / static_cast<double>(key[i].size() + response[j].size());
  }
  double total = 0;
  for (const Pair& pair : assign(weights)) total += weights.get(pair);
  return found(total, static_cast<double>(key.size()), static_cast<double>(response.size()));
}

}  // namespace entente
