// SPDX-License-Identifier: Apache-2.0
// The relations that most articles tell of, and those that contradict others.
#include <algorithm>

#include "codes.hpp"
#include "filter_rows.hpp"
#include "parts.hpp"

namespace entente {
namespace {

using Numbers = std::vector<std::int64_t>;

// Edges that assert what one denies, or deny what one asserts: between the same ends, in either direction.
class Opposites {
 public:
  explicit Opposites(Database& database) : database_(database) {}

  // Adds those of the edge to `found`.
  void add(std::int64_t edge, Numbers& found) {
    edge_.bind(edge).each([&](const Sql& row) {
      const std::string relation = row.text(1);
      const Status opposite = row.view(3) == "denied" ? Status::asserted : Status::denied;
      others_.bind(row.number(0), std::string_view(relation), row.number(2), code(opposite));
      others_.each([&](const Sql& other) { found.push_back(other.number(0)); });
    });
  }

 private:
  Database& database_;
  Sql edge_{database_,
            "SELECT subject, relation, object, status FROM edge WHERE number = ? AND status IN ('asserted', 'denied')"};
  static std::string between(const std::string& subject, const std::string& object) {
    return "SELECT edge FROM edge_by_subject WHERE subject = " + subject + " AND relation = " + relation_code("?2") +
           " AND object = " + object + " AND status = ?4";
  }
  Sql others_{database_, between("?1", "?3") + " UNION " + between("?3", "?1")};
};

Graph read_edges(Database& database, Numbers edges) {
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  PartRows part;
  part.edges = std::move(edges);
  return read_part(database, part);
}

}  // namespace

Graph disputed_relations(Database& database) {
  Opposites opposites(database);
  Numbers edges;
  Sql(database, "SELECT number FROM edge WHERE status = 'denied'").each([&](const Sql& denied) {
    const std::size_t before = edges.size();
    opposites.add(denied.number(0), edges);
    if (edges.size() > before) edges.push_back(denied.number(0));
  });
  return read_edges(database, std::move(edges));
}

Foremost foremost_relations(Database& database, const Filter& filter, std::size_t most) {
  const std::string where = edge_conditions(filter, " WHERE ");
  // Equals of the last one are read as well, for what tells them apart is not in the row. Those without a weight are of one
  // article.
  const std::int64_t fewest =
      Sql(database, "SELECT articles FROM weighty_edge" + where + " ORDER BY articles DESC LIMIT 1 OFFSET ?")
          .bind(static_cast<std::int64_t>(most) - 1)
          .first()
          .value_or(1);
  Numbers edges;
  const std::string from = fewest > 1
                               ? "weighty_edge WHERE articles >= " + std::to_string(fewest) + edge_conditions(filter, " AND ")
                               : edge_table(filter) + where;
  Sql(database, "SELECT number FROM " + from).each([&](const Sql& row) { edges.push_back(row.number(0)); });
  Opposites opposites(database);
  Numbers others;
  for (const std::int64_t edge : edges) opposites.add(edge, others);
  edges.insert(edges.end(), others.begin(), others.end());
  for (const std::int64_t other : others) opposites.add(other, edges);  // whom else it contradicts belongs to the same dispute
  const std::int64_t all = Sql(database, "SELECT count(*) FROM " + (edge_table(filter) + where)).first().value_or(0);
  return {read_edges(database, std::move(edges)), static_cast<std::size_t>(all)};
}

}  // namespace entente
