// SPDX-License-Identifier: Apache-2.0
// Which identities are one node, and what each node is called.
#include <algorithm>
#include <tuple>

#include "clusters.hpp"
#include "identities.hpp"
#include "identity_rows.hpp"
#include "words.hpp"

namespace entente {

std::vector<Identities::Member> Identities::component(Number seed, std::set<Number>& visited) {
  std::vector<Member> members;
  std::vector<Number> open{seed};
  while (!open.empty()) {
    const Number number = open.back();
    open.pop_back();
    load_.bind(std::int64_t{number});
    if (!visited.insert(number).second || !load_.step()) {
      load_.reset();
      continue;
    }
    members.push_back(
        {number, load_.text(0), load_.null(5) ? NodeId{} : NodeId{static_cast<std::size_t>(load_.number(5))}, load_.number(4)});
    if (!load_.null(6)) open.push_back(entente::number(load_, 6));
    load_.reset();
    for (const std::string& other : decisions_.same_as(members.back().id))
      if (const auto partner = find(other)) open.push_back(*partner);
    for (children_.bind(std::int64_t{number}); children_.step();) open.push_back(entente::number(children_, 0));
    children_.reset();
  }
  return members;
}

void Identities::cluster() {
  std::set<Number> visited;
  std::vector<std::vector<Member>> clusters;
  for (const Number seed : seeds_) {
    std::vector<Member> members = component(seed, visited);
    if (members.empty()) continue;
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.number < b.number; });
    std::vector<std::string_view> ids;
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      ids.push_back(members[i].id);
      parent_.bind(std::int64_t{members[i].number});
      if (parent_.step() && !parent_.null(0)) {
        const Number parent = number(parent_, 0);
        const auto found =
            std::lower_bound(members.begin(), members.end(), parent, [](const Member& m, Number n) { return m.number < n; });
        if (found == members.end() || found->number != parent) database_.fail_damaged("an identity is missing");
        links.push_back({i, static_cast<std::uint32_t>(found - members.begin())});
      }
      parent_.reset();
    }
    const std::vector<std::uint32_t> cluster_of = partition(ids, std::move(links), decisions_);
    const std::size_t first = clusters.size();
    clusters.resize(first + 1 + *std::max_element(cluster_of.begin(), cluster_of.end()));
    for (std::size_t i = 0; i < members.size(); ++i) clusters[first + cluster_of[i]].push_back(std::move(members[i]));
  }
  give_nodes(std::move(clusters));
}

// A node stays with the cluster that most of its entities are in now, so that least has to change.
void Identities::give_nodes(std::vector<std::vector<Member>> clusters) {
  std::vector<std::tuple<std::int64_t, std::size_t, NodeId>> claims;  // entities, cluster, node
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    std::map<NodeId, std::int64_t> entities;
    for (const Member& member : clusters[i])
      if (member.node) entities[member.node] += member.entities;
    for (const auto& [node, count] : entities) claims.emplace_back(count, i, node);
  }
  std::stable_sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) { return std::get<0>(a) > std::get<0>(b); });
  std::vector<NodeId> node_of(clusters.size());
  std::set<NodeId> taken;
  for (const auto& [count, cluster, node] : claims)
    if (!node_of[cluster] && taken.insert(node).second) node_of[cluster] = node;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (!node_of[i]) {
      insert_node_.bind();
      insert_node_.step();
      node_of[i] = NodeId{static_cast<std::size_t>(insert_node_.number(0))};
      insert_node_.reset();
    }
    for (const Member& member : clusters[i]) {
      if (member.node == node_of[i]) continue;
      set_node_.run(node_of[i], std::int64_t{member.number});
      nodes_.erase(member.number);
      touched_.insert(node_of[i].value);
      if (!member.node) continue;
      touched_.insert(member.node.value);
      for (const std::int64_t article : articles_.of(member.number)) stale_.insert(article);
    }
  }
}

NodeId Identities::node_of(Number number) {
  const auto [entry, is_new] = nodes_.try_emplace(number);
  if (!is_new) return entry->second;
  if (const auto node = node_of_.bind(std::int64_t{number}).first()) entry->second = NodeId{static_cast<std::size_t>(*node)};
  return entry->second;
}

// A node is dropped where one of its identities is.
void Identities::drop() {
  for (const Decision& decision : decisions_.all()) {
    if (decision.kind != Decision::Kind::drop) continue;
    if (const auto number = find(decision.entity))
      if (const NodeId node = node_of(*number)) dropped_.insert(node.value);
  }
  std::set<std::int64_t> before;
  for (was_dropped_.bind(); was_dropped_.step();) before.insert(was_dropped_.number(0));
  was_dropped_.reset();
  for (const std::int64_t node : dropped_)
    if (!before.contains(node)) make_stale(node);
  for (const std::int64_t node : before)
    if (!dropped_.contains(node)) make_stale(node);
}

void Identities::make_stale(std::int64_t node) {
  set_dropped_.run(std::int64_t{dropped_.contains(node)}, node);
  for (const std::int64_t article : articles_.of_node(node)) stale_.insert(article);
}

// What namesakes say counts once: in their own node, or in that of all who are called so.
void Identities::part_namesakes(std::vector<std::pair<Number, Identity>>& identities) {
  std::set<Number> here;
  for (const auto& [number, identity] : identities) here.insert(number);
  std::set<Number> counted;  // within another one of the node
  for (auto& [number, identity] : identities) {
    if (identity.key.known || identity.key.local) continue;
    for (const Number namesake : namesakes(identity.key.id)) {
      if (here.contains(namesake)) counted.insert(namesake);
      else identity -= load(namesake);
    }
  }
  std::erase_if(identities, [&](const auto& one) { return counted.contains(one.first) || one.second.names.empty(); });
}

std::vector<NodeId> Identities::nodes(const Facts& facts) {
  std::vector<NodeId> result;
  const auto namesakes = namesake_keys(facts);
  for (std::size_t i = 0; i < namesakes.size(); ++i) {
    const Entity& entity = facts.entities[i];
    const NodeId node = node_of(number_of(namesakes[i] ? *namesakes[i] : identity_key(entity, facts.article.id)));
    if (!node) database_.fail_damaged("an identity is missing");
    result.push_back(dropped_.contains(node.value) ? NodeId{} : node);
  }
  return result;
}

std::vector<std::int64_t> Identities::update_nodes() {
  std::vector<std::int64_t> renamed;
  for (const std::int64_t node : touched_) {
    std::vector<std::pair<Number, Identity>> identities;
    for (node_votes_.bind(node); node_votes_.step();) {
      const Number number = entente::number(node_votes_, 0);
      if (identities.empty() || identities.back().first != number) {
        Identity& added = identities.emplace_back(number, Identity{}).second;
        added.key = {node_votes_.text(1), node_votes_.number(2) != 0, node_votes_.number(3) != 0};
        added.mentions = entente::number(node_votes_, 4);
      }
      add_vote(identities.back().second, static_cast<int>(node_votes_.number(5)), node_votes_.text(6),
               entente::number(node_votes_, 7));
    }
    node_votes_.reset();
    part_namesakes(identities);
    if (identities.empty()) {
      erase_node_.run(node);
      clear_node_.run(node);
      continue;
    }
    std::vector<const Identity*> parts;
    for (const auto& [number, identity] : identities) parts.push_back(&identity);
    const Node made = make_node(parts, decisions_);
    for (const auto& [number, identity] : identities)
      if (const auto decided = decisions_.name_of(identity.key.id)) {  // it is found by that name, but nobody joins it for that
        const std::string name = comparable(*decided);
        insert_alias_.run(Text{name}, static_cast<std::int64_t>(made.type), std::int64_t{number});
        for (const std::string& word : words_of(name)) insert_word_.run(word, std::int64_t{number});
      }
    node_id_.bind(node);
    const std::string old = node_id_.step() ? node_id_.text(0) : std::string();
    node_id_.reset();
    if (!old.empty() && old != made.id) renamed.push_back(node);
    if (old != made.id) rename_node_.run(made.id, node);  // apart, for it is part of an index
    update_node_.run(made.name, name(made.type), name(made.kind), made.wikidata, std::int64_t{made.mentions}, node);
  }
  return renamed;
}

}  // namespace entente
