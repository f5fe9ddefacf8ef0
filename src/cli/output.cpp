// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ostream>
#include <system_error>
#include <vector>

#include <entente/error.hpp>

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string cause(int error) { return error == 0 ? std::string() : std::string(": ") + std::strerror(error); }

// "out/world.svg" → "out/.world.svg.1234": in the same folder, so that it can be moved; hidden, so that no folder search meets it.
std::string temporary_prefix(const fs::path& path) { return "." + path.filename().string() + "."; }
fs::path temporary_beside(const fs::path& path) { return path.parent_path() / (temporary_prefix(path) + std::to_string(getpid())); }

bool is_temporary_of(const std::string& name, const std::string& prefix) {
  return name.size() > prefix.size() && name.starts_with(prefix) && name.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
}

// Opens and locks a temporary file. The system takes the lock off when its process ends, however it ends. -1 and errno where it can't.
int open_locked(const fs::path& path) {
  while (true) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0) return file;
    flock(file, LOCK_EX);  // where a file system knows no locks, none can be had either, and nothing is taken for abandoned
    struct stat opened {}, there {};
    if (fstat(file, &opened) == 0 && stat(path.c_str(), &there) == 0 && opened.st_ino == there.st_ino) return file;
    close(file);  // it was removed before the lock was ours
  }
}

void remove_if_abandoned(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return;
  std::error_code ignored;
  if (flock(file, LOCK_EX | LOCK_NB) == 0) fs::remove(path, ignored);
  close(file);
}

// What runs that were killed left of this file.
void remove_abandoned(const fs::path& path) {
  const std::string prefix = temporary_prefix(path);
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(path.has_parent_path() ? path.parent_path() : ".", error), end; !error && entry != end; entry.increment(error))
    if (is_temporary_of(entry->path().filename().string(), prefix)) found.push_back(entry->path());
  for (const fs::path& each : found) remove_if_abandoned(each);
}

}  // namespace

template <class Result>
Result OutputFile::noted(Result result, bool failed) {
  if (failed && error_ == 0) error_ = errno;
  return result;
}

OutputFile::int_type OutputFile::overflow(int_type byte) {
  const int_type result = std::filebuf::overflow(byte);
  return noted(result, traits_type::eq_int_type(result, traits_type::eof()));
}

std::streamsize OutputFile::xsputn(const char* bytes, std::streamsize count) {
  const std::streamsize result = std::filebuf::xsputn(bytes, count);
  return noted(result, result != count);
}

int OutputFile::sync() {
  const int result = std::filebuf::sync();
  return noted(result, result != 0);
}

Output::Output(const fs::path& path, std::ostream& standard) : path_(path == "-" ? fs::path() : path), stream_(&standard) {
  if (path_.empty()) return;
  std::error_code ignored;
  if (fs::is_directory(path_, ignored)) throw Error("can't write '" + path_.string() + "': it is a folder");
  if (fs::is_symlink(path_, ignored)) path_ = fs::weakly_canonical(path_, ignored);  // the link stays
  if (!fs::exists(path_, ignored) || fs::is_regular_file(path_, ignored)) {
    remove_abandoned(path_);
    lock_ = open_locked(temporary_beside(path_));
    if (lock_ < 0) fail(errno);
    temporary_ = temporary_beside(path_);
  }
  errno = 0;
  if (file_.open(temporary_.empty() ? path_ : temporary_, std::ios::out | std::ios::binary | std::ios::trunc) == nullptr) {
    const int error = errno;
    remove_temporary();  // a constructor that throws has no destructor
    fail(error);
  }
  stream_ = &file_stream_;
}

Output::~Output() { remove_temporary(); }

void Output::remove_temporary() {
  file_.close();
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove(temporary_, ignored);
  if (lock_ >= 0) close(lock_);
}

void Output::check() {
  if (!*stream_) fail(file_.error() != 0 ? file_.error() : errno);
  errno = 0;
  if (!stream_->flush()) fail(errno);
}

void Output::finish() {
  check();
  if (path_.empty()) return;
  errno = 0;
  if (file_.close() == nullptr) fail(errno);
  if (temporary_.empty()) return;
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) fail(error.value());
  temporary_.clear();
}

void Output::fail(int error) const {
  throw Error("can't write " + (path_.empty() ? std::string("to standard output") : "'" + path_.string() + "'") + cause(error));
}

}  // namespace entente
