// SPDX-License-Identifier: Apache-2.0
// Where a command writes its data: standard output, or a file that is whole or not there.
#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

namespace entente {

// A file that remembers why writing failed: what the system said last is soon another call's.
class OutputFile : public std::filebuf {
 public:
  int error() const { return error_; }  // errno of the first failure; 0 where there was none

 protected:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

 private:
  template <class Result>
  Result noted(Result result, bool failed);
  int error_ = 0;
};

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
  void remove_temporary();

  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty where the file is no regular one: a device, a pipe
  int lock_ = -1;                    // its file descriptor; what has no lock is removed by the next run that writes there
  OutputFile file_;
  std::ostream file_stream_{&file_};
  std::ostream* stream_;
};

}  // namespace entente
