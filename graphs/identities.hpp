// SPDX-License-Identifier: Apache-2.0
// The identities of a graph file and the nodes that they make, kept up to date while articles come and go: a change costs
// what it touches, not what there is.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <entente/graph.hpp>

#include "identity.hpp"
#include "identity_articles.hpp"
#include "sqlite.hpp"

namespace entente {

class Identities {
 public:
  // `decisions` are what people have decided by now, and outlive this.
  Identities(Database& database, const Decisions& decisions);

  // An article that comes or goes.
  void add(const Facts& facts, std::int64_t article) { count(facts, article, 1); }
  void remove(const Facts& facts, std::int64_t article) { count(facts, article, -1); }

  // A decision that was not there before, or is there no more.
  void reconsider(const Decision& decision);

  // Makes all changes so far, and gives the articles that were there before and have an entity that is another node now.
  std::set<std::int64_t> settle();
  // The number of the node of each entity, once settled; none for one that was dropped.
  std::vector<NodeId> nodes(const Facts& facts);
  // Nodes whose identities changed get their name, type and mentions anew; those that are left without are deleted. Gives
  // those that had another id.
  std::vector<std::int64_t> update_nodes();

 private:
  using Number = std::uint32_t;
  using Name = std::pair<std::string, EntityType>;

  // What changes in the votes for one identity.
  struct Change {
    IdentityKey key;
    std::int64_t entities = 0;
    std::int64_t mentions = 0;
    std::map<std::pair<int, std::string>, std::int64_t> votes;
  };
  // Whether an article has an identity.
  struct Mention {
    bool before = false;
    bool now = false;
  };
  struct Member {
    Number number;
    std::string id;
    NodeId node;
    std::int64_t entities;
  };

  void count(const Facts& facts, std::int64_t article, int sign);
  void count(const Entity& entity, IdentityKey key, std::int64_t article, int sign);
  Number number_of(const IdentityKey& key);
  Identity load(Number number);
  void apply(Number number, const Change& change);
  void update_names(Number number, const Identity& identity);
  Bearers bearers(const Name& name);
  void touch(const Name& name);
  void find_affected();
  void link(Number number);
  std::optional<Number> parent_of(Number number);
  std::vector<Number> namesakes(std::string_view id);
  std::optional<Number> foremost_namesake(std::string_view id);
  void part_namesakes(std::vector<std::pair<Number, Identity>>& identities);
  void cluster();
  std::vector<Member> component(Number seed, std::set<Number>& visited);
  void give_nodes(std::vector<std::vector<Member>> clusters);
  void erase(Number number);
  NodeId node_of(Number number);
  void drop();
  void make_stale(std::int64_t node);
  std::optional<Number> find(std::string_view id);

  Database& database_;
  const Decisions& decisions_;
  std::unordered_map<std::string, Number> numbers_;
  std::map<Number, Change> changes_;
  std::map<std::pair<Number, std::int64_t>, Mention> mentions_;  // by identity and article
  std::vector<Number> gone_;            // identities that no article has any more
  std::unordered_map<Number, NodeId> nodes_;  // of identities, as far as asked for
  std::map<Name, Bearers> before_;      // names whose bearers changed, as they were
  std::set<Number> affected_;           // may belong to another one now
  std::set<Number> seeds_;              // of clusters to find anew
  std::set<std::int64_t> stale_;        // articles
  std::set<std::int64_t> touched_;      // nodes
  std::set<std::int64_t> dropped_;      // nodes

  Sql find_, namesakes_, foremost_, clear_node_, insert_, load_, votes_, vote_, drop_vote_, count_, children_, parent_,
      set_parent_, set_node_, erase_;
  Sql names_of_, insert_name_, erase_name_, insert_word_, erase_words_, bearers_, unknown_bearers_;
  Sql insert_node_, node_id_, node_of_, was_dropped_, set_dropped_, insert_alias_,
      node_votes_, rename_node_, update_node_, erase_node_;
  IdentityArticles articles_;
};

}  // namespace entente
