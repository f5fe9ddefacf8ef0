// SPDX-License-Identifier: Apache-2.0
// A facts file, line by line.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <entente/facts.hpp>

#include "inputs/byte_stream.hpp"

namespace entente {

class FactsLines {
 public:
  explicit FactsLines(ByteStream in) : in_(std::move(in)) {}
  // Facts, or what is wrong with a line (reading can go on); nothing at the end. Throws InputError where reading fails.
  std::optional<std::variant<Facts, InputError>> next();

 private:
  ByteStream in_;
  std::string line_;
};

}  // namespace entente
