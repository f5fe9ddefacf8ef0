// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <unistd.h>

#include <cmath>
#include <iostream>
#include <string>

#include "cli/wording.hpp"

namespace entente {
namespace {

std::string rate(double per_second) {
  return per_second >= 10 ? grouped(static_cast<std::uint64_t>(std::lround(per_second))) : std::to_string(per_second).substr(0, 3);
}

std::string seconds(double left) {
  const auto whole = static_cast<std::uint64_t>(std::lround(left));
  return whole < 60 ? std::to_string(whole) + " s" : std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

}  // namespace

Terminal::Terminal() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() { clear_progress(); }

void Terminal::fail(std::string_view message) { print(message); }

void Terminal::warn(std::string_view message) { print(message); }

void Terminal::note(std::string_view message) {
  if (verbosity_ == Verbosity::verbose) print(message);
}

void Terminal::progress(std::size_t done, std::size_t total) {
  constexpr auto interval = std::chrono::milliseconds(100);
  const Clock::time_point now = Clock::now();
  if (!is_terminal_ || verbosity_ == Verbosity::quiet || now - last_ < interval) return;
  last_ = now;
  drawn_ = true;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const double speed = static_cast<double>(done) / std::max(elapsed, 1e-3);
  std::string line = grouped(done) + (total == 0 ? "" : "/" + grouped(total)) + " articles  " + rate(speed) + "/s";
  if (total > done && speed > 0) line += "  " + seconds(static_cast<double>(total - done) / speed) + " left";
  std::cerr << "\r\x1b[K" << line << std::flush;
}

void Terminal::print(std::string_view message) {
  clear_progress();
  std::cerr << "entente: " << message << std::endl;
}

void Terminal::clear_progress() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace entente
