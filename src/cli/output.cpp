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

Output::Output(const fs::path& path, std::ostream& standard) : path_(path == "-" ? fs::path() : path), stream_(&standard) {
  if (path_.empty()) return;
  std::error_code ignored;
  if (fs::is_directory(path_, ignored)) throw Error("can't write '" + path_.string() + "': it is a folder");
  if (fs::is_symlink(path_, ignored)) path_ = fs::weakly_canonical(path_, ignored);  // the link stays
  if (!fs::exists(path_, ignored) || fs::is_regular_file(path_, ignored)) temporary_ = temporary_beside(path_);
  errno = 0;
  file_.open(temporary_.empty() ? path_ : temporary_, std::ios::binary | std::ios::trunc);
  if (!file_) {
    temporary_.clear();
    fail(errno);
  }
  stream_ = &file_;
}

Output::~Output() {
  if (temporary_.empty()) return;
  file_.close();
  std::error_code ignored;
  fs::remove(temporary_, ignored);
}

void Output::check() {
  errno = 0;
  if (!*stream_) {
    // What the failed write said is lost by now; another one into the file that nobody will see says it again.
    stream_->clear();
    if (!temporary_.empty()) stream_->put('\n');
    stream_->flush();
    fail(errno);
  }
  if (!stream_->flush()) fail(errno);
}

void Output::finish() {
  check();
  if (path_.empty()) return;
  errno = 0;
  file_.close();
  if (!file_) fail(errno);
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
