// SPDX-License-Identifier: Apache-2.0
#include "layers.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

struct LayeredTable {
  const char* name;
  const char* columns;
  const char* key;    // rows are moved in the order of its first column, a number
  const char* first;  // that column
  const char* size;   // SQL that tells about how many rows there are, without counting
};

constexpr LayeredTable layered_tables[] = {
    {"edge_by_subject",
     "subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER NOT NULL, status INTEGER NOT NULL, "
     "id INTEGER NOT NULL, edge INTEGER NOT NULL",
     "subject, status, relation, object, id, edge", "subject", "SELECT max(number) FROM edge"},
    {"edge_by_object",
     "object INTEGER NOT NULL, relation INTEGER NOT NULL, subject INTEGER NOT NULL, status INTEGER NOT NULL, "
     "id INTEGER NOT NULL, edge INTEGER NOT NULL",
     "object, status, relation, subject, id, edge", "object", "SELECT max(number) FROM edge"},
    {"quote_by_speaker", "speaker INTEGER NOT NULL, date TEXT NOT NULL, quote INTEGER NOT NULL",  //
     "speaker, date, quote", "speaker", "SELECT max(number) FROM quote"},
    {"quote_by_topic", "node INTEGER NOT NULL, date TEXT NOT NULL, speaker INTEGER NOT NULL, quote INTEGER NOT NULL",
     "node, date, speaker, quote", "node", "SELECT max(number) FROM quote"},
};

// Rows, unless the file says otherwise: a table of some hundred kB is dirtied as a whole at little cost.
constexpr std::int64_t fewest_waiting = 20'000;
constexpr std::int64_t share_waiting = 16;  // one in so many; fewer waiting lie farther apart where they are moved to
constexpr std::int64_t from_start = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t to_end = std::numeric_limits<std::int64_t>::max();

// Moves what is waiting beyond the usual, going on where the last batch ended.
void settle(Database& database, const LayeredTable& table) {
  const std::string name = table.name;
  const std::string first = table.first;
  Sql layer(database, "SELECT next, fewest FROM layer WHERE name = ?");
  if (!layer.bind(name).step()) database.fail_damaged("a layer is missing");
  const std::int64_t begin = layer.number(0);
  const std::int64_t usual = std::max(layer.number(1), database.number(table.size) / share_waiting);
  layer.reset();
  const std::int64_t many = database.number(("SELECT count(*) FROM new_" + name).c_str()) - usual;
  if (many <= 0) return;
  const std::string waiting = "FROM new_" + name + " WHERE " + first + " >= ?1";
  const std::string nth = "SELECT " + first + " " + waiting + " ORDER BY " + first + " LIMIT 1 OFFSET ?2";
  const std::int64_t last = Sql(database, nth).bind(begin, many - 1).first().value_or(to_end);
  const std::string moved = waiting + " AND " + first + " <= ?2";
  Sql(database, "INSERT INTO settled_" + name + " SELECT * " + moved).run(begin, last);
  Sql(database, "DELETE " + moved).run(begin, last);
  Sql(database, "UPDATE layer SET next = ? WHERE name = ?").run(last == to_end ? from_start : last + 1, name);
}

}  // namespace

void create_layers(Database& database) {
  database.run("CREATE TABLE layer (name TEXT PRIMARY KEY, next INTEGER NOT NULL, fewest INTEGER NOT NULL) WITHOUT ROWID");
  Sql insert(database, "INSERT INTO layer VALUES (?, ?, ?)");
  for (const LayeredTable& table : layered_tables) {
    const std::string name = table.name;
    for (const std::string layer : {"settled_", "new_"})
      database.run(
          ("CREATE TABLE " + layer + name + " (" + table.columns + ", PRIMARY KEY (" + table.key + ")) WITHOUT ROWID").c_str());
    database.run(("CREATE VIEW " + name + " AS SELECT * FROM settled_" + name + " UNION ALL SELECT * FROM new_" + name).c_str());
    insert.run(name, from_start, fewest_waiting);
  }
}

void settle_layers(Database& database) {
  for (const LayeredTable& table : layered_tables) settle(database, table);
}

}  // namespace entente
