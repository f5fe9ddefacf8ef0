// SPDX-License-Identifier: Apache-2.0
#include "verify.hpp"

#include <optional>
#include <utility>

#include "check.hpp"
#include "compression.hpp"
#include "derived_tables.hpp"
#include "identity_articles.hpp"
#include "key_runs.hpp"
#include "update.hpp"
#include "upgrade.hpp"

namespace entente {
namespace {

constexpr std::size_t batch_size = 1000;
constexpr std::size_t most_lines = 20;  // about one table

class Verifier {
 public:
  explicit Verifier(Database& database) : database_(database) {}

  // One part that can't be read does not keep the others from being looked at.
  std::vector<std::string> run() {
    for (const auto part : {&Verifier::check_file, &Verifier::check_words, &Verifier::check_articles, &Verifier::check_tables})
      try {
        (this->*part)();
      } catch (const Error& error) {
        add(error.what());
      }
    return std::move(problems_);
  }

 private:
  void add(std::string problem) { problems_.push_back(std::move(problem)); }

  void check_file() {
    Sql(database_, "PRAGMA integrity_check").each([&](const Sql& row) {
      if (std::string line = row.text(0); line != "ok") add("the file: " + line);
    });
  }

  // FTS5 checks itself by what looks like writing; where that can't be, the index goes unchecked.
  void check_words() {
    for (const auto& [table, what] : {std::pair("quote_words", "statements"), std::pair("title_words", "titles")}) try {
        database_.run(("INSERT INTO " + std::string(table) + "(" + table + ", rank) VALUES ('integrity-check', 1)").c_str());
      } catch (const Error&) {
        if (database_.found_damage()) add(std::string("the file: the index of the words of ") + what + " is damaged");
      }
  }

  // Each by itself, so that those that can't be read are named and the others are read.
  void check_articles() {
    std::vector<std::string> ids;
    Sql(database_, "SELECT id FROM article ORDER BY id").each([&](const Sql& row) { ids.push_back(row.text(0)); });
    Sql article(database_,
                "SELECT source, date, url, title, chars, sha256, text, facts FROM article LEFT JOIN content ON "
                "content.article = "
                "number WHERE id = ?");
    Batch batch;
    for (const std::string& id : ids) {
      const std::string where = "article '" + id + "'";
      try {
        article.bind(id);
        if (article.step()) check(where, id, article, batch);
      } catch (const InputError& error) {
        fail(error.what());
      } catch (const Error& error) {
        fail(where + ": " + error.what());
      }
      article.reset();
      if (batch.size() == batch_size) make(batch);
    }
    make(batch);
    if (database_.number("SELECT count(*) FROM content WHERE article NOT IN (SELECT number FROM article)") != 0)
      fail("the file: there are contents of no article");
  }

  void check(const std::string& where, const std::string& id, const Sql& row, Batch& batch) {
    Incoming incoming{{read_facts(decompress(row.text(7)), {where}), decompress(row.text(6))}, {}, {}, {}, {}};
    const ArticleInfo info{
        id, row.text(0), row.text(1), row.text(2), row.text(3), static_cast<std::uint32_t>(row.number(4)), row.text(5)};
    if (incoming.article.facts.article != info) fail(where + ": its columns and its facts disagree");
    for (const std::string& problem : mismatches(incoming.article.facts, incoming.article.text)) fail(where + ": " + problem);
    if (!articles_are_damaged_) batch[id] = std::move(incoming);
  }

  void fail(std::string problem) {
    add(std::move(problem));
    articles_are_damaged_ = true;
  }

  // Into a file of the articles that there are, which SQLite deletes when it is closed.
  void make(Batch& batch) {
    if (!articles_are_damaged_) {
      prepare(batch);
      if (!made_) {
        made_.emplace(std::string(), Database::Mode::write);
        made_->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
        create_tables(*made_);
        update(*made_, {}, stored_decisions(database_));
      }
      update(*made_, batch);
    }
    batch.clear();
  }

  void check_tables() {
    if (articles_are_damaged_ || !made_) return add("the graph is not compared with the articles, for they are damaged");
    for (Database* const one : {&database_, &*made_}) list_keys(*one);
    for (const DerivedTable& table : derived_tables()) try {
        compare(table);
      } catch (const Error& error) {
        add(std::string(table.what) + ": " + error.what());
      }
  }

  template <class Pairs>
  static void list(Database& database, const std::string& table, const Pairs& pairs) {
    database.run(("CREATE TEMP TABLE " + table).c_str());
    Sql insert(database, "INSERT INTO temp." + table.substr(0, table.find(' ')) + " VALUES (?, ?)");
    for (const auto& [one, other] : pairs) insert.run(one, other);
  }

  // As tables that the others can be compared like.
  static void list_keys(Database& database) {
    list(database, "copy_key (key INTEGER, number INTEGER)", KeyRuns::of_copies(database).all());
    list(database, "edge_key (key INTEGER, number INTEGER)", KeyRuns::of_edges(database).all());
    list(database, "identity_article (identity INTEGER, article INTEGER)", IdentityArticles(database).all());
  }

  using Row = std::optional<std::pair<std::string, std::string>>;
  static Row next(Sql& rows) {
    if (!rows.step()) return std::nullopt;
    return std::pair(rows.text(0), rows.text(1));
  }

  // Both are sorted; what one of them has and the other has not is wrong.
  void compare(const DerivedTable& table) {
    const std::string sql = table.sql + " ORDER BY 1, 2";
    Sql there(database_, sql);
    Sql due(*made_, sql);
    std::size_t wrong = 0;
    const auto report = [&](const Row& row, const char* how) {
      if (++wrong <= most_lines)
        add(std::string(table.what) + " " + (row->first.empty() ? "that is not there" : row->first) + how + row->second);
    };
    Row a = next(there);
    Row b = next(due);
    while (a || b) {
      if (a == b) {
        a = next(there);
        b = next(due);
      } else if (!b || (a && *a < *b)) {
        report(a, ": the articles do not make ");
        a = next(there);
      } else {
        report(b, ": is missing ");
        b = next(due);
      }
    }
    if (wrong > most_lines) add(std::string(table.what) + " …: and " + std::to_string(wrong - most_lines) + " more");
  }

  Database& database_;
  std::vector<std::string> problems_;
  std::optional<Database> made_;
  bool articles_are_damaged_ = false;
};

}  // namespace

std::vector<std::string> find_problems(Database& database) { return Verifier(database).run(); }

}  // namespace entente
