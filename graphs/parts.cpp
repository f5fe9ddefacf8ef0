// SPDX-License-Identifier: Apache-2.0
#include "parts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <entente/error.hpp>

#include "codes.hpp"
#include "core/utf8.hpp"
#include "filter_rows.hpp"
#include "names.hpp"
#include "period.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::int64_t most_offices = 20;      // of a speaker
constexpr std::int64_t most_candidates = 500;  // nodes that have a word in their name; of more, the most mentioned

std::vector<std::int64_t> numbers(Sql& rows) {
  std::vector<std::int64_t> result;
  while (rows.step()) result.push_back(rows.number(0));
  rows.reset();
  return result;
}

// Nodes that have all words of a folded name in their names, in whatever order.
std::vector<std::int64_t> nodes_with_words(Database& database, const std::string& folded) {
  const std::vector<std::string> words = words_of(folded);
  if (words.empty()) return {};
  std::string sql = "SELECT DISTINCT node FROM identity JOIN node ON node.number = identity.node WHERE identity.number IN (";
  for (std::size_t i = 0; i < words.size(); ++i)
    sql += std::string(i == 0 ? "" : " INTERSECT ") + "SELECT identity FROM name_word WHERE word = ?" + std::to_string(i + 1);
  sql += ") ORDER BY node.mentions DESC, node.id LIMIT " + std::to_string(most_candidates);
  Sql rows(database, sql);
  for (std::size_t i = 0; i < words.size(); ++i) rows.bind_at(static_cast<int>(i + 1), words[i]);
  return numbers(rows);
}

// The edges of one layer from the node that is the parameter `subject` to another: a look into the table for each status and
// relation, as the subject may have very many.
std::string edges_in(const std::string& layer, const std::string& subject, const std::string& object) {
  std::string codes;
  for (const StatusInfo& info : statuses()) codes += (codes.empty() ? "" : ",") + std::to_string(code(info.status));
  return "SELECT edge FROM " + layer + " WHERE subject = " + subject + " AND status IN (" + codes +
         ") AND relation IN (SELECT code FROM relation_code) AND object = " + object;
}

std::string edges_between_nodes() {
  std::string sql;
  for (const char* const layer : {"settled_edge_by_subject", "new_edge_by_subject"})
    for (const auto& [subject, object] : {std::pair("?1", "?2"), std::pair("?2", "?1")})
      sql += (sql.empty() ? "" : " UNION ") + edges_in(layer, subject, object);
  return sql;
}

// "\"word\" \"word\"": FTS5 finds what has all of them.
std::string match_words(const std::string& words) {
  std::string match;
  for (const std::string& word : words_of(fold_name(words))) match += (match.empty() ? "\"" : " \"") + word + "\"";
  return match;
}

// The offices of a node that most evidence gives it; the id decides among equals.
class Offices {
 public:
  explicit Offices(Database& database) : database_(database) {}

  void add(std::int64_t node, std::vector<std::int64_t>& edges) {
    std::set<std::int64_t> weighty;
    std::int64_t found = 0;
    const auto take = [&](std::int64_t edge) {
      if (!has_role_.bind(edge).first()) return;
      edges.push_back(edge);
      ++found;
    };
    for (weighty_.bind(node); weighty_.step() && found < most_offices;) {
      weighty.insert(weighty_.number(0));
      take(weighty_.number(0));
    }
    weighty_.reset();
    if (found == most_offices) return;
    for (all_.bind(node); all_.step() && found < most_offices;)
      if (!weighty.contains(all_.number(0))) take(all_.number(0));
    all_.reset();
  }

 private:
  Database& database_;
  Sql weighty_{database_,
               "SELECT edge FROM edge_weight WHERE subject = ? AND office AND status = 'asserted' ORDER BY evidence DESC, id"};
  Sql all_{database_, "SELECT edge FROM edge_by_subject WHERE subject = ? AND relation = " + relation_code("'holds_office'") +
                          " AND status = " + std::to_string(code(Status::asserted)) + " ORDER BY id"};
  Sql has_role_{database_, "SELECT 1 FROM edge WHERE number = ? AND role IS NOT NULL"};
};

// The offices of each of the speakers.
std::vector<std::int64_t> offices_of_speakers(Database& database, const std::vector<std::int64_t>& quotes) {
  Sql speaker(database, "SELECT speaker FROM quote WHERE number = ?");
  std::set<std::int64_t> speakers;
  for (const std::int64_t quote : quotes) {
    speaker.bind(quote);
    if (speaker.step() && !speaker.null(0)) speakers.insert(speaker.number(0));
    speaker.reset();
  }
  Offices offices(database);
  std::vector<std::int64_t> edges;
  for (const std::int64_t node : speakers) offices.add(node, edges);
  return edges;
}

}  // namespace

std::vector<Node> read_nodes(Database& database, const std::vector<std::int64_t>& numbers) {
  std::vector<Node> nodes;
  Sql node(database, "SELECT id, name, type, kind, wikidata, mentions FROM node WHERE number = ? AND NOT dropped");
  Sql names(database,
            "SELECT DISTINCT value FROM identity JOIN vote ON vote.identity = identity.number AND vote.field < 2 WHERE node = ? "
            "ORDER BY value");
  for (const std::int64_t number : numbers) {
    node.bind(number);
    if (!node.step()) continue;
    Node& read = nodes.emplace_back();
    read.id = node.text(0);
    read.name = node.text(1);
    read.type = entity_type(node.text(2)).value_or(EntityType{});
    read.kind = organization_kind(node.text(3)).value_or(OrganizationKind::none);
    read.wikidata = node.text(4);
    read.mentions = static_cast<std::uint32_t>(node.number(5));
    node.reset();
    for (names.bind(number); names.step();)
      if (std::string name = names.text(0); name != read.name) read.aliases.push_back(std::move(name));
    names.reset();
  }
  return nodes;
}

std::int64_t number_of_node(Database& database, const std::string& id) {
  Sql row(database, "SELECT number FROM node WHERE id = ? AND NOT dropped");
  row.bind(id);
  if (!row.step()) throw InputError({database.path()}, "has no entity '" + id + "'");
  return row.number(0);
}

std::vector<Node> find_nodes(Database& database, std::string_view name) {
  const std::string folded = fold_name(name);
  Sql by_id(database, "SELECT number FROM node WHERE id = ?");
  by_id.bind(name);
  std::vector<std::int64_t> candidates = numbers(by_id);
  if (candidates.empty() && !folded.empty()) {
    Sql by_name(database, "SELECT DISTINCT node FROM bearer JOIN identity ON identity.number = bearer.identity WHERE name = ?");
    by_name.bind(folded);
    candidates = numbers(by_name);
  }
  if (candidates.empty()) candidates = nodes_with_words(database, folded);
  std::vector<Node> found;
  Match best = Match::none;
  for (Node& node : read_nodes(database, candidates)) {
    const Match how = match(node, name, folded);
    if (how == Match::none || how > best) continue;
    if (how < best) found.clear();
    best = how;
    found.push_back(std::move(node));
  }
  std::sort(found.begin(), found.end(),
            [](const Node& a, const Node& b) { return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id; });
  return found;
}

std::vector<std::string> similar_names(Database& database, std::string_view name, std::size_t limit) {
  const std::string folded = fold_name(name);
  const std::size_t most = farthest(folded);
  std::map<std::int64_t, std::size_t> distances;  // by node
  for (Sql rows(database, "SELECT name, node FROM bearer JOIN identity ON identity.number = bearer.identity"); rows.step();)
    if (const std::size_t distance = name_distance(rows.text(0), folded, most); distance <= most) {
      const auto [entry, is_new] = distances.try_emplace(rows.number(1), distance);
      if (!is_new) entry->second = std::min(entry->second, distance);
    }
  struct Candidate {
    std::size_t distance;
    Node node;
  };
  std::vector<Candidate> candidates;
  for (const auto& [number, distance] : distances)
    for (Node& node : read_nodes(database, {number})) candidates.push_back({distance, std::move(node)});
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.node.mentions != b.node.mentions ? a.node.mentions > b.node.mentions : a.node.id < b.node.id;
  });
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates)
    if (names.size() < limit && std::find(names.begin(), names.end(), candidate.node.name) == names.end())
      names.push_back(candidate.node.name);
  return names;
}

Graph relations_between(Database& database, const std::vector<std::string>& ends) {
  PartRows part;
  for (const std::string& id : ends) part.nodes.push_back(number_of_node(database, id));
  Sql rows(database, ends.size() > 1 ? edges_between_nodes()
                                     : "SELECT DISTINCT edge FROM (" + std::string(edges_of_node) + ") ORDER BY edge");
  for (std::size_t i = 0; i < part.nodes.size(); ++i) rows.bind_at(static_cast<int>(i + 1), part.nodes[i]);
  part.edges = numbers(rows);
  part.nodes.clear();
  return read_part(database, part);
}

namespace {

using Dated = std::vector<std::pair<std::string, std::int64_t>>;  // statements: date and number

// The statements of the articles that the query chooses; of the newest articles only, as far as they are enough.
Dated statements_of_articles(Database& database, const StatementQuery& query) {
  Dated found;
  Filter filter;
  filter.since = query.since;
  filter.until = query.until;
  filter.source = query.source;
  Sql rows(database, "SELECT date, number FROM quote WHERE article = ?");
  std::string last;
  for (const std::int64_t article : articles_for(database, filter)) {
    rows.bind(article);
    while (rows.step()) {
      if (query.newest != 0 && found.size() >= query.newest && rows.view(0) != last) return found;
      last = rows.text(0);
      found.emplace_back(last, rows.number(1));
    }
  }
  return found;
}

// Those with the words, or else the names.
Dated statements_by_index(Database& database, const StatementQuery& query, const std::string& words) {
  std::string sql = "SELECT quote, date FROM quote_by_speaker";
  std::string where;
  const auto add = [&](const std::string& condition) { where += (where.empty() ? " WHERE " : " AND ") + condition; };
  if (!words.empty())
    sql = "SELECT quote.number, quote.date FROM quote_words JOIN quote ON quote.number = quote_words.rowid";
  else if (!query.about.empty())
    sql = "SELECT quote, date FROM quote_by_topic";
  if (!words.empty()) add("quote_words MATCH ?1");
  if (!query.by.empty()) add("speaker = ?2");
  if (!query.about.empty())
    add(words.empty()
            ? "node = ?3"
            : "EXISTS (SELECT 1 FROM quote_about WHERE quote_about.quote = quote_words.rowid AND quote_about.node = ?3)");
  Sql rows(database, sql + where);
  if (!words.empty()) rows.bind_at(1, words);
  if (!query.by.empty()) rows.bind_at(2, number_of_node(database, query.by));
  if (!query.about.empty()) rows.bind_at(3, number_of_node(database, query.about));
  Dated found;
  while (rows.step())
    if (within(rows.view(1), query.since, query.until)) found.emplace_back(rows.text(1), rows.number(0));
  rows.reset();
  if (query.source.empty()) return found;
  const std::string source = fold_name(query.source);
  Sql outlet(database, "SELECT source FROM quote JOIN article ON article.number = quote.article WHERE quote.number = ?");
  std::erase_if(found, [&](const auto& entry) {
    bool fits = false;
    outlet.bind(entry.second).each([&](const Sql& row) { fits = fold_name(row.view(0)) == source; });
    return !fits;
  });
  return found;
}

}  // namespace

Graph statements(Database& database, const StatementQuery& query) {
  const std::string words = match_words(query.words);
  const bool by_index = !words.empty() || !query.by.empty() || !query.about.empty();
  Dated found = by_index ? statements_by_index(database, query, words) : statements_of_articles(database, query);
  if (query.newest != 0 && found.size() > query.newest) {
    // With all of the last date, so that which stay does not depend on numbers.
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(query.newest - 1);
    std::nth_element(found.begin(), last, found.end(), std::greater<>());
    const std::string date = last->first;
    std::erase_if(found, [&](const auto& entry) { return entry.first < date; });
  }
  PartRows part;
  for (const auto& [date, number] : found) part.quotes.push_back(number);
  part.edges = offices_of_speakers(database, part.quotes);
  return read_part(database, part);
}

}  // namespace entente
