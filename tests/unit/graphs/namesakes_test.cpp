// SPDX-License-Identifier: Apache-2.0
// Two people of one name are two nodes where articles tell them apart, and one person of many articles is one.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include <entente/decisions.hpp>
#include <entente/store.hpp>

#include "facts_builder.hpp"
#include "temporary_file.hpp"

namespace entente {
namespace {

using testing::ElementsAre;
using enum EntityType;

constexpr const char* name_of_both = "Paul Mensah";

// An article about somebody of that name, who is a citizen of the first of the countries where there is one.
ArticleFacts about(const std::string& article, const std::vector<std::string>& countries, RelationType relation = RelationType::citizen_of) {
  std::string text = std::string(name_of_both) + " spoke.";
  for (const std::string& country : countries) text += " " + country;
  FactsBuilder builder(article, text);
  const EntityId person = builder.entity(name_of_both, Person);
  for (const std::string& country : countries) {
    const EntityId id = builder.entity(country, Country, "Q-" + country);
    if (country == countries.front()) builder.relation(person, relation, id);
  }
  return builder;
}

// Nodes of people, with the articles that each is in.
std::vector<std::string> people(const Graph& graph) {
  std::vector<std::string> found;
  for (const Node& node : graph.nodes) {
    if (node.type != Person) continue;
    found.push_back(node.id + ":");
    for (const ArticleId article : node.articles) found.back() += " " + graph[article].id;
  }
  return found;
}

// In memory and as a file, in every order, with a commit after each.
void expect_people(std::vector<ArticleFacts> articles, const std::vector<std::string>& expected) {
  std::minstd_rand random(7);
  for (int order = 0; order < 6; ++order) {
    EXPECT_EQ(people(merge(articles)), expected);
    const TemporaryFile file;
    Store store(file, Store::Mode::write);
    for (const ArticleFacts& article : articles) {
      store.add(article.facts, article.text);
      store.commit();
    }
    EXPECT_EQ(people(store.graph()), expected);
    std::shuffle(articles.begin(), articles.end(), random);
  }
}

TEST(Namesakes, OfTwoCountriesAreTwoNodes) {
  expect_people({about("a", {"Ghana"}), about("b", {"Norway"})}, {"Person:paul-mensah: a", "Person:paul-mensah~Q-Norway: b"});
}

TEST(Namesakes, OfThreeCountriesAreThree) {
  expect_people({about("a", {"Ghana"}), about("b", {"Norway"}, RelationType::holds_office), about("c", {"Peru"})},
                {"Person:paul-mensah: a", "Person:paul-mensah~Q-Norway: b", "Person:paul-mensah~Q-Peru: c"});
}

TEST(Namesakes, OnePersonOfTenArticlesIsOneNode) {
  std::vector<ArticleFacts> articles;
  for (int i = 0; i < 10; ++i)
    articles.push_back(about(std::string(1, static_cast<char>('a' + i)), i % 3 == 0 ? std::vector<std::string>{} : std::vector<std::string>{"Ghana"}));
  expect_people(articles, {"Person:paul-mensah: a b c d e f g h i j"});
}

TEST(Namesakes, AnArticleThatNamesTwoCountriesTellsNothing) {
  expect_people({about("a", {"Ghana"}), about("b", {"Norway", "Ghana"})}, {"Person:paul-mensah: a b"});
}

TEST(Namesakes, WhoIsSaidToBeFromNowhereIsTheOneWrittenAboutMost) {
  expect_people({about("a", {}), about("b", {"Norway"}), about("c", {"Norway"}), about("d", {"Ghana"})},
                {"Person:paul-mensah: a b c", "Person:paul-mensah~Q-Ghana: d"});
}

TEST(Namesakes, AreOneAgainWhenTheArticlesOfOneLeave) {
  const TemporaryFile file;
  Store store(file, Store::Mode::write);
  for (const ArticleFacts& article : {about("a", {"Norway"}), about("b", {"Ghana"}), about("c", {"Ghana"}), about("d", {})})
    store.add(article.facts, article.text);
  store.commit();
  EXPECT_THAT(people(store.graph()), ElementsAre("Person:paul-mensah: b c d", "Person:paul-mensah~Q-Norway: a"));
  for (const char* article : {"b", "c"}) {
    store.remove(article);
    store.commit();
  }
  EXPECT_THAT(people(store.graph()), ElementsAre("Person:paul-mensah: a d"));
}

// Decisions that are no less at random than what comes.
Decisions random_decisions(std::minstd_rand& random) {
  static constexpr const char* ids[] = {"Person:paul-mensah", "Person:paul-mensah~Q-Ghana", "Person:paul-mensah~Q-Norway", "Person:paul-mensah~Q-Peru"};
  static constexpr Decision::Kind kinds[] = {Decision::Kind::same, Decision::Kind::different, Decision::Kind::name, Decision::Kind::drop};
  Decisions decisions;
  for (auto count = random() % 3; count > 0; --count) {
    const Decision::Kind kind = kinds[random() % 4];
    const std::size_t first = random() % 4;
    const bool pair = kind == Decision::Kind::same || kind == Decision::Kind::different;
    const std::string value = pair ? ids[(first + 1 + random() % 3) % 4] : kind == Decision::Kind::name ? "Paul K. Mensah" : "";
    decisions.add({kind, ids[first], value, "Jane Doe", "2024-06-01"});
  }
  return decisions;
}

TEST(Namesakes, AFileHasWhatMergingGivesWhateverComesAndGoes) {
  const std::vector<std::string> countries[] = {{}, {"Ghana"}, {"Norway"}, {"Peru"}, {"Ghana", "Peru"}};
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    std::minstd_rand random(seed);
    std::map<std::string, ArticleFacts> articles;
    Decisions decisions;
    const TemporaryFile file;
    Store store(file, Store::Mode::write);
    for (int step = 0; step < 40; ++step) {
      const std::string id(1, static_cast<char>('a' + random() % 9));
      if (random() % 3 == 0) {
        if (articles.erase(id) > 0) store.remove(id);
      } else {
        const ArticleFacts& article = articles[id] = about(id, countries[random() % 5]);
        store.add(article.facts, article.text);
      }
      if (random() % 4 == 0) store.decide(decisions = random_decisions(random));
      store.commit();
      std::vector<ArticleFacts> all;
      for (const auto& [name, article] : articles) all.push_back(article);
      ASSERT_TRUE(store.graph() == merge(all, decisions)) << "seed " << seed << ", step " << step;
    }
    EXPECT_THAT(store.verify(), testing::IsEmpty());
  }
}

TEST(Namesakes, CountOnceInTheirNodes) {
  const Graph graph = merge({about("a", {"Ghana"}), about("b", {"Ghana"}), about("c", {"Norway"}), about("d", {})});
  std::vector<std::uint32_t> mentions;
  for (const Node& node : graph.nodes)
    if (node.type == Person) mentions.push_back(node.mentions);
  EXPECT_THAT(mentions, ElementsAre(3U, 1U));
}

TEST(Namesakes, AreOneWherePeopleSaySo) {
  Decisions decisions;
  decisions.add({Decision::Kind::same, "Person:paul-mensah", "Person:paul-mensah~Q-Norway", "Jane Doe", "2024-06-01"});
  EXPECT_THAT(people(merge({about("a", {"Ghana"}), about("b", {"Norway"})}, decisions)), ElementsAre("Person:paul-mensah: a b"));
}

}  // namespace
}  // namespace entente
