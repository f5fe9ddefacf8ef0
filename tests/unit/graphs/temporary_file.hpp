// SPDX-License-Identifier: Apache-2.0
// A path for a test's graph file, gone when the test is over.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace entente {

class TemporaryFile {
 public:
  // In memory where that can be: a killed process loses nothing that it wrote there either, and nothing waits for a disk.
  TemporaryFile() {
    const std::filesystem::path memory = "/dev/shm";
    const auto place = access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    std::string pattern = (place / "entente-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    path_ = folder_ / "test.graph";
  }
  ~TemporaryFile() { std::filesystem::remove_all(folder_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  operator const std::filesystem::path&() const { return path_; }
  const std::filesystem::path& path() const { return path_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

}  // namespace entente
