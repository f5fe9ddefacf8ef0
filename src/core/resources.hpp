// SPDX-License-Identifier: Apache-2.0
// The data files that the program is made with, by name: "en/cues.tsv".
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace entente {

// Files are embedded in the program; a folder may override some of them.
class Resources {
 public:
  explicit Resources(std::filesystem::path override_folder = {});

  // The file's bytes, aligned to 64; valid as long as this object. Throws Error where there is no such file.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  // How messages name the file: its path, or "(embedded) en/cues.tsv".
  std::string where(std::string_view name) const;

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string, std::less<>> overrides_;
};

}  // namespace entente
