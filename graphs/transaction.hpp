// SPDX-License-Identifier: Apache-2.0
// What SQLite does as one, until the end of a scope.
#pragma once

#include <entente/error.hpp>

#include "sqlite.hpp"

namespace entente {

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

// A transaction; undone unless it is committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (!open_) return;
    try {
      database_.run("ROLLBACK");
    } catch (const Error&) {  // SQLite has rolled back itself, as it does when the disk is full
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    database_.run("COMMIT");
    open_ = false;
  }

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace entente
