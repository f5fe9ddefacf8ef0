// SPDX-License-Identifier: Apache-2.0
#include "sqlite.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <entente/error.hpp>

#include "journal.hpp"

namespace entente {
namespace {

constexpr int patience_ms = 5000;  // how long another program may hold the file

// What went wrong, and the remedy, by SQLite's primary result code.
std::string explain(sqlite3* handle) {
  const int system_error = handle ? sqlite3_system_errno(handle) : 0;
  const std::string system = system_error != 0 ? std::string(": ") + std::strerror(system_error) : std::string();
  switch (sqlite3_errcode(handle) & 0xFF) {
    case SQLITE_NOTADB: return "is not a graph file (entente build makes one)";
    case SQLITE_CORRUPT: return "is damaged; restore a copy, or build it again from the articles";
    case SQLITE_FULL: return "can't grow: the disk is full; what was added before is kept, free some space and run again";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "can't be changed: it is read-only; change its permissions or copy it";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "is in use by another program; run again when that is done";
    case SQLITE_CANTOPEN: return "can't be opened" + system;
    case SQLITE_IOERR: return "can't be read or written" + system + "; what was added before is kept";
    case SQLITE_NOMEM: return "needs more memory than there is";
    default: return std::string("can't be used: ") + sqlite3_errmsg(handle);
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

// Readers open for writing too where they may: only so can SQLite undo what a killed writer left half done.
Database::Database(const std::filesystem::path& path, Mode mode) : path_(path.string()) {
  std::error_code error;
  if (mode == Mode::read && !std::filesystem::exists(path, error))
    throw Error("'" + path_ + "' does not exist (entente build makes a graph)");
  if (std::filesystem::is_directory(path, error)) throw Error("'" + path_ + "' is a folder, not a graph file");
  // SQLite counts its bytes under a lock at every allocation, and locks each call; a Store belongs to one thread at a time.
  static const int without_counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(without_counting);
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (mode == Mode::write ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(path_.c_str(), &handle, flags, gathering_file_system());
  handle_.reset(handle);
  if (result != SQLITE_OK) fail();
  sqlite3_busy_timeout(handle, patience_ms);
  if (mode == Mode::write && sqlite3_db_readonly(handle, "main") == 1)
    throw Error("'" + path_ + "' can't be changed: it is read-only; change its permissions or copy it");
}

void Database::run(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::number(const char* sql) {
  Sql query(*this, sql);
  return query.step() ? query.number(0) : 0;
}

std::int64_t Database::last_number() const { return sqlite3_last_insert_rowid(handle_.get()); }

bool Database::found_damage() const { return (sqlite3_errcode(handle_.get()) & 0xFF) == SQLITE_CORRUPT; }

void Database::fail() const {
  const auto folder = std::filesystem::path(path_).parent_path();
  const int code = sqlite3_errcode(handle_.get()) & 0xFF;
  const bool closed = (code == SQLITE_CANTOPEN || (code == SQLITE_READONLY && access(path_.c_str(), W_OK) == 0)) &&
                      access(folder.empty() ? "." : folder.c_str(), W_OK) != 0;
  throw Error(
      "'" + path_ + "' " +
      (closed ? "can't be written: the folder is read-only; change its permissions or use another" : explain(handle_.get())));
}

void Database::fail_damaged(std::string_view what) const {
  throw Error("'" + path_ + "' is damaged: " + std::string(what) + "; restore a copy, or build it again from the articles");
}

void Sql::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Sql::Sql(const Database& database, std::string_view text) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(database.handle(), text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
  statement_.reset(statement);
  if (result != SQLITE_OK) database.fail();
}

bool Sql::step() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) database_->fail();
  return false;
}

std::optional<std::int64_t> Sql::first() {
  const std::optional<std::int64_t> found = step() && !null(0) ? std::optional(number(0)) : std::nullopt;
  reset();
  return found;
}

void Sql::reset() {
  sqlite3_reset(statement_.get());
}

std::string Sql::text(int column) const { return std::string(view(column)); }

std::string_view Sql::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  return bytes ? std::string_view(static_cast<const char*>(bytes),
                                  static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
               : std::string_view();
}

std::int64_t Sql::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

bool Sql::null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

void Sql::bind_one(int index, std::string_view text) {
  if (text.empty()) return bind_null(index);
  bind_one(index, Text{text});
}

void Sql::bind_one(int index, Text text) {
  // The caller's string outlives the step that follows, so SQLite need not copy it.
  const char* const data = text.text.empty() ? "" : text.text.data();
  if (sqlite3_bind_text64(statement_.get(), index, data, text.text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
    database_->fail();
}

void Sql::bind_one(int index, Blob blob) {
  if (blob.bytes.empty()) return bind_null(index);
  if (sqlite3_bind_blob64(statement_.get(), index, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC) != SQLITE_OK)
    database_->fail();
}

void Sql::bind_one(int index, std::int64_t number) {
  if (sqlite3_bind_int64(statement_.get(), index, number) != SQLITE_OK) database_->fail();
}

void Sql::bind_null(int index) {
  if (sqlite3_bind_null(statement_.get(), index) != SQLITE_OK) database_->fail();
}

}  // namespace entente
