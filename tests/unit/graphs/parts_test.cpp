// SPDX-License-Identifier: Apache-2.0
// What is read of a graph file through its indexes is what would be found in the whole graph.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

#include <entente/query.hpp>
#include <entente/store.hpp>

#include "graphs/sqlite.hpp"
#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::IsEmpty;
using testing::Not;

constexpr std::uint32_t articles = 120;

class Parts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    file_ = new TemporaryFile;
    {
      Store empty(*file_, Store::Mode::write);
      empty.commit();
    }
    Database(*file_, Database::Mode::write).run("UPDATE layer SET fewest = 50");  // so that both layers have rows
    Store store(*file_, Store::Mode::write);
    for (const ArticleFacts& article : RandomFacts(3, 60).articles(0, articles)) {
      store.add(article.facts, article.text);
      if (store.pending() == 25) store.commit();
    }
    store.commit();
    graph_ = new Graph(store.graph());
  }
  static void TearDownTestSuite() {
    delete file_;
    delete graph_;
  }

  static std::vector<std::string> ids(const Graph& graph, const std::vector<std::uint32_t>& quotes) {
    std::vector<std::string> result;
    for (const std::uint32_t quote : quotes) result.push_back(graph.quotes[quote].id);
    return result;
  }
  template <class Keep>
  static std::set<std::string> edge_ids(const Graph& graph, Keep keep) {
    std::set<std::string> result;
    for (const Edge& edge : graph.edges)
      if (keep(edge)) result.insert(edge.id);
    return result;
  }
  static NodeId in(const Graph& graph, const std::string& id) {
    const auto found = find_nodes(graph, id);
    return found.empty() ? NodeId{} : found.front();
  }

  const Store store_{*file_, Store::Mode::read};
  static inline TemporaryFile* file_ = nullptr;
  static inline Graph* graph_ = nullptr;
};

TEST_F(Parts, NamesAreFoundAsInTheWholeGraph) {
  std::set<std::string> names{"nobody", "", "?!", "Person:nobody"};
  for (const Node& node : graph_->nodes) {
    names.insert({node.id, node.name});
    names.insert(node.aliases.begin(), node.aliases.end());
    names.insert(node.name.substr(0, node.name.find(' ')));
    names.insert(node.name.substr(node.name.find(' ') + 1));
  }
  for (const std::string& name : names) {
    std::vector<std::string> expected;
    for (const NodeId node : find_nodes(*graph_, name)) expected.push_back((*graph_)[node].id);
    std::vector<std::string> found;
    for (const Node& node : store_.find(name)) found.push_back(node.id);
    EXPECT_EQ(found, expected) << name;
  }
}

TEST_F(Parts, AFoundNodeIsTheWholeGraphs) {
  for (Node expected : graph_->nodes) {
    expected.articles.clear();
    EXPECT_TRUE(store_.find(expected.id).at(0) == expected) << expected.id;
  }
}

TEST_F(Parts, MisspellingsSuggestTheSame) {
  for (const Node& node : graph_->nodes) {
    const std::string typed = node.name.substr(0, node.name.size() / 2) + "x" + node.name.substr(node.name.size() / 2);
    EXPECT_EQ(store_.similar_names(typed), similar_names(*graph_, typed)) << typed;
  }
}

TEST_F(Parts, RelationsOfOneNodeAndOfTwo) {
  for (std::uint32_t i = 0; i < graph_->nodes.size(); i += 3) {
    const auto touches = [](NodeId node) { return [node](const Edge& edge) { return edge.subject == node || edge.object == node; }; };
    const auto all = [](const Edge&) { return true; };
    EXPECT_EQ(edge_ids(store_.relations({graph_->nodes[i].id}), all), edge_ids(*graph_, touches(NodeId{i})));
    for (std::uint32_t j = 0; j < 12; ++j) {
      const Graph part = store_.relations({graph_->nodes[i].id, graph_->nodes[j].id});
      const std::set<NodeId> ends{NodeId{i}, NodeId{j}};
      EXPECT_EQ(edge_ids(part, all), edge_ids(*graph_, [&](const Edge& edge) { return std::set<NodeId>{edge.subject, edge.object} == ends; }));
    }
  }
  EXPECT_THROW(store_.relations({"Person:nobody"}), InputError);
}

TEST_F(Parts, StatementsBySpeakerSubjectAndWords) {
  std::size_t found = 0;
  std::vector<std::string> some{""};
  for (std::uint32_t i = 0; i < graph_->nodes.size(); i += 5) some.push_back(graph_->nodes[i].id);
  for (const std::string& by : some)
    for (const std::string& about : some)
      for (const std::string words : {"", "KNOW we", "know 7", "nothing"}) {
        const QuoteFilter filter{by.empty() ? NodeId{} : in(*graph_, by), about.empty() ? NodeId{} : in(*graph_, about), words};
        const Graph part = store_.statements({by, about, words, 0});
        const auto expected = ids(*graph_, find_quotes(*graph_, filter));
        EXPECT_EQ(ids(part, find_quotes(part, {})), expected) << by << ", " << about << ", " << words;
        found += expected.size();
        const Graph newest = store_.statements({by, about, words, 3});
        auto few = ids(newest, find_quotes(newest, {}));
        EXPECT_GE(few.size(), std::min<std::size_t>(3, expected.size()));
        few.resize(std::min<std::size_t>(few.size(), 3));
        EXPECT_TRUE(std::equal(few.begin(), few.end(), expected.begin()));
      }
  EXPECT_GT(found, 500U);
}

TEST_F(Parts, AProfileHasAllOfANodeOrTheWeightiest) {
  for (std::uint32_t i = 0; i < graph_->nodes.size(); i += 2) {
    const NodeId node{i};
    const std::string& id = graph_->nodes[i].id;
    const auto involves = [&](const Edge& e) {
      return e.subject == node || e.object == node || std::binary_search(e.holders.begin(), e.holders.end(), node);
    };
    const Profile all = store_.profile(id, 0);
    const NodeId here = in(all.graph, id);
    const std::set<std::string> expected = edge_ids(*graph_, involves);
    const auto got = edge_ids(all.graph, [](const Edge&) { return true; });
    EXPECT_TRUE(std::includes(got.begin(), got.end(), expected.begin(), expected.end()));
    EXPECT_EQ(all.offices + all.relations + all.holder_of, expected.size());
    EXPECT_EQ(all.articles, graph_->nodes[i].articles.size());
    EXPECT_EQ(all.graph[here].articles.size(), all.articles);
    EXPECT_EQ(all.said, find_quotes(*graph_, {node, {}, {}}).size());
    EXPECT_EQ(all.said_of_it, find_quotes(*graph_, {{}, node, {}}).size());
    const Profile few = store_.profile(id, 2);
    EXPECT_EQ(few.relations, all.relations);
    EXPECT_EQ(few.articles, all.articles);
    for (const StatusInfo& status : statuses()) {
      std::vector<std::size_t> weights;
      for (const Edge& e : graph_->edges)
        if ((e.subject == node || e.object == node) && e.status == status.status && e.type != RelationType::holds_office) weights.push_back(e.evidence.size());
      std::sort(weights.rbegin(), weights.rend());
      weights.resize(std::min<std::size_t>(2, weights.size()));
      std::vector<std::size_t> kept;
      const NodeId there = in(few.graph, id);
      for (const Edge& e : few.graph.edges)
        if ((e.subject == there || e.object == there) && e.status == status.status && e.type != RelationType::holds_office) kept.push_back(e.evidence.size());
      std::sort(kept.rbegin(), kept.rend());
      EXPECT_EQ(kept, weights) << id << ' ' << status.name;
    }
  }
}

TEST_F(Parts, PathsAreThoseOfTheWholeGraph) {
  std::set<std::size_t> lengths;
  for (const std::vector<Status>& chosen : {std::vector<Status>{}, std::vector<Status>{Status::asserted}, std::vector<Status>{Status::wanted, Status::denied}})
    for (std::uint32_t i = 0; i < graph_->nodes.size(); i += 3)
      for (std::uint32_t j = 0; j < graph_->nodes.size(); j += 4) {
        const auto expected = shortest_path(*graph_, NodeId{i}, NodeId{j}, chosen);
        const auto found = store_.path(graph_->nodes[i].id, graph_->nodes[j].id, chosen);
        ASSERT_EQ(found.has_value(), expected.has_value()) << graph_->nodes[i].id << " to " << graph_->nodes[j].id;
        if (!found) continue;
        ASSERT_EQ(found->steps.size(), expected->size());
        lengths.insert(expected->size());
        for (std::size_t s = 0; s < expected->size(); ++s) {
          EXPECT_EQ(found->graph.edges[found->steps[s].edge].id, graph_->edges[(*expected)[s].edge].id);
          EXPECT_EQ(found->graph[found->steps[s].to].id, (*graph_)[(*expected)[s].to].id);
        }
      }
  EXPECT_GT(lengths.size(), 2U);
}

// Filters of one kind and of two, on their own and about nodes.
std::vector<Filter> some_filters() {
  std::vector<Filter> filters(1);
  const auto add = [&](const auto& change) {
    for (std::size_t i = 0, known = filters.size(); i < known; ++i) change(filters.emplace_back(filters[i]));
  };
  add([](Filter& f) { f.since = "2021-03"; });
  add([](Filter& f) { f.until = "2022"; });
  add([](Filter& f) { f.source = "OUTLET 1"; });
  add([](Filter& f) { f.relations = {RelationType::member_of, RelationType::holds_office}; });
  add([](Filter& f) { f.types = {EntityType::Person, EntityType::Country}; });
  add([](Filter& f) { f.min_articles = 2; });
  for (const std::vector<Status>& statuses : {std::vector{Status::denied}, {Status::asserted, Status::planned}}) {
    filters.emplace_back().statuses = statuses;
    filters.emplace_back(filters.back()).since = "2023-05-11";
  }
  filters.emplace_back().top = 7;
  return filters;
}

TEST_F(Parts, AFilterKeepsWhatItKeepsOfTheWholeGraph) {
  std::size_t relations = 0;
  std::size_t statements = 0;
  for (const Filter& filter : some_filters())
    for (const std::vector<std::size_t>& about : {std::vector<std::size_t>{}, {0}, {3, 17}})
      for (const std::uint32_t hops : {0U, 1U, 2U}) {
        if (about.empty() && hops != 1) continue;
        Filter whole = filter;
        whole.hops = hops;
        std::vector<std::string> ids;
        for (const std::size_t node : about) {
          whole.about.push_back(NodeId{node});
          ids.push_back(graph_->nodes[node].id);
        }
        Filter by_ids = whole;
        by_ids.about.clear();
        const Graph expected = select(*graph_, whole);
        EXPECT_TRUE(store_.graph(by_ids, ids) == expected);
        relations += expected.edges.size();
        statements += expected.quotes.size();
      }
  EXPECT_GT(relations, 3000U);
  EXPECT_GT(statements, 1000U);
  EXPECT_THROW(store_.graph({}, {"Person:nobody"}), InputError);
}

TEST_F(Parts, StatementsOfSomeArticles) {
  for (const std::string& by : {std::string(), graph_->nodes[0].id})
    for (const std::string words : {"", "know"})
      for (const std::string since : {"", "2020-04"})
        for (const std::string source : {"", "outlet 0"})
          for (const std::size_t newest : {std::size_t{0}, std::size_t{4}}) {
            Filter filter;
            filter.since = since;
            filter.source = source;
            const Graph chosen = select(*graph_, filter);
            std::vector<std::string> expected = ids(chosen, find_quotes(chosen, {by.empty() ? NodeId{} : in(chosen, by), {}, words}));
            const Graph part = store_.statements({by, "", words, newest, since, "", source});
            std::vector<std::string> found = ids(part, find_quotes(part, {}));
            if (newest != 0) {
              EXPECT_GE(found.size(), std::min(newest, expected.size()));
              expected.resize(std::min(expected.size(), found.size()));
            }
            EXPECT_EQ(found, expected) << by << ", " << words << ", " << since << ", " << source << ", " << newest;
          }
}

// By the edge of each, those that contradict it.
std::map<std::string, std::set<std::string>> contradictions(const Graph& graph) {
  std::map<std::string, std::set<std::string>> result;
  for (const Dispute& dispute : disputes(graph))
    for (const std::uint32_t asserted : dispute.asserted)
      for (const std::uint32_t denied : dispute.denied) {
        result[graph.edges[asserted].id].insert(graph.edges[denied].id);
        result[graph.edges[denied].id].insert(graph.edges[asserted].id);
      }
  return result;
}

TEST_F(Parts, ForemostRelationsAreThoseOfTheWholeGraph) {
  const auto by_articles = [](Graph graph) {
    std::stable_sort(graph.edges.begin(), graph.edges.end(), [](const Edge& a, const Edge& b) { return a.articles().size() > b.articles().size(); });
    return graph.edges;
  };
  Filter denied;
  denied.statuses = {Status::denied};
  Filter people;
  people.types = {EntityType::Person, EntityType::Country};
  people.min_articles = 2;
  auto whole_contradictions = contradictions(*graph_);
  for (const Filter& filter : {Filter(), denied, people})
    for (const std::size_t most : {1U, 5U, 40U, 10000U}) {
      const std::vector<Edge> whole = by_articles(select(*graph_, filter));
      const Foremost found = store_.foremost(filter, most);
      EXPECT_EQ(found.all, whole.size());
      const std::vector<Edge> part = by_articles(select(found.graph, filter));
      ASSERT_GE(part.size(), std::min(most, whole.size()));
      auto part_contradictions = contradictions(found.graph);
      for (std::size_t i = 0; i < std::min(most, whole.size()); ++i) {
        EXPECT_EQ(part[i].id, whole[i].id);
        EXPECT_EQ(part[i].evidence.size(), whole[i].evidence.size());
        EXPECT_EQ(part_contradictions[part[i].id], whole_contradictions[whole[i].id]);
      }
    }
}

TEST_F(Parts, WhatIsDisputedIsAllThere) {
  const auto ids_of = [](const Graph& graph) {
    std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> result;
    const auto edges = [&](const std::vector<std::uint32_t>& list) {
      std::vector<std::string> edge_ids;
      for (const std::uint32_t edge : list) edge_ids.push_back(graph.edges[edge].id);
      return edge_ids;
    };
    for (const Dispute& dispute : disputes(graph)) result.emplace_back(edges(dispute.asserted), edges(dispute.denied));
    return result;
  };
  EXPECT_THAT(ids_of(*graph_), Not(IsEmpty()));
  EXPECT_EQ(ids_of(store_.disputed()), ids_of(*graph_));
}

TEST_F(Parts, CountsAndTheOutlineAreThoseOfTheWholeGraph) {
  const Counts found = store_.counts();
  const Counts expected = counts(*graph_);
  EXPECT_EQ(found.articles, expected.articles);
  EXPECT_EQ(found.entities, expected.entities);
  EXPECT_EQ(found.relations, expected.relations);
  EXPECT_EQ(found.evidence, expected.evidence);
  EXPECT_EQ(found.statements, expected.statements);
  EXPECT_EQ(found.first_date + found.last_date, expected.first_date + expected.last_date);
  EXPECT_EQ(found.types, expected.types);
  EXPECT_EQ(found.by_relation, expected.by_relation);
  EXPECT_EQ(found.statuses, expected.statuses);
  EXPECT_EQ(found.forms, expected.forms);
  EXPECT_EQ(found.sources, expected.sources);

  const Outline stored = store_.outline();
  const Outline whole = outline(*graph_);
  ASSERT_TRUE(stored.nodes == whole.nodes);
  for (std::size_t i = 0; i < whole.nodes.size(); ++i) {
    EXPECT_EQ(stored.weights[i].articles, whole.weights[i].articles);
    EXPECT_EQ(stored.weights[i].relations, whole.weights[i].relations);
    EXPECT_EQ(stored.weights[i].statements, whole.weights[i].statements);
  }
  EXPECT_EQ(page_rank(stored.nodes.size(), stored.ties), page_rank(*graph_)) << "to the last bit";
}

}  // namespace
}  // namespace entente
