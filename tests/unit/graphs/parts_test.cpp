// SPDX-License-Identifier: Apache-2.0
// What is read of a graph file through its indexes is what would be found in the whole graph.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include <entente/query.hpp>
#include <entente/store.hpp>

#include "random_facts.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::IsEmpty;

constexpr std::uint32_t articles = 120;

class Parts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    file_ = new TemporaryFile;
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

}  // namespace
}  // namespace entente
