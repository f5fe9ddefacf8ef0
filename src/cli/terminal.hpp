// SPDX-License-Identifier: Apache-2.0
// Messages and progress for the person at the terminal, on stderr.
#pragma once

#include <chrono>
#include <string_view>

#include <entente/reporter.hpp>

#include "cli/command.hpp"

namespace entente {

// Progress is one line that is written over and over, and only where stderr is a terminal.
class Terminal : public Reporter {
 public:
  Terminal();
  ~Terminal() override;
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void set_verbosity(Verbosity verbosity) { verbosity_ = verbosity; }
  // Says why the program ends; even when quiet.
  void fail(std::string_view message);

  void warn(std::string_view message) override;
  void note(std::string_view message) override;
  void progress(std::size_t done, std::size_t total) override;

 private:
  using Clock = std::chrono::steady_clock;
  void print(std::string_view message);
  void clear_progress();

  Verbosity verbosity_ = Verbosity::normal;
  bool is_terminal_;
  bool drawn_ = false;  // a progress line stands on the terminal
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
};

}  // namespace entente
