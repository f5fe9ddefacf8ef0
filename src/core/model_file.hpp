// SPDX-License-Identifier: Apache-2.0
// Trained models as files: named sections of flat arrays, used where they lie, without copying or parsing.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/error.hpp>

namespace entente {

// Reads "ENTM", a version, and the sections, each aligned to 64 bytes. Views stay valid as long as the bytes.
class ModelFile {
 public:
  // Throws Error where the bytes are no model or one of another version.
  ModelFile(std::string_view bytes, const std::string& where);

  // Throws Error where there is no such section, or where it is no array of T.
  template <class T>
  std::span<const T> array(std::string_view name) const {
    const std::string_view bytes = section(name);
    if (bytes.size() % sizeof(T) != 0) fail("section '" + std::string(name) + "' has the wrong size");
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  std::string_view section(std::string_view name) const;
  [[noreturn]] void fail(const std::string& cause) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
  std::string where_;
};

class ModelWriter {
 public:
  void add(std::string_view name, std::string_view bytes) { sections_.emplace_back(name, bytes); }
  template <class T>
  void add_array(std::string_view name, const std::vector<T>& values) {
    add(name, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  std::string bytes() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace entente
