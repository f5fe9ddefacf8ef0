// SPDX-License-Identifier: Apache-2.0
#include "inputs/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <entente/error.hpp>

namespace entente {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(const std::filesystem::path& path, const std::atomic<bool>* stop) : name_(path.string()), stop_(stop) {
    if (path == "-") {
      file_ = STDIN_FILENO;
      name_ = "(standard input)";
    } else if ((file_ = open(path.c_str(), O_RDONLY | O_CLOEXEC)) < 0) {
      fail("can't be opened");
    }
  }
  ~FileSource() override {
    if (file_ != STDIN_FILENO) close(file_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    while (wait()) {
      const ssize_t got = ::read(file_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail("can't be read to its end");
    }
    return 0;
  }

 private:
  // Until there is something to read; false where reading shall stop. A signal may reach any thread, so that a read that
  // waits for a pipe would not always wake.
  bool wait() const {
    constexpr int milliseconds = 200;
    for (;;) {
      if (stop_ != nullptr && *stop_) return false;
      pollfd wanted{file_, POLLIN, 0};
      const int ready = poll(&wanted, 1, milliseconds);
      if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    }
  }
  [[noreturn]] void fail(const char* what) const { throw InputError({name_}, std::string(what) + ": " + std::strerror(errno)); }

  std::string name_;
  const std::atomic<bool>* stop_;
  int file_ = -1;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, size, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

class JoinedSource : public ByteSource {
 public:
  JoinedSource(std::string first, std::unique_ptr<ByteSource> rest) : first_(std::move(first)), rest_(std::move(rest)) {}
  std::size_t read(char* to, std::size_t size) override {
    if (at_ == first_.size()) return rest_->read(to, size);
    const std::size_t count = first_.copy(to, size, at_);
    at_ += count;
    return count;
  }

 private:
  std::string first_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

}  // namespace

std::unique_ptr<ByteSource> file_source(const std::filesystem::path& path, const std::atomic<bool>* stop) {
  return std::make_unique<FileSource>(path, stop);
}

std::unique_ptr<ByteSource> memory_source(std::string bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

std::unique_ptr<ByteSource> joined_source(std::string first, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<JoinedSource>(std::move(first), std::move(rest));
}

std::string read_up_to(ByteSource& source, std::size_t size) {
  constexpr std::size_t step = 1U << 16U;
  std::string bytes;
  while (bytes.size() < size) {
    const std::size_t before = bytes.size();
    bytes.resize(std::min(size, before + step));
    const std::size_t got = source.read(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + got);
    if (got == 0) break;
  }
  return bytes;
}

}  // namespace entente
