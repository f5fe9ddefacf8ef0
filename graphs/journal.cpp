// SPDX-License-Identifier: Apache-2.0
#include "journal.hpp"

#include <sqlite3.h>

#include <new>
#include <string>

namespace entente {
namespace {

constexpr const char* own_name = "entente-gathering";
constexpr std::size_t most_gathered = 1U << 16U;  // bytes; SQLite writes less than 128 KiB at once

sqlite3_vfs* default_system() { return sqlite3_vfs_find(nullptr); }

// A journal, as SQLite's file systems have files: the methods first, and behind this the default system's own file.
struct Journal {
  sqlite3_file base;
  std::string gathered;  // what belongs at `begin` and is not written yet
  sqlite3_int64 begin;

  sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  sqlite3_int64 end() const { return begin + static_cast<sqlite3_int64>(gathered.size()); }

  int write_out() {
    if (gathered.empty()) return SQLITE_OK;
    const int result = file()->pMethods->xWrite(file(), gathered.data(), static_cast<int>(gathered.size()), begin);
    if (result == SQLITE_OK) gathered.clear();
    return result;
  }

  int write(const void* bytes, int size, sqlite3_int64 place) {
    if (place != end() || gathered.size() + static_cast<std::size_t>(size) > most_gathered)
      if (const int result = write_out(); result != SQLITE_OK) return result;
    if (gathered.empty()) begin = place;
    gathered.append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    return SQLITE_OK;
  }
};

Journal& journal(sqlite3_file* file) { return *reinterpret_cast<Journal*>(file); }

// Calls a method of the file, which is then as SQLite has left it.
template <auto method, class... Values>
int pass_on(sqlite3_file* file, Values... values) {
  Journal& self = journal(file);
  if (const int result = self.write_out(); result != SQLITE_OK) return result;
  return (self.file()->pMethods->*method)(self.file(), values...);
}

int close(sqlite3_file* file) {
  Journal& self = journal(file);
  const int written = self.write_out();
  const int closed = self.file()->pMethods->xClose(self.file());
  self.~Journal();
  return written != SQLITE_OK ? written : closed;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 place) {
  return journal(file).write(bytes, size, place);
}

int sector_size(sqlite3_file* file) { return journal(file).file()->pMethods->xSectorSize(journal(file).file()); }
int device_traits(sqlite3_file* file) { return journal(file).file()->pMethods->xDeviceCharacteristics(journal(file).file()); }

const sqlite3_io_methods& journal_methods() {
  using Methods = sqlite3_io_methods;
  static const Methods methods = [] {
    Methods made{};
    made.iVersion = 1;
    made.xClose = close;
    made.xRead = pass_on<&Methods::xRead, void*, int, sqlite3_int64>;
    made.xWrite = write;
    made.xTruncate = pass_on<&Methods::xTruncate, sqlite3_int64>;
    made.xSync = pass_on<&Methods::xSync, int>;
    made.xFileSize = pass_on<&Methods::xFileSize, sqlite3_int64*>;
    made.xLock = pass_on<&Methods::xLock, int>;
    made.xUnlock = pass_on<&Methods::xUnlock, int>;
    made.xCheckReservedLock = pass_on<&Methods::xCheckReservedLock, int*>;
    made.xFileControl = pass_on<&Methods::xFileControl, int, void*>;
    made.xSectorSize = sector_size;
    made.xDeviceCharacteristics = device_traits;
    return made;
  }();
  return methods;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given_flags) {
  sqlite3_vfs* const system = default_system();
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) == 0) return system->xOpen(system, name, file, flags, given_flags);
  new (file) Journal{};
  Journal& made = journal(file);
  made.file()->pMethods = nullptr;
  const int result = system->xOpen(system, name, made.file(), flags, given_flags);
  if (made.file()->pMethods == nullptr) made.~Journal();  // SQLite closes only what has methods
  else made.base.pMethods = &journal_methods();
  return result;
}

}  // namespace

const char* gathering_file_system() {
  static const char* const name = []() -> const char* {
    sqlite3_vfs* const system = default_system();
    if (system == nullptr) return nullptr;
    static sqlite3_vfs own = *system;
    own.zName = own_name;
    own.pNext = nullptr;
    own.szOsFile = static_cast<int>(sizeof(Journal)) + system->szOsFile;
    own.xOpen = open;
    return sqlite3_vfs_register(&own, 0) == SQLITE_OK ? own_name : nullptr;
  }();
  return name;
}

}  // namespace entente
