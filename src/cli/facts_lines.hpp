// SPDX-License-Identifier: Apache-2.0
// A facts file, line by line.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <variant>

#include <entente/facts.hpp>

namespace entente {

class FactsLines {
 public:
  // Throws InputError where the file can't be opened.
  explicit FactsLines(const std::filesystem::path& path);
  // Facts, or what is wrong with a line (reading can go on); nothing at the end. Throws InputError where reading fails.
  std::optional<std::variant<Facts, InputError>> next();

 private:
  std::ifstream in_;
  Location where_;
  std::string line_;
};

}  // namespace entente
