// SPDX-License-Identifier: Apache-2.0
// Where a command writes its data: standard output, or a file that is whole or not there.
#pragma once

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>

namespace entente {

// A regular file is written beside its place and moved there by finish(); without finish() it stays as it was.
class Output {
 public:
  // Empty or "-" is `standard`. Throws Error where the file can't be made.
  Output(const std::filesystem::path& path, std::ostream& standard);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::ostream& stream() { return *stream_; }
  // Throws Error where something could not be written so far.
  void check();
  // Makes it durable: check(), close, move into place.
  void finish();

 private:
  [[noreturn]] void fail(int cause) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty where the file is no regular one: a device, a pipe
  std::ofstream file_;
  std::ostream* stream_;
};

}  // namespace entente
