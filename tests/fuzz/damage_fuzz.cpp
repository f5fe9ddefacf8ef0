// SPDX-License-Identifier: Apache-2.0
// A graph file whose rows say other things than they should, as after a fault of a disk or by somebody's hand: questions are
// answered or refused, and the worst that follows is an Error. A line of the input changes a value: TABLE COLUMN ROW VALUE.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include <sqlite3.h>

#include <entente/decisions.hpp>
#include <entente/exporter.hpp>

#include "league.hpp"

namespace {

using namespace entente;

struct Table {
  std::string name;
  std::vector<std::string> columns;
};

std::vector<std::string> strings(sqlite3* file, const std::string& sql) {
  std::vector<std::string> found;
  sqlite3_exec(
      file, sql.c_str(),
      [](void* list, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(list)->emplace_back(values[0]);
        return 0;
      },
      &found, nullptr);
  return found;
}

std::vector<Table> tables(sqlite3* file) {
  std::vector<Table> all;
  for (const std::string& name : strings(file, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"))
    all.push_back({name, strings(file, "SELECT name FROM pragma_table_info('" + name + "')")});
  return all;
}

// Tables, columns and rows by number; a value is a number where it looks like one, nothing where it is "-", else text.
void damage(sqlite3* file, const std::vector<Table>& tables, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    unsigned table = 0, column = 0, row = 0;
    std::string value;
    if (!(words >> table >> column >> row)) continue;
    std::getline(words >> std::ws, value);
    const Table& chosen = tables[table % tables.size()];
    const std::string& name = chosen.columns[column % chosen.columns.size()];
    const bool is_number = value.find_first_not_of("-0123456789") == std::string::npos && value.size() < 12;
    char* const quoted = sqlite3_mprintf("%Q", value.c_str());
    const std::string sql = "UPDATE OR IGNORE \"" + chosen.name + "\" SET \"" + name + "\" = " +
                            (value == "-" || value.empty() ? "NULL" : is_number ? "CAST('" + value + "' AS INTEGER)" : quoted) +
                            " WHERE (SELECT count(*) FROM \"" + chosen.name + "\") > 0 AND rowid = 1 + " + std::to_string(row) +
                            " % (SELECT max(rowid) FROM \"" + chosen.name + "\")";
    sqlite3_free(quoted);
    sqlite3_exec(file, sql.c_str(), nullptr, nullptr, nullptr);
  }
}

template <class Question>
void ask(const std::filesystem::path& path, const Question& question) {
  try {
    question(Store(path, Store::Mode::read));
  } catch (const Error&) {
  }
}

void write(const Store& store, std::string_view format) {
  std::ostringstream out;
  ExportOptions options;
  options.article = [&](const ArticleInfo& article) { return store.article(article.id); };
  find_exporter(format)->write(store.graph(), options, out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const League league;
  const TemporaryFile file;
  league.copy_to(file);
  sqlite3* handle = nullptr;
  sqlite3_open(file.path().c_str(), &handle);
  sqlite3_exec(handle, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON", nullptr, nullptr, nullptr);
  static const std::vector<Table> all = tables(handle);
  damage(handle, all, std::string(reinterpret_cast<const char*>(data), size));
  sqlite3_close(handle);

  const std::filesystem::path& path = file.path();
  ask(path, [](const Store& store) { store.verify(); });
  for (const char* format : {"graphml", "jsonld", "cypher", "facts"})
    ask(path, [&](const Store& store) { write(store, format); });
  ask(path, [](const Store& store) {
    for (const char* name : {"Velmark", "League", "Brook"})
      for (const Node& node : store.find(name)) {
        store.profile(node.id, 3);
        store.relations({node.id});
        store.statements({node.id, {}, {}, 5});
        store.path(node.id, "Q1", {});
      }
  });
  ask(path, [](const Store& store) { store.statements({{}, {}, "table", 5}); });
  ask(path, [](const Store& store) { store.decisions(); });
  try {
    Store store(path, Store::Mode::write);
    store.remove("post-1");
    store.commit();
  } catch (const Error&) {
  }
  return 0;
}
