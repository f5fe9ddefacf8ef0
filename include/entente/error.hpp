// SPDX-License-Identifier: Apache-2.0
// What can go wrong. A message is lower case, has no full stop, quotes the user's word and offers the remedy.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Where input is wrong. Lines and columns count from 1; 0 is unknown.
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// "file:line:column", as far as known.
std::string to_string(const Location& location);

// The run cannot go on: I/O, a damaged graph file, a model that does not fit.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One input (an article, a facts line, a rule, a query) is wrong; others may be right. what() starts with the location.
class InputError : public Error {
 public:
  InputError(Location location, std::string_view cause);
  const Location& location() const { return location_; }

 private:
  Location location_;
};

// The command line is wrong.
class UsageError : public Error {
 public:
  using Error::Error;
};

// ", did you mean 'X'?" for the candidate nearest to `word`; empty where none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace entente
