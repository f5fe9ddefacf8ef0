// SPDX-License-Identifier: Apache-2.0
// Bytes with a buffer: looked at before they are taken, and read by lines of bounded length.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "inputs/byte_source.hpp"

namespace entente {

class ByteStream {
 public:
  static constexpr int end = -1;

  // `file` names it in messages.
  ByteStream(std::unique_ptr<ByteSource> source, std::string file) : source_(std::move(source)), file_(std::move(file)) {}

  const std::string& file() const { return file_; }
  // The line, from 1, and the byte in it, from 1, of the next byte.
  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

  // Reading has thrown: the file can't be read further.
  bool failed() const { return failed_; }

  // The next byte, which stays; `end` where there is none.
  int peek() { return at_ < buffer_.size() || fill() ? static_cast<unsigned char>(buffer_[at_]) : end; }
  // The next byte, taken.
  int get() {
    const int byte = peek();
    if (byte != end) advance(byte);
    return byte;
  }
  // Up to `size` bytes ahead, which stay; fewer at the end only. Valid until the next call.
  std::string_view ahead(std::size_t size);

  // A line without its end. Of one longer than `limit` only so much is kept, and `too_long` is set. False at the end.
  bool read_line(std::string& line, std::size_t limit, bool& too_long);
  // Up to `size` bytes.
  std::string read(std::size_t size);
  // Passes over `size` bytes; false where the end comes first.
  bool skip(std::uint64_t size);
  // All there is. Throws InputError where that is more than `limit` bytes.
  std::string read_all(std::size_t limit);
  // For parsers that read by themselves; lines are not counted.
  std::size_t read(char* to, std::size_t size);

 private:
  bool fill();
  void advance(int byte) {
    ++at_;
    ++column_;
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    }
  }

  std::unique_ptr<ByteSource> source_;
  std::string file_;
  std::string buffer_;
  std::size_t at_ = 0;  // of buffer_
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  bool at_end_ = false;
  bool failed_ = false;
};

// Text in a file or on standard input ("-"): unpacked, UTF-16 and UTF-32 turned into UTF-8, a byte order mark left out.
ByteStream open_text_stream(const std::filesystem::path& path, const std::atomic<bool>* stop);
// The same of bytes in memory.
ByteStream text_stream(std::string bytes, std::string file);

}  // namespace entente
