// SPDX-License-Identifier: Apache-2.0
// Graph files of invented articles, and ways to damage them.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <string_view>

#include <entente/store.hpp>

#include "graphs/compression.hpp"
#include "graphs/sqlite.hpp"
#include "random_facts.hpp"

namespace entente {

inline const RandomFacts world(7);

inline void add(Store& store, const ArticleFacts& article) { store.add(article.facts, article.text); }

inline void build(const std::filesystem::path& path, std::uint32_t count) {
  Store store(path, Store::Mode::write);
  for (const ArticleFacts& article : world.articles(0, count)) add(store, article);
  store.commit();
}

// Changes the file behind the store's back.
inline void tamper(const std::filesystem::path& path, const char* sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

// Replaces something in an article's compressed column.
inline void tamper_column(const std::filesystem::path& path, const std::string& column, const std::string& id, std::string_view old, std::string_view now) {
  Database database(path, Database::Mode::write);
  Sql read(database, "SELECT " + column + " FROM content JOIN article ON number = article WHERE id = ?");
  read.bind(id);
  ASSERT_TRUE(read.step());
  std::string text = decompress(read.text(0));
  read.reset();
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + now.size())) text.replace(at, old.size(), now);
  const std::string bytes = compress(text);
  Sql(database, "UPDATE content SET " + column + " = ? WHERE article = (SELECT number FROM article WHERE id = ?)").run(Blob{bytes}, id);
}

}  // namespace entente
