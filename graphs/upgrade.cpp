// SPDX-License-Identifier: Apache-2.0
#include "upgrade.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compression.hpp"
#include "key_runs.hpp"
#include "layers.hpp"
#include "tables.hpp"
#include "update.hpp"

namespace entente {
namespace {

constexpr int first_compressed = 2;     // the format that compressed texts and facts
constexpr int first_apart = 3;          // the one that has them in a table of their own, and decisions
constexpr std::size_t batch_size = 500;

// Tables of FTS5 drop those that belong to them, so a name may be gone when its turn comes.
void drop_all_but(Database& database, const std::set<std::string>& kept) {
  std::vector<std::pair<std::string, std::string>> found;
  for (Sql rows(database, "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
                          "ORDER BY type = 'table', sql LIKE 'CREATE VIRTUAL%' DESC");
       rows.step();)
    found.emplace_back(rows.text(0), rows.text(1));
  for (const auto& [type, name] : found)
    if (!kept.contains(name)) database.run(("DROP " + type + " IF EXISTS \"" + name + "\"").c_str());
}

}  // namespace

void create_tables(Database& database) {
  for (const char* sql : {create_article_tables, create_graph_tables, create_views}) database.run(sql);
  create_layers(database);
  create_key_runs(database);
}

void upgrade(Database& database) {
  const std::int64_t format = database.number("PRAGMA user_version");
  const bool apart = format >= first_apart;
  const Decisions decisions = apart ? stored_decisions(database) : Decisions{};
  drop_all_but(database, {"article", "content"});
  database.run(
      "DROP INDEX IF EXISTS article_by_report; DROP INDEX IF EXISTS article_by_date; ALTER TABLE article RENAME TO old_article");
  if (apart) database.run("ALTER TABLE content RENAME TO old_content");
  create_tables(database);
  update(database, {}, decisions);
  const auto plain = [&](const std::string& bytes) { return format < first_compressed ? bytes : decompress(bytes); };
  Batch batch;
  const auto add = [&] {
    prepare(batch);
    update(database, batch);
    batch.clear();
  };
  Sql rows(database, std::string("SELECT id, text, facts FROM old_article") +
                         (apart ? " JOIN old_content ON article = number" : "") + " ORDER BY number");
  while (rows.step()) {
    Incoming& article = batch[rows.text(0)].emplace();
    article.line = plain(rows.text(2));
    article.article = {read_facts(article.line, {database.path() + ": article '" + rows.text(0) + "'"}), plain(rows.text(1))};
    if (batch.size() == batch_size) add();
  }
  rows.reset();
  add();
  database.run("DROP TABLE old_article; DROP TABLE IF EXISTS old_content");
  database.run(("PRAGMA user_version = " + std::to_string(graph_file_format)).c_str());
}

}  // namespace entente
