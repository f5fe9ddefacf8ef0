// SPDX-License-Identifier: Apache-2.0
#include "clusters.hpp"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

class Partition {
 public:
  Partition(const std::vector<std::string_view>& ids, const Decisions& decisions)
      : ids_(ids), decisions_(decisions), sets_(ids.size()) {
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      sets_.make_set(i);
      place_.emplace(ids[i], i);
    }
    if (decisions.all().empty()) return;
    for (std::uint32_t i = 0; i < ids.size(); ++i)
      for (const std::string& other : decisions.different_from(ids[i]))
        if (const auto found = place_.find(other); found != place_.end() && i < found->second)
          apart_.push_back({i, found->second});
  }

  void unite_decided() {
    if (decisions_.all().empty()) return;
    std::vector<std::uint32_t> order(ids_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ids_[a] < ids_[b]; });
    for (const std::uint32_t i : order)
      for (const std::string& other : decisions_.same_as(ids_[i]))
        if (const auto found = place_.find(other); found != place_.end()) unite({i, found->second});
  }

  void unite(Link link) {
    const std::uint32_t a = sets_.find_set(link.from);
    const std::uint32_t b = sets_.find_set(link.to);
    const auto parts = [&](const Link& pair) {
      const std::uint32_t x = sets_.find_set(pair.from);
      const std::uint32_t y = sets_.find_set(pair.to);
      return (x == a && y == b) || (x == b && y == a);
    };
    if (a != b && std::none_of(apart_.begin(), apart_.end(), parts)) sets_.link(a, b);
  }

  std::vector<std::uint32_t> numbers() {
    const auto none = static_cast<std::uint32_t>(ids_.size());
    std::vector<std::uint32_t> result(ids_.size());
    std::vector<std::uint32_t> of_root(ids_.size(), none);
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < ids_.size(); ++i) {
      std::uint32_t& number = of_root[sets_.find_set(i)];
      if (number == none) number = count++;
      result[i] = number;
    }
    return result;
  }

 private:
  const std::vector<std::string_view>& ids_;
  const Decisions& decisions_;
  boost::disjoint_sets_with_storage<> sets_;
  std::unordered_map<std::string_view, std::uint32_t> place_;
  std::vector<Link> apart_;
};

}  // namespace

std::vector<std::uint32_t> partition(const std::vector<std::string_view>& ids, std::vector<Link> links,
                                     const Decisions& decisions) {
  std::sort(links.begin(), links.end(), [&](Link a, Link b) { return ids[a.from] < ids[b.from]; });
  Partition partition(ids, decisions);
  partition.unite_decided();
  for (const Link link : links) partition.unite(link);
  return partition.numbers();
}

}  // namespace entente
