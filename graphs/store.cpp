// SPDX-License-Identifier: Apache-2.0
#include <entente/store.hpp>

#include <algorithm>
#include <optional>
#include <system_error>

#include <entente/decisions.hpp>

#include "check.hpp"
#include "compression.hpp"
#include "core/own_relations.hpp"
#include "filter_rows.hpp"
#include "graph_rows.hpp"
#include "outline.hpp"
#include "parts.hpp"
#include "sqlite.hpp"
#include "tables.hpp"
#include "transaction.hpp"
#include "update.hpp"
#include "upgrade.hpp"
#include "verify.hpp"

namespace entente {
namespace {

constexpr const char* whole_article =
    "SELECT id, source, date, url, title, chars, sha256, text, facts FROM article JOIN content ON article = number";

ArticleInfo info_of(const Sql& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), static_cast<std::uint32_t>(row.number(5)),
          row.text(6)};
}

}  // namespace

struct Store::State {
  State(const std::filesystem::path& path, Mode mode)
      : database(path, mode == Mode::read ? Database::Mode::read : Database::Mode::write), can_write(mode == Mode::write) {
    // What bounds the memory of a commit, besides its articles: KiB. A question looks at most pages once, and takes less time for
    // copies into a few pages of memory than for having the system map each page.
    database.run(can_write ? "PRAGMA cache_spill = -65536; PRAGMA cache_size = -20480" : "PRAGMA cache_size = -4096");
    check_format();
  }

  // A file that nothing was committed to is as if it had never been made.
  ~State() {
    std::error_code ignored;
    if (can_write && !has_tables && std::filesystem::file_size(database.path(), ignored) == 0)
      std::filesystem::remove(database.path(), ignored);
  }

  void check_format() {
    const std::int64_t mark = database.number("PRAGMA application_id");
    const std::int64_t format = database.number("PRAGMA user_version");
    has_tables = find_tables();
    if (!has_tables && mark == 0) {
      if (!can_write) throw Error("'" + database.path() + "' is empty (entente build makes a graph)");
      database.run(("PRAGMA page_size = " + std::to_string(graph_file_page)).c_str());
      return;
    }
    if (mark != graph_file_mark)
      throw Error("'" + database.path() + "' is a database, but not a graph file (entente build makes one)");
    if (format > graph_file_format)
      throw Error("'" + database.path() + "' was written by a newer entente (format " + std::to_string(format) +
                  ", this one reads " + std::to_string(graph_file_format) + "); use that one, or build the graph again");
    if (format == graph_file_format) return;
    if (!can_write)
      throw Error("'" + database.path() + "' was written by an older entente (format " + std::to_string(format) +
                  ", this one reads " + std::to_string(graph_file_format) +
                  "); entente build brings it up to date when it adds an article");
    Transaction transaction(database);
    upgrade(database);
    transaction.commit();
  }

  bool find_tables() { return database.number("SELECT count(*) FROM sqlite_master") > 0; }

  // For what has no answer before there are tables, which another program may have made meanwhile.
  Database& readable() {
    if (!has_tables) has_tables = find_tables();
    if (!has_tables) throw Error("'" + database.path() + "' can't be read yet: nothing was committed to it");
    return database;
  }

  void create() {
    database.run(("PRAGMA application_id = " + std::to_string(graph_file_mark)).c_str());
    database.run(("PRAGMA user_version = " + std::to_string(graph_file_format)).c_str());
    create_tables(database);
  }

  void commit() {
    if (has_tables && pending.empty() && !decided) return;
    prepare(pending);
    Transaction transaction(database);
    if (!find_tables()) create();  // another program may have been faster
    update(database, pending, decided);
    transaction.commit();
    has_tables = true;
    pending.clear();
    decided.reset();
  }

  // The article as it would be after a commit.
  bool holds(const std::string& article_id) {
    if (const auto found = pending.find(article_id); found != pending.end()) return found->second.has_value();
    if (!has_tables) return false;
    Sql& row = find().bind(article_id);
    const bool found = row.step();
    row.reset();
    return found;
  }

  // What adding this article would do.
  Added compare(const ArticleInfo& info, std::string_view text, const std::string& line) {
    if (const auto found = pending.find(info.id); found != pending.end() && found->second)
      return found->second->article.text == text && found->second->line == line ? Added::unchanged : Added::replaced;
    if (!has_tables) return Added::added;
    Sql& row = find().bind(info.id);
    Added outcome = Added::added;
    if (row.step())
      outcome = info_of(row) == info && decompress(row.text(7)) == text && decompress(row.text(8)) == line ? Added::unchanged
                                                                                                           : Added::replaced;
    row.reset();
    return outcome;
  }

  std::vector<ArticleFacts> facts() {
    std::vector<ArticleFacts> result;
    Sql rows(readable(), "SELECT facts, text, id FROM article JOIN content ON article = number ORDER BY id");
    while (rows.step())
      result.push_back({read_facts(decompress(rows.text(0)), {database.path() + ": article '" + rows.text(2) + "'"}),
                        decompress(rows.text(1))});
    return result;
  }

  // Prepared when first needed, as it runs once an article.
  Sql& find() {
    if (!find_) find_.emplace(database, std::string(whole_article) + " WHERE id = ?");
    return *find_;
  }

  Database database;
  bool can_write;
  bool has_tables = false;
  Batch pending;
  std::optional<Decisions> decided;

 private:
  std::optional<Sql> find_;
};

Store::Store(const std::filesystem::path& path, Mode mode) : state_(std::make_unique<State>(path, mode)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

bool Store::has(const ArticleInfo& article) const {
  if (const auto found = state_->pending.find(article.id); found != state_->pending.end())
    return found->second && found->second->article.facts.article == article;
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
  std::string line = facts_line(facts);
  const Added outcome = state_->compare(info, text, line);
  if (outcome == Added::unchanged) {
    if (const auto removed = state_->pending.find(info.id); removed != state_->pending.end() && !removed->second)
      state_->pending.erase(removed);
    return outcome;
  }
  Incoming& incoming = state_->pending[info.id].emplace();
  incoming.article = {facts, std::string(text)};
  incoming.article.facts.text.clear();
  incoming.line = std::move(line);
  return outcome;
}

bool Store::remove(std::string_view article_id) {
  const std::string id(article_id);
  if (!state_->holds(id)) return false;
  state_->pending[id].reset();
  return true;
}

void Store::decide(const Decisions& decisions) {
  if (decisions == this->decisions())
    state_->decided.reset();
  else
    state_->decided = decisions;
}

Decisions Store::decisions() const { return state_->has_tables ? stored_decisions(state_->database) : Decisions{}; }

std::size_t Store::pending() const { return state_->pending.size(); }

void Store::commit() { state_->commit(); }

Graph Store::graph() const {
  const Snapshot snapshot(state_->readable());
  return read_graph(state_->database);
}

Graph Store::graph(const Filter& filter, const std::vector<std::string>& about) const {
  const Snapshot snapshot(state_->readable());
  const std::optional<PartRows> rows = rows_for(state_->database, filter, about);
  const Graph part = rows ? read_part(state_->database, *rows) : read_graph(state_->database);
  Filter placed = filter;
  placed.about.clear();
  for (const std::string& id : about) {
    const auto node =
        std::lower_bound(part.nodes.begin(), part.nodes.end(), id, [](const Node& a, const std::string& b) { return a.id < b; });
    if (node == part.nodes.end() || node->id != id) throw InputError({state_->database.path()}, "has no entity '" + id + "'");
    placed.about.push_back(NodeId{static_cast<std::size_t>(node - part.nodes.begin())});
  }
  return select(part, placed);
}

Counts Store::counts() const {
  const Snapshot snapshot(state_->readable());
  return read_counts(state_->database);
}

Outline Store::outline() const {
  const Snapshot snapshot(state_->readable());
  return read_outline(state_->database);
}

std::vector<ArticleFacts> Store::facts() const { return state_->facts(); }

std::vector<ArticleInfo> Store::articles() const {
  std::vector<ArticleInfo> result;
  for (Sql rows(state_->readable(), "SELECT id, source, date, url, title, chars, sha256 FROM article ORDER BY id");
       rows.step();)
    result.push_back(info_of(rows));
  return result;
}

ArticleFacts Store::article(std::string_view article_id) const {
  std::optional<ArticleFacts> article;
  if (state_->has_tables) {
    Sql& row = state_->find().bind(article_id);
    if (row.step())
      article = ArticleFacts{read_facts(decompress(row.text(8)), {state_->database.path()}), decompress(row.text(7))};
    row.reset();
  }
  if (!article) throw InputError({state_->database.path()}, "has no article '" + std::string(article_id) + "'");
  return *std::move(article);
}

std::vector<Node> Store::find(std::string_view name) const {
  const Snapshot snapshot(state_->readable());
  return find_nodes(state_->database, name);
}

std::vector<std::string> Store::similar_names(std::string_view name, std::size_t limit) const {
  const Snapshot snapshot(state_->readable());
  return entente::similar_names(state_->database, name, limit);
}

Graph Store::relations(const std::vector<std::string>& ends) const {
  const Snapshot snapshot(state_->readable());
  return relations_between(state_->database, ends);
}

Foremost Store::foremost(const Filter& filter, std::size_t most) const {
  const Snapshot snapshot(state_->readable());
  return foremost_relations(state_->database, filter, most);
}

Graph Store::disputed() const {
  const Snapshot snapshot(state_->readable());
  return disputed_relations(state_->database);
}

Graph Store::statements(const StatementQuery& query) const {
  const Snapshot snapshot(state_->readable());
  return entente::statements(state_->database, query);
}

Profile Store::profile(const std::string& node, std::size_t most) const {
  const Snapshot snapshot(state_->readable());
  return entente::profile(state_->database, node, most);
}

std::optional<Connection> Store::path(const std::string& from, const std::string& to, const std::vector<Status>& statuses) const {
  const Snapshot snapshot(state_->readable());
  return connection(state_->database, from, to, statuses);
}

Sizes Store::sizes() const {
  if (!state_->has_tables) return {};
  const Snapshot snapshot(state_->database);
  const auto count = [&](const char* sql) { return static_cast<std::size_t>(state_->database.number(sql)); };
  return {count("SELECT count(*) FROM article"), count("SELECT count(*) FROM node WHERE NOT dropped"),
          count("SELECT count(*) FROM edge"), count("SELECT count(*) FROM quote"), count("SELECT count(*) FROM edge_evidence")};
}

bool Store::has_relation(std::string_view name) const {
  if (!state_->has_tables || !Sql(state_->database, "SELECT 1 FROM edge WHERE relation = ? LIMIT 1").bind(name).first())
    return false;
  return declare_relation(name).has_value();
}

std::string Store::newest_date() const {
  Sql newest(state_->readable(), "SELECT max(date) FROM article");
  return newest.step() ? newest.text(0) : std::string();
}

std::size_t Store::undated() const {
  return static_cast<std::size_t>(state_->readable().number("SELECT count(*) FROM article WHERE date IS NULL"));
}

std::vector<std::string> Store::verify() const {
  const Snapshot snapshot(state_->readable());
  return find_problems(state_->database);
}

}  // namespace entente
