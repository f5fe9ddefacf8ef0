// SPDX-License-Identifier: Apache-2.0
// Where bytes come from: a file, standard input, memory; unpacked where they are compressed.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace entente {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes; 0 at the end only. Throws InputError where reading fails.
  virtual std::size_t read(char* to, std::size_t size) = 0;
};

// A file, or standard input for "-". Reading ends early where `stop` (which may be null) becomes true.
// Throws InputError where the file can't be opened.
std::unique_ptr<ByteSource> file_source(const std::filesystem::path& path, const std::atomic<bool>* stop);

std::unique_ptr<ByteSource> memory_source(std::string bytes);

// `first`, then what `rest` has.
std::unique_ptr<ByteSource> joined_source(std::string first, std::unique_ptr<ByteSource> rest);

// Up to `size` bytes; fewer at the end only.
std::string read_up_to(ByteSource& source, std::size_t size);

}  // namespace entente
