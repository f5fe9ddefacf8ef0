// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include <algorithm>
#include <unordered_map>

#include "parts.hpp"

namespace entente {
namespace {

std::size_t size(const Sql& row, int column) { return static_cast<std::size_t>(row.number(column)); }

// Adds what each row has of something: a name and a count.
std::size_t count_into(Counts::ByName& counts, Database& database, const char* sql) {
  std::size_t all = 0;
  Sql(database, sql).each([&](const Sql& row) {
    counts[row.text(0)] += size(row, 1);
    all += size(row, 1);
  });
  return all;
}

// An article without a date tells nothing.
void add_date(Counts& counts, const std::string& date) {
  if (date.empty()) return;
  if (counts.first_date.empty() || date < counts.first_date) counts.first_date = date;
  counts.last_date = std::max(counts.last_date, date);
}

}  // namespace

Counts read_counts(Database& database) {
  Counts counts;
  counts.articles = count_into(counts.sources, database, "SELECT source, count(*) FROM article GROUP BY source");
  counts.entities = count_into(counts.types, database, "SELECT type, count(*) FROM node WHERE NOT dropped GROUP BY type");
  counts.statements = count_into(counts.forms, database, "SELECT form, count(*) FROM quote GROUP BY form");
  Sql(database, "SELECT relation, status, count(*) FROM edge GROUP BY relation, status").each([&](const Sql& row) {
    counts.by_relation[row.text(0)] += size(row, 2);
    counts.statuses[row.text(1)] += size(row, 2);
    counts.relations += size(row, 2);
  });
  counts.evidence = counts.relations + static_cast<std::size_t>(database.number("SELECT sum(evidence - 1) FROM edge_weight"));
  for (const char* bound : {"min", "max"})
    Sql(database, "SELECT " + std::string(bound) + "(date) FROM article").each([&](const Sql& row) {
      add_date(counts, row.text(0));
    });
  return counts;
}

Counts counts(const Graph& graph) {
  Counts counts;
  counts.articles = graph.articles.size();
  counts.entities = graph.nodes.size();
  counts.relations = graph.edges.size();
  counts.statements = graph.quotes.size();
  for (const ArticleInfo& article : graph.articles) {
    ++counts.sources[article.source];
    add_date(counts, article.date);
  }
  for (const Node& node : graph.nodes) ++counts.types[std::string(name(node.type))];
  for (const Edge& edge : graph.edges) {
    ++counts.by_relation[std::string(name(edge.type))];
    ++counts.statuses[std::string(name(edge.status))];
    counts.evidence += edge.evidence.size();
  }
  for (const Quote& quote : graph.quotes) ++counts.forms[std::string(name(quote.form))];
  return counts;
}

Outline read_outline(Database& database) {
  Outline outline;
  std::unordered_map<std::int64_t, std::size_t> place;
  std::vector<std::int64_t> numbers;
  Sql(database, "SELECT number, articles, offices + relations, said FROM node WHERE NOT dropped ORDER BY id")
      .each([&](const Sql& row) {
        place[row.number(0)] = numbers.size();
        numbers.push_back(row.number(0));
        outline.weights.push_back({size(row, 1), size(row, 2), size(row, 3)});
      });
  outline.nodes = read_nodes(database, numbers);
  std::unordered_map<std::int64_t, std::int64_t> weights;
  Sql(database, "SELECT edge, articles FROM edge_weight").each([&](const Sql& row) { weights[row.number(0)] = row.number(1); });
  Sql(database, "SELECT subject, object, number FROM edge").each([&](const Sql& row) {
    const auto weight = weights.find(row.number(2));
    outline.ties.push_back({place.at(row.number(0)), place.at(row.number(1)), weight == weights.end() ? 1 : weight->second});
  });
  return outline;
}

Outline outline(const Graph& graph) {
  Outline outline{graph.nodes, std::vector<Outline::Weight>(graph.nodes.size()), ties(graph)};
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    outline.weights[i].articles = graph.nodes[i].articles.size();
    outline.nodes[i].articles.clear();
  }
  for (const Quote& quote : graph.quotes)
    if (quote.speaker) ++outline.weights[quote.speaker.value].statements;
  for (const Edge& edge : graph.edges) {
    ++outline.weights[edge.subject.value].relations;
    if (edge.object != edge.subject) ++outline.weights[edge.object.value].relations;
  }
  return outline;
}

}  // namespace entente
