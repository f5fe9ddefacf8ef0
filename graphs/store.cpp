// SPDX-License-Identifier: Apache-2.0
#include <entente/store.hpp>

#include <optional>
#include <sstream>
#include <system_error>

#include "check.hpp"
#include "graph_rows.hpp"
#include "sqlite.hpp"
#include "tables.hpp"

namespace entente {
namespace {

// The facts as kept in the file: the text has a column of its own.
std::string facts_line(Facts facts) {
  facts.text.clear();
  std::ostringstream line;
  write_facts(facts, line);
  return std::move(line).str();
}

ArticleInfo info_of(const Sql& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), static_cast<std::uint32_t>(row.number(5)), row.text(6)};
}

// Several reads that see one state of the file, whoever writes meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) { database_.run("SAVEPOINT snapshot"); }
  ~Snapshot() {
    try {
      database_.run("RELEASE snapshot");
    } catch (const Error&) {  // nothing was written, so nothing is lost
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

}  // namespace

struct Store::State {
  State(const std::filesystem::path& path, Mode mode)
      : database(path, mode == Mode::read ? Database::Mode::read : Database::Mode::write), can_write(mode == Mode::write) {
    check_format();
  }

  // A file that nothing was committed to is as if it had never been made.
  ~State() {
    if (writing) sqlite_rollback();
    std::error_code ignored;
    if (can_write && !has_tables && std::filesystem::file_size(database.path(), ignored) == 0)
      std::filesystem::remove(database.path(), ignored);
  }

  void check_format() {
    const std::int64_t mark = database.number("PRAGMA application_id");
    const std::int64_t format = database.number("PRAGMA user_version");
    has_tables = database.number("SELECT count(*) FROM sqlite_master") > 0;
    if (!has_tables && mark == 0) {
      if (!can_write) throw Error("'" + database.path() + "' is empty (entente build makes a graph)");
      return;
    }
    if (mark != graph_file_mark) throw Error("'" + database.path() + "' is a database, but not a graph file (entente build makes one)");
    if (format > graph_file_format)
      throw Error("'" + database.path() + "' was written by a newer entente (format " + std::to_string(format) + ", this one reads " +
                  std::to_string(graph_file_format) + "); use that one, or build the graph again");
  }

  void begin() {
    if (writing) return;
    database.run("BEGIN IMMEDIATE");
    writing = true;
    has_tables = database.number("SELECT count(*) FROM sqlite_master") > 0;  // another program may have been faster
    if (!has_tables) create();
  }

  void create() {
    database.run(("PRAGMA application_id = " + std::to_string(graph_file_mark)).c_str());
    database.run(("PRAGMA user_version = " + std::to_string(graph_file_format)).c_str());
    for (const char* sql : {create_article_table, create_graph_tables, create_graph_indexes, create_views}) database.run(sql);
    has_tables = true;
  }

  void rollback() {
    sqlite_rollback();
    has_tables = database.number("SELECT count(*) FROM sqlite_master") > 0;
  }

  void sqlite_rollback() noexcept {
    writing = false;
    try {
      database.run("ROLLBACK");
    } catch (const Error&) {  // SQLite has rolled back itself, as it does when the disk is full
    }
  }

  bool holds(std::string_view article_id) {
    Sql& row = find().bind(article_id);
    const bool found = row.step();
    row.reset();
    return found;
  }

  // What adding this article would do.
  Added compare(std::string_view article_id, std::string_view text, std::string_view line) {
    if (!has_tables) return Added::added;
    Sql& row = find().bind(article_id);
    Added outcome = Added::added;
    if (row.step()) outcome = row.text(7) == text && row.text(8) == line ? Added::unchanged : Added::replaced;
    row.reset();
    return outcome;
  }

  std::vector<ArticleFacts> facts() {
    std::vector<ArticleFacts> result;
    Sql rows(database, "SELECT facts, text, id FROM article ORDER BY id");
    while (rows.step()) result.push_back({read_facts(rows.text(0), {database.path() + ": article '" + rows.text(2) + "'"}), rows.text(1)});
    return result;
  }

  // FTS5 checks itself by what looks like writing; where that can't be, the index goes unchecked.
  bool words_are_damaged() {
    try {
      database.run("INSERT INTO quote_words(quote_words, rank) VALUES ('integrity-check', 1)");
      return false;
    } catch (const Error&) {
      return database.found_damage();
    }
  }

  std::vector<std::string> article_problems() {
    std::vector<std::string> problems;
    Sql rows(database, "SELECT id, source, date, url, title, chars, sha256, text, facts FROM article ORDER BY id");
    while (rows.step()) {
      const ArticleInfo info = info_of(rows);
      const std::string where = "article '" + info.id + "': ";
      const Facts facts = read_facts(rows.text(8), {where});
      if (facts.article != info) problems.push_back(where + "its columns and its facts disagree");
      for (const std::string& problem : mismatches(facts, rows.text(7))) problems.push_back(where + problem);
    }
    return problems;
  }

  // The statements that run once an article, prepared when first needed.
  Sql& find() { return prepared(find_, "SELECT id, source, date, url, title, chars, sha256, text, facts FROM article WHERE id = ?"); }
  Sql& insert() {
    return prepared(insert_, "INSERT INTO article (id, source, date, url, title, chars, sha256, text, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }
  Sql& erase() { return prepared(erase_, "DELETE FROM article WHERE id = ?"); }

  Database database;
  bool can_write;
  bool has_tables = false;
  bool writing = false;

 private:
  Sql& prepared(std::optional<Sql>& sql, std::string_view text) {
    if (!sql) sql.emplace(database, text);
    return *sql;
  }

  std::optional<Sql> find_;
  std::optional<Sql> insert_;
  std::optional<Sql> erase_;
};

Store::Store(const std::filesystem::path& path, Mode mode) : state_(std::make_unique<State>(path, mode)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

bool Store::has(const ArticleInfo& article) const {
  if (!state_->has_tables) return false;
  Sql& row = state_->find().bind(article.id);
  const bool same = row.step() && info_of(row) == article;
  row.reset();
  return same;
}

Store::Added Store::add(const Facts& facts, std::string_view text) {
  if (text.empty()) text = facts.text;
  const ArticleInfo& info = facts.article;
  if (const std::vector<std::string> problems = mismatches(facts, text); !problems.empty())
    throw InputError({"article '" + info.id + "'"}, problems.front() + "; extract it again");
  const std::string line = facts_line(facts);
  const Added outcome = state_->compare(info.id, text, line);
  if (outcome == Added::unchanged) return outcome;
  state_->begin();
  state_->erase().run(info.id);
  state_->insert().run(info.id, info.source, info.date, info.url, info.title, info.chars, info.sha256, text, line);
  return outcome;
}

bool Store::remove(std::string_view article_id) {
  if (!state_->has_tables || !state_->holds(article_id)) return false;
  state_->begin();
  state_->erase().run(article_id);
  return true;
}

void Store::commit() {
  try {
    if (!state_->has_tables) state_->begin();
    if (!state_->writing) return;
    write_graph(state_->database, merge(state_->facts()));
    state_->database.run("COMMIT");
    state_->writing = false;
  } catch (...) {
    if (state_->writing) state_->rollback();
    throw;
  }
}

Graph Store::graph() const {
  const Snapshot snapshot(state_->database);
  return read_graph(state_->database);
}

std::vector<ArticleFacts> Store::facts() const { return state_->facts(); }

std::vector<ArticleInfo> Store::articles() const {
  std::vector<ArticleInfo> result;
  for (Sql rows(state_->database, "SELECT id, source, date, url, title, chars, sha256 FROM article ORDER BY id"); rows.step();)
    result.push_back(info_of(rows));
  return result;
}

std::string Store::text(std::string_view article_id) const { return article(article_id).text; }

ArticleFacts Store::article(std::string_view article_id) const {
  Sql& row = state_->find().bind(article_id);
  const bool found = row.step();
  const std::string text = found ? row.text(7) : std::string();
  const std::string line = found ? row.text(8) : std::string();
  row.reset();
  const std::string article = "article '" + std::string(article_id) + "'";
  if (!found) throw InputError({state_->database.path()}, "has no " + article);
  return {read_facts(line, {state_->database.path() + ": " + article}), text};
}

std::vector<std::string> Store::verify() const {
  const Snapshot snapshot(state_->database);
  std::vector<std::string> problems;
  try {
    for (Sql rows(state_->database, "PRAGMA integrity_check"); rows.step();)
      if (const std::string line = rows.text(0); line != "ok") problems.push_back("the file: " + line);
    if (problems.empty() && state_->words_are_damaged()) problems.push_back("the file: the index of words is damaged");
    if (problems.empty()) problems = state_->article_problems();
    if (problems.empty() && read_graph(state_->database) != merge(state_->facts()))
      problems.push_back("the graph is not the one that the facts make");
  } catch (const Error& error) {
    problems.push_back(error.what());
  }
  return problems;
}

}  // namespace entente
