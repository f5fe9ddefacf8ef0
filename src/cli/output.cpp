// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ostream>
#include <system_error>

#include <entente/error.hpp>

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string cause(int error) { return error == 0 ? std::string() : std::string(": ") + std::strerror(error); }

// "out/world.svg" → "out/.world.svg.1234": in the same folder, so that it can be moved; hidden, so that no folder search meets it.
fs::path temporary_beside(const fs::path& path) {
  return path.parent_path() / ("." + path.filename().string() + "." + std::to_string(getpid()));
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
  if (!fs::exists(path_, ignored) || fs::is_regular_file(path_, ignored)) temporary_ = temporary_beside(path_);
  errno = 0;
  if (file_.open(temporary_.empty() ? path_ : temporary_, std::ios::out | std::ios::binary | std::ios::trunc) == nullptr) {
    temporary_.clear();
    fail(errno);
  }
  stream_ = &file_stream_;
}

Output::~Output() {
  if (temporary_.empty()) return;
  file_.close();
  std::error_code ignored;
  fs::remove(temporary_, ignored);
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
