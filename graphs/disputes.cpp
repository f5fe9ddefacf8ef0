// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include <entente/query.hpp>

#include "core/utf8.hpp"

namespace entente {
namespace {

// What one leaves open does not contradict the other: "2024-06" and "2024-06-01", no role and "spokesman".
bool fits(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

bool same_claim(const Edge& a, const Edge& b) {
  const std::string role = fold_name(a.role);
  const std::string other = fold_name(b.role);
  if (!role.empty() && !other.empty() && role != other) return false;
  return info(a.type).relation_class != RelationClass::action || fits(a.time, b.time);
}

}  // namespace

std::vector<Dispute> disputes(const Graph& graph) {
  using Claim = std::tuple<NodeId, RelationType, NodeId>;
  const auto claim = [](const Edge& edge) {
    const bool turn = info(edge.type).symmetric && edge.object < edge.subject;
    return turn ? Claim{edge.object, edge.type, edge.subject} : Claim{edge.subject, edge.type, edge.object};
  };
  std::map<Claim, Dispute> found;  // first what is denied, for that is rare
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i)
    if (graph.edges[i].status == Status::denied) found[claim(graph.edges[i])].denied.push_back(i);
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    if (graph.edges[i].status != Status::asserted) continue;
    if (const auto dispute = found.find(claim(graph.edges[i])); dispute != found.end()) dispute->second.asserted.push_back(i);
  }
  std::vector<Dispute> result;
  for (auto& [key, dispute] : found) {
    const auto unanswered = [&](const std::vector<std::uint32_t>& others) {
      return [&](std::uint32_t edge) {
        return std::none_of(others.begin(), others.end(),
                            [&](std::uint32_t other) { return same_claim(graph.edges[edge], graph.edges[other]); });
      };
    };
    std::erase_if(dispute.asserted, unanswered(dispute.denied));
    std::erase_if(dispute.denied, unanswered(dispute.asserted));
    if (!dispute.denied.empty()) result.push_back(std::move(dispute));
  }
  return result;
}

}  // namespace entente
