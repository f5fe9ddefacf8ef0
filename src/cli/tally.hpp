// SPDX-License-Identifier: Apache-2.0
// What became of the inputs of a run.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include <entente/error.hpp>

#include "cli/command.hpp"

namespace entente {

class Tally {
 public:
  explicit Tally(const Console& console, std::size_t total) : console_(console), total_(total) {}

  void read() { console_.reporter.progress(++read_ + skipped_, total_); }
  // Names the input that is left out, and why.
  void skip(const InputError& error);
  std::size_t skipped() const { return skipped_; }
  Exit exit() const { return skipped_ == 0 ? Exit::done : Exit::input_failed; }
  // "12 articles read, 1 skipped"
  std::string summary() const;
  // Where many were skipped: how many for each cause and file, the most frequent first. Else nothing.
  void list_skipped() const;

 private:
  const Console& console_;
  std::size_t total_;  // 0 where it is not known
  std::size_t read_ = 0;
  std::size_t skipped_ = 0;
  std::map<std::string, std::size_t> causes_;
};

}  // namespace entente
