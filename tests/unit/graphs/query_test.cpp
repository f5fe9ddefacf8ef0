// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <numeric>

#include <entente/query.hpp>

#include "facts_builder.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using enum EntityType;

// A small world: Brook leads the alliance, which aids Velmark; Aldoria attacked Velmark and opposes its membership, as its
// spokesman says; Noria has nothing to do with any of them.
class Queries : public testing::Test {
 protected:
  Queries() {
    FactsBuilder first("a", "José Brook leads Nato. Nato aids Velmark. “Velmark is a friend,” José Brook said.", "2024-04-20", "The Harbour Post");
    const EntityId brook = first.entity("José Brook", Person);
    const EntityId nato = first.entity("Nato", Organization, "Q7184", {"North Atlantic Treaty Organization"});
    const EntityId velmark = first.entity("Velmark", Country);
    first.relation(brook, RelationType::holds_office, nato, "José Brook leads Nato").role = "secretary general";
    first.relation(nato, RelationType::aids, velmark, "Nato aids Velmark");
    first.statement(brook, {"Velmark is a friend,"}, {velmark});

    FactsBuilder second("b", "Aldoria attacked Velmark. Aldoria is against Velmark in Nato, Ida Marsh said. Nato aids Velmark. Noria slept.",
                        "2024-05-02", "Daily Ledger");
    const EntityId aldoria = second.entity("Aldoria", Country);
    const EntityId attacked = second.entity("Velmark", Country);
    const EntityId alliance = second.entity("Nato", Organization, "Q7184");
    const EntityId marsh = second.entity("Ida Marsh", Person);
    const EntityId ministry = second.entity("Ministry of Aldoria", Organization);
    second.entity("Noria", Country);
    second.relation(aldoria, RelationType::attacks, attacked, "Aldoria attacked Velmark").time = "2024-05-01";
    Relation& opposed = second.relation(attacked, RelationType::member_of, alliance, "Aldoria is against Velmark in Nato");
    opposed.status = Status::opposed;
    opposed.holders = {ministry};
    opposed.according_to = marsh;
    second.relation(alliance, RelationType::aids, attacked, "Nato aids Velmark");
    second.statement(marsh, {"Aldoria is against Velmark in Nato,"}, {aldoria, attacked, alliance});
    graph_ = merge({first, second});
  }

  NodeId node(std::string_view name) const {
    const std::vector<NodeId> found = find_nodes(graph_, name);
    EXPECT_FALSE(found.empty()) << name;
    return found.empty() ? NodeId{} : found.front();
  }
  std::vector<std::string> names(const Graph& graph) const {
    std::vector<std::string> result;
    for (const Node& node : graph.nodes) result.push_back(node.name);
    std::sort(result.begin(), result.end());
    return result;
  }
  std::vector<std::string> found(std::string_view name) const {
    std::vector<std::string> result;
    for (const NodeId id : find_nodes(graph_, name)) result.push_back(graph_[id].name);
    return result;
  }

  Graph graph_;
};

TEST_F(Queries, NamesAreFoundAsPeopleTypeThem) {
  EXPECT_THAT(found("JOSE brook"), ElementsAre("José Brook"));
  EXPECT_THAT(found("brook"), ElementsAre("José Brook"));
  EXPECT_THAT(found("north atlantic treaty organization"), ElementsAre("Nato"));
  EXPECT_THAT(found("treaty organization"), ElementsAre("Nato"));
  EXPECT_THAT(found("Q7184"), ElementsAre("Nato"));
  EXPECT_THAT(found("Person:jose-brook"), ElementsAre("José Brook"));
}

TEST_F(Queries, AWholeNameComesBeforeAPartOfAnother) { EXPECT_THAT(found("aldoria"), ElementsAre("Aldoria")); }

TEST_F(Queries, APartIsWholeWords) {
  EXPECT_THAT(found("roo"), IsEmpty());
  EXPECT_THAT(found(""), IsEmpty());
  EXPECT_THAT(found("?!"), IsEmpty());
}

TEST_F(Queries, MisspellingsSuggest) {
  EXPECT_THAT(similar_names(graph_, "Velmarc"), ElementsAre("Velmark"));
  EXPECT_THAT(similar_names(graph_, "brok"), ElementsAre("José Brook"));
  EXPECT_THAT(similar_names(graph_, "xyzzyx"), IsEmpty());
  EXPECT_THAT(similar_names(graph_, "oria", 1), SizeIs(1));
}

TEST_F(Queries, AboutKeepsWhatTouchesTheNode) {
  Filter filter;
  filter.about = {node("brook")};
  const Graph part = select(graph_, filter);
  EXPECT_THAT(part.edges, SizeIs(1));
  EXPECT_THAT(names(part), ElementsAre("José Brook", "Nato", "Velmark")) << "Velmark is what the quote is about";
  filter.hops = 2;
  EXPECT_THAT(select(graph_, filter).edges, SizeIs(3));
}

TEST_F(Queries, AboutKeepsANodeWithoutAnyRelation) {
  Filter filter;
  filter.about = {node("Noria")};
  EXPECT_THAT(names(select(graph_, filter)), ElementsAre("Noria"));
}

TEST_F(Queries, RelationsAndStatusesAreKept) {
  Filter filter;
  filter.relations = {RelationType::member_of};
  filter.statuses = {Status::opposed};
  const Graph part = select(graph_, filter);
  ASSERT_THAT(part.edges, SizeIs(1));
  EXPECT_THAT(names(part), ElementsAre("Ida Marsh", "Ministry of Aldoria", "Nato", "Velmark")) << "with holder and source";
  EXPECT_EQ(part[part.edges[0].holders.at(0)].name, "Ministry of Aldoria");
  EXPECT_EQ(part[part.edges[0].evidence.at(0).according_to].name, "Ida Marsh");
  filter.statuses = {Status::asserted};
  EXPECT_THAT(select(graph_, filter).edges, IsEmpty());
}

TEST_F(Queries, TypesNeedBothEnds) {
  Filter filter;
  filter.types = {Country};
  const Graph part = select(graph_, filter);
  ASSERT_THAT(part.edges, SizeIs(1));
  EXPECT_EQ(part.edges[0].type, RelationType::attacks);
}

TEST_F(Queries, DatesAreThoseOfTheArticles) {
  Filter filter;
  filter.since = "2024-05-02";
  Graph part = select(graph_, filter);
  EXPECT_THAT(part.articles, SizeIs(1));
  EXPECT_EQ(part.edges.size(), 3U);
  for (const Edge& edge : part.edges) EXPECT_THAT(edge.articles(), ElementsAre(ArticleId{0}));
  filter.since = "2024-05-03";
  EXPECT_THAT(select(graph_, filter).edges, IsEmpty());
  filter.since.clear();
  filter.until = "2024-04";
  part = select(graph_, filter);
  EXPECT_EQ(part.articles.at(0).id, "a") << "until April is to its end";
}

TEST_F(Queries, SourcesAreMatchedWithoutRegardToCase) {
  Filter filter;
  filter.source = "daily LEDGER";
  const Graph part = select(graph_, filter);
  ASSERT_THAT(part.articles, SizeIs(1));
  EXPECT_EQ(part.articles[0].source, "Daily Ledger");
}

TEST_F(Queries, MinArticlesCountsArticlesNotPassages) {
  Filter filter;
  filter.min_articles = 2;
  const Graph part = select(graph_, filter);
  ASSERT_THAT(part.edges, SizeIs(1));
  EXPECT_EQ(part.edges[0].type, RelationType::aids);
}

TEST_F(Queries, TopKeepsTheNodesOfMostEvidence) {
  Filter filter;
  filter.top = 2;
  EXPECT_THAT(select(graph_, filter).edges, SizeIs(2)) << "aids and member_of, between Nato and Velmark";
}

TEST_F(Queries, QuotesAreFoundBySpeakerSubjectAndWords) {
  const auto find = [&](QuoteFilter filter) {
    std::vector<std::string> texts;
    for (const std::uint32_t i : find_quotes(graph_, filter)) texts.push_back(graph_.quotes[i].text);
    return texts;
  };
  EXPECT_THAT(find({}), ElementsAre("Aldoria is against Velmark in Nato,", "Velmark is a friend,")) << "newest first";
  EXPECT_THAT(find({.by = node("brook"), .about = {}, .words = {}}), ElementsAre("Velmark is a friend,"));
  EXPECT_THAT(find({.by = {}, .about = node("nato"), .words = {}}), ElementsAre("Aldoria is against Velmark in Nato,"));
  EXPECT_THAT(find({.by = {}, .about = {}, .words = "FRIEND velmark"}), ElementsAre("Velmark is a friend,"));
  EXPECT_THAT(find({.by = {}, .about = {}, .words = "fri"}), IsEmpty());
  EXPECT_THAT(find({.by = node("brook"), .about = node("nato"), .words = {}}), IsEmpty());
}

TEST_F(Queries, PathsLeadOverTheFewestRelations) {
  const auto path = shortest_path(graph_, node("brook"), node("aldoria"), {Status::asserted});
  ASSERT_TRUE(path);
  ASSERT_THAT(*path, SizeIs(3));
  EXPECT_EQ(path->front().from, node("brook"));
  EXPECT_EQ(path->back().to, node("aldoria"));
  EXPECT_EQ(graph_.edges[(*path)[1].edge].type, RelationType::aids);
}

TEST_F(Queries, PathsRespectStatuses) {
  EXPECT_FALSE(shortest_path(graph_, node("ministry"), node("brook"), {Status::asserted}));
  const auto path = shortest_path(graph_, node("ministry"), node("brook"), {});
  ASSERT_TRUE(path) << "over the membership that the ministry opposes";
  EXPECT_THAT(*path, SizeIs(2));
}

TEST_F(Queries, APathPrefersMoreEvidenceAmongEquals) {
  const auto path = shortest_path(graph_, node("nato"), node("velmark"), {});
  ASSERT_TRUE(path);
  EXPECT_EQ(graph_.edges[path->at(0).edge].type, RelationType::aids);
}

TEST_F(Queries, NoPathToWhatStandsAlone) {
  EXPECT_FALSE(shortest_path(graph_, node("brook"), node("noria"), {}));
  EXPECT_THAT(*shortest_path(graph_, node("noria"), node("noria"), {}), IsEmpty());
}

TEST_F(Queries, RanksSumToOneAndTheCentresComeFirst) {
  const std::vector<double> ranks = page_rank(graph_);
  EXPECT_NEAR(std::accumulate(ranks.begin(), ranks.end(), 0.0), 1.0, 1e-9);
  const auto rank = [&](std::string_view name) { return ranks[node(name).value]; };
  EXPECT_GT(rank("velmark"), rank("aldoria"));
  EXPECT_GT(rank("nato"), rank("brook"));
  EXPECT_GT(rank("brook"), rank("noria"));
  EXPECT_THAT(page_rank({}), IsEmpty());
}

TEST(PageRank, GivesWhatCanBeCalculatedByHand) {
  // A star of three: with d = 0.85 the centre has (1 + 2d) / (3 (1 + d)).
  FactsBuilder builder("a", "Velmark, Aldoria and Noria.");
  const EntityId centre = builder.entity("Velmark", Country);
  builder.relation(centre, RelationType::aids, builder.entity("Aldoria", Country));
  builder.relation(centre, RelationType::aids, builder.entity("Noria", Country));
  const Graph graph = merge({builder});
  EXPECT_NEAR(page_rank(graph)[find_nodes(graph, "velmark").at(0).value], (1 + 2 * 0.85) / (3 * 1.85), 1e-3);
}

// An article in which Aldoria attacks Port Lind, says somebody, with this status.
FactsBuilder attack(const char* id, Status status, const char* time, RelationType type = RelationType::attacks) {
  FactsBuilder article(id, "Aldoria and Port Lind.");
  Relation& relation = article.relation(article.entity("Aldoria", Country), type, article.entity("Port Lind", Place));
  relation.status = status;
  relation.time = time;
  return article;
}

TEST(Disputes, AreWhatOneAssertsAndAnotherDenies) {
  const Graph graph = merge({attack("a", Status::asserted, "2024-06-01"), attack("b", Status::denied, "2024-06"), attack("c", Status::asserted, "2022-01-01"),
                             attack("d", Status::possible, "2024-06-01")});
  const std::vector<Dispute> found = disputes(graph);
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].asserted, SizeIs(1));
  EXPECT_EQ(graph.edges[found[0].asserted[0]].time, "2024-06-01") << "who denies one attack does not deny another";
  ASSERT_THAT(found[0].denied, SizeIs(1));
  EXPECT_EQ(graph.edges[found[0].denied[0]].status, Status::denied);
}

TEST(Disputes, AreNoneWhereNobodyContradicts) {
  EXPECT_THAT(disputes(merge({attack("a", Status::asserted, ""), attack("b", Status::denied, "", RelationType::sanctions)})), IsEmpty());
  EXPECT_THAT(disputes(merge({attack("a", Status::denied, "")})), IsEmpty());
}

TEST(Disputes, AreTheSameEitherWayRoundForSymmetricRelations) {
  FactsBuilder first("a", "Aldoria met Velmark.");
  first.relation(first.entity("Aldoria", Country), RelationType::meets, first.entity("Velmark", Country));
  FactsBuilder second("b", "Velmark did not meet Aldoria.");
  const EntityId velmark = second.entity("Velmark", Country);
  second.relation(velmark, RelationType::meets, second.entity("Aldoria", Country)).status = Status::denied;
  EXPECT_THAT(disputes(merge({first, second})), SizeIs(1));
}

// Two cliques with one tie between them.
TEST(Communities, AreWhoIsMoreTiedToEachOtherThanToTheRest) {
  const auto clique = [](FactsBuilder& article, const std::vector<std::string>& names) {
    std::vector<EntityId> entities;
    for (const std::string& name : names) entities.push_back(article.entity(name, Country));
    for (std::size_t i = 0; i < entities.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) article.relation(entities[i], RelationType::meets, entities[j]);
    return entities;
  };
  FactsBuilder article("a", "Ad, Bo, Cy and Da met; so did Ed, Fi and Ga. Ho slept. Da met Ed.");
  const auto first = clique(article, {"Ad", "Bo", "Cy", "Da"});
  const auto second = clique(article, {"Ed", "Fi", "Ga"});
  article.entity("Ho", Country);
  article.relation(first[3], RelationType::meets, second[0]);
  const Graph graph = merge({article});
  std::vector<std::vector<std::string>> names;
  for (const std::vector<NodeId>& community : communities(graph)) {
    names.emplace_back();
    for (const NodeId node : community) names.back().push_back(graph[node].name);
  }
  EXPECT_THAT(names, ElementsAre(ElementsAre("Ad", "Bo", "Cy", "Da"), ElementsAre("Ed", "Fi", "Ga"), ElementsAre("Ho")));
  EXPECT_THAT(communities(Graph()), IsEmpty());
}

TEST(Communities, AreWhoHasMostToDoWithEachOther) {
  std::vector<WeightedTie> ties;
  const auto ring = [&](std::size_t first, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) ties.push_back({first + i, first + (i + 1) % size, 2});
  };
  ring(0, 3);
  ring(3, 4);
  ties.push_back({0, 3, 1});
  EXPECT_THAT(communities(8, ties), ElementsAre(1, 1, 1, 0, 0, 0, 0, 2));  // the larger is 0; who has no tie is alone
  std::reverse(ties.begin(), ties.end());
  EXPECT_THAT(communities(8, ties), ElementsAre(1, 1, 1, 0, 0, 0, 0, 2));
}

TEST(Communities, NeedTies) {
  EXPECT_TRUE(communities(0, {}).empty());
  EXPECT_THAT(communities(2, {}), ElementsAre(0, 1));
  EXPECT_THAT(communities(1, {{0, 0, 1}}), ElementsAre(0));
}

}  // namespace
}  // namespace entente
