// SPDX-License-Identifier: Apache-2.0
// SQLite with errors as exceptions that say what a person can do about them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace entente {

// Values that are bound as they are: text that may be empty, bytes, and nothing.
struct Text {
  std::string_view text;
};
struct Blob {
  std::string_view bytes;
};
struct Null {};

class Database {
 public:
  enum class Mode { read, write };  // write makes the file where there is none

  // Throws Error where the file can't be opened. What it holds is not looked at yet.
  Database(const std::filesystem::path& path, Mode mode);

  void run(const char* sql);
  std::int64_t number(const char* sql);  // the first value of the first row
  std::int64_t last_number() const;      // of the row inserted last
  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_.get(); }
  // Whether what went wrong last is that the file is damaged.
  bool found_damage() const;
  // Throws the Error for what went wrong last.
  [[noreturn]] void fail() const;
  [[noreturn]] void fail_damaged(std::string_view what) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// A prepared statement. "" is stored as NULL and NULL is read as "", so that SQL users see what is absent.
class Sql {
 public:
  Sql(const Database& database, std::string_view text);

  // Binds all parameters, from the first on, for the next step().
  template <class... Values>
  Sql& bind(const Values&... values) {
    reset();
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }
  // Binds one of them, from 1 on, to what outlives the step.
  template <class Value>
  void bind_at(int index, const Value& value) {
    bind_one(index, value);
  }
  // True while there is a row.
  bool step();
  // Calls `read` with each row, ready for the next.
  template <class Read>
  void each(const Read& read) {
    while (step()) read(static_cast<const Sql&>(*this));
    reset();
  }
  // The number that the first row begins with, ready for the next; nothing where there is no row, or no number.
  std::optional<std::int64_t> first();
  // Binds, runs to the end, ready for the next.
  template <class... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) {
    }
    reset();
  }

  std::string text(int column) const;
  std::string_view view(int column) const;  // valid until the next step
  std::int64_t number(int column) const;
  bool null(int column) const;
  // Ends the reading: while a row is at hand, SQLite keeps the file locked.
  void reset();

 private:
  void bind_one(int index, std::string_view text);
  void bind_one(int index, std::int64_t number);
  void bind_one(int index, std::uint32_t number) { bind_one(index, static_cast<std::int64_t>(number)); }
  void bind_one(int index, Text text);
  void bind_one(int index, Blob blob);
  void bind_one(int index, Null) { bind_null(index); }
  void bind_null(int index);
  template <class Id>
  void bind_one(int index, const Id& id) requires requires { id.value; } {
    if (id) bind_one(index, id.value);
    else bind_null(index);
  }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace entente
