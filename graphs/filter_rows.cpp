// SPDX-License-Identifier: Apache-2.0
#include "filter_rows.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "parts.hpp"
#include "period.hpp"

namespace entente {
namespace {

using Numbers = std::vector<std::int64_t>;

constexpr std::int64_t least_share = 3;  // of the rows; where more are wanted, reading all of them one after the other is faster

void sort_unique(Numbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// "'a','b'"; of words of the schema, which have no quotation marks.
template <class Values>
std::string list(const Values& values) {
  std::string text;
  for (const auto value : values) text += (text.empty() ? "'" : ",'") + std::string(name(value)) + "'";
  return text;
}

std::string nodes_of_type(const Filter& filter) { return "SELECT number FROM node WHERE type IN (" + list(filter.types) + ")"; }

class RowFinder {
 public:
  RowFinder(Database& database, const Filter& filter) : database_(database), filter_(filter) {}

  std::optional<PartRows> find(const std::vector<std::string>& about) {
    if (filter_.top != 0 || (about.empty() && filter_.keeps_all())) return {};
    for (const std::string& id : about) rows_.nodes.push_back(number_of_node(database_, id));
    if (filter_.chooses_articles() && !choose_articles()) return {};
    if (!filter_.chooses_articles()) add(rows_.articles, "SELECT number FROM article");
    const bool has_quotes = filter_.relations.empty() && filter_.statuses.empty();
    bool found = true;
    if (!about.empty()) found = find_about(has_quotes);
    else if (filter_.chooses_articles()) find_in_articles(has_quotes);
    else found = find_by_kind(has_quotes);
    if (!found) return {};
    sort_unique(rows_.edges);
    sort_unique(rows_.quotes);
    rows_.mentions = true;
    return std::move(rows_);
  }

 private:
  template <class... Values>
  void add(Numbers& numbers, const std::string& sql, const Values&... values) {
    Sql(database_, sql).bind(values...).each([&](const Sql& row) { numbers.push_back(row.number(0)); });
  }

  // False where these are most of all.
  bool choose_articles() {
    rows_.articles = articles_for(database_, filter_);
    return static_cast<std::int64_t>(rows_.articles.size()) * least_share < database_.number("SELECT max(number) FROM article");
  }

  std::string from_edges() const { return std::string(" FROM ") + edge_table(filter_); }
  std::string of_kind(const char* joined_by) const { return edge_conditions(filter_, joined_by); }
  std::string nodes_of_type() const { return entente::nodes_of_type(filter_); }

  // Edges within so many hops, over whatever edges there are.
  bool find_about(bool has_quotes) {
    const std::int64_t most = database_.number("SELECT max(number) FROM edge") / least_share + 1000;
    Sql neighbours(
        database_,
        "SELECT object FROM edge_by_subject WHERE subject = ?1 UNION SELECT subject FROM edge_by_object WHERE object = ?1");
    Numbers near = rows_.nodes;
    for (std::uint32_t hop = 0; hop + 1 < filter_.hops; ++hop) {
      Numbers wider = near;
      for (const std::int64_t node : near) neighbours.bind(node).each([&](const Sql& row) { wider.push_back(row.number(0)); });
      sort_unique(wider);
      if (wider.size() == near.size()) break;
      near = std::move(wider);
    }
    Sql edges(database_,
              "SELECT number" + from_edges() + " WHERE number IN (" + std::string(edges_of_node) + ")" + of_kind(" AND "));
    for (const std::int64_t node : near) {
      edges.bind(node).each([&](const Sql& row) { rows_.edges.push_back(row.number(0)); });
      if (static_cast<std::int64_t>(rows_.edges.size()) > most) return false;
    }
    for (const std::int64_t node : has_quotes ? rows_.nodes : Numbers{})
      add(rows_.quotes,
          "SELECT quote FROM quote_by_speaker WHERE speaker = ?1 UNION SELECT quote FROM quote_by_topic WHERE node = ?1", node);
    return true;
  }

  void find_in_articles(bool has_quotes) {
    Sql edges(database_, "SELECT edge FROM edge_evidence WHERE article = ?");
    Sql quotes(database_, "SELECT number FROM quote WHERE article = ?");
    for (const std::int64_t article : rows_.articles) {
      edges.bind(article).each([&](const Sql& row) { rows_.edges.push_back(row.number(0)); });
      if (has_quotes) quotes.bind(article).each([&](const Sql& row) { rows_.quotes.push_back(row.number(0)); });
    }
    sort_unique(rows_.edges);
    if (of_kind("").empty()) return;
    Sql fits(database_, "SELECT count(*)" + from_edges() + " WHERE number = ?" + of_kind(" AND "));
    std::erase_if(rows_.edges, [&](std::int64_t edge) { return fits.bind(edge).first() == 0; });
  }

  // False where that is no matter of relations.
  bool find_by_kind(bool has_quotes) {
    if (has_quotes && filter_.types.empty()) return false;
    add(rows_.edges, "SELECT number" + from_edges() + of_kind(" WHERE "));
    if (has_quotes)
      add(rows_.quotes, "SELECT quote FROM quote_by_speaker WHERE speaker IN (" + nodes_of_type() +
                            ") UNION SELECT quote FROM quote_by_topic WHERE node IN (" +
                            nodes_of_type() + ")");
    return true;
  }

  Database& database_;
  const Filter& filter_;
  PartRows rows_;
};

}  // namespace

const char* edge_table(const Filter& filter) { return filter.min_articles > 1 ? "weighty_edge" : "edge"; }

std::string edge_conditions(const Filter& filter, const char* joined_by) {
  std::string conditions;
  const auto add = [&](const std::string& condition) { conditions += (conditions.empty() ? joined_by : " AND ") + condition; };
  if (!filter.relations.empty()) add("relation IN (" + list(filter.relations) + ")");
  if (!filter.statuses.empty()) add("status IN (" + list(filter.statuses) + ")");
  if (filter.min_articles > 1) add("articles >= " + std::to_string(filter.min_articles));
  if (!filter.types.empty()) add("subject IN (" + nodes_of_type(filter) + ") AND object IN (" + nodes_of_type(filter) + ")");
  return conditions;
}

std::optional<PartRows> rows_for(Database& database, const Filter& filter, const std::vector<std::string>& about) {
  return RowFinder(database, filter).find(about);
}

std::vector<std::int64_t> articles_for(Database& database, const Filter& filter) {
  const std::string source = fold_name(filter.source);
  std::vector<std::int64_t> numbers;
  const auto add = [&](const Sql& row) {
    if (within(row.view(1), filter.since, filter.until) && (source.empty() || fold_name(row.view(2)) == source))
      numbers.push_back(row.number(0));
  };
  const std::string columns = "SELECT number, date, source FROM article";
  if (filter.since.empty() && filter.until.empty()) Sql(database, columns + " ORDER BY date DESC").each(add);
  else if (filter.until.empty())
    Sql(database, columns + " WHERE date >= ? ORDER BY date DESC").bind(Text{lowest(filter.since)}).each(add);
  else
    Sql(database, columns + " WHERE date >= ? AND date <= ? ORDER BY date DESC")
        .bind(Text{lowest(filter.since)}, Text{highest(filter.until)})
        .each(add);
  return numbers;
}

}  // namespace entente
