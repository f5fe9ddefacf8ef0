// SPDX-License-Identifier: Apache-2.0
#include "inputs/byte_stream.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <entente/error.hpp>

#include "inputs/decompress.hpp"
#include "inputs/encoding.hpp"

namespace entente {
namespace {

constexpr std::size_t buffer_size = 1U << 16U;

std::unique_ptr<ByteSource> as_text(std::unique_ptr<ByteSource> source, const std::string& file) {
  return unicode_source(decompressed(std::move(source), file), file);
}

}  // namespace

bool ByteStream::fill() {
  if (at_end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + buffer_size);
  try {
    const std::size_t got = source_->read(buffer_.data() + before, buffer_size);
    buffer_.resize(before + got);
    at_end_ = got == 0;
  } catch (...) {  // what came before is still there; nothing comes after
    buffer_.resize(before);
    at_end_ = failed_ = true;
    throw;
  }
  return !at_end_;
}

std::string_view ByteStream::ahead(std::size_t size) {
  while (buffer_.size() - at_ < size && fill()) {}
  return std::string_view(buffer_).substr(at_, size);
}

bool ByteStream::read_line(std::string& line, std::size_t limit, bool& too_long) {
  line.clear();
  too_long = false;
  if (peek() == end) return false;
  for (bool whole = false; !whole && peek() != end;) {
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const auto* const line_end = static_cast<const char*>(std::memchr(rest.data(), '\n', rest.size()));
    whole = line_end != nullptr;
    const std::size_t length = whole ? static_cast<std::size_t>(line_end - rest.data()) : rest.size();
    const std::size_t kept = std::min(length, limit - line.size());
    line.append(rest.substr(0, kept));
    too_long = too_long || kept < length;
    at_ += length + (whole ? 1 : 0);
  }
  ++line_;
  column_ = 1;
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

std::string ByteStream::read(std::size_t size) {
  std::string bytes;
  while (bytes.size() < size && peek() != end) {
    const std::size_t count = std::min(size - bytes.size(), buffer_.size() - at_);
    bytes.append(buffer_, at_, count);
    at_ += count;
  }
  return bytes;
}

bool ByteStream::skip(std::uint64_t size) {
  while (size > 0 && peek() != end) {
    const std::uint64_t count = std::min<std::uint64_t>(size, buffer_.size() - at_);
    at_ += count;
    size -= count;
  }
  return size == 0;
}

std::string ByteStream::read_all(std::size_t limit) {
  std::string bytes = read(limit);
  if (peek() != end)
    throw InputError({file_}, "is longer than " + std::to_string(limit >> 20U) + " MiB, more than an article can be");
  return bytes;
}

std::size_t ByteStream::read(char* to, std::size_t size) {
  if (peek() == end) return 0;
  const std::size_t count = buffer_.copy(to, size, at_);
  at_ += count;
  return count;
}

ByteStream open_text_stream(const std::filesystem::path& path, const std::atomic<bool>* stop) {
  std::string file = path == "-" ? "(standard input)" : path.string();
  auto source = as_text(file_source(path, stop), file);
  return {std::move(source), std::move(file)};
}

ByteStream text_stream(std::string bytes, std::string file) {
  auto source = as_text(memory_source(std::move(bytes)), file);
  return {std::move(source), std::move(file)};
}

}  // namespace entente
