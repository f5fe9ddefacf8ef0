// SPDX-License-Identifier: Apache-2.0
#include "transcript.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <span>
#include <stdexcept>

namespace entente {
namespace {

constexpr std::string_view command_mark = "$ ";
constexpr std::string_view error_mark = "2> ";
constexpr std::string_view exit_mark = "=> ";
constexpr std::string_view anything = "…";

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path.string());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void add_line(std::vector<Exchange>& exchanges, const std::string& line, int number) {
  if (line.starts_with(command_mark)) exchanges.push_back({line.substr(command_mark.size()), {}, {}, 0, number});
  else if (exchanges.empty()) throw std::runtime_error("line " + std::to_string(number) + " stands before the first command");
  else if (line.starts_with(error_mark)) exchanges.back().errors.push_back(line.substr(error_mark.size()));
  else if (line.starts_with(exit_mark)) exchanges.back().exit = std::stoi(line.substr(exit_mark.size()));
  else exchanges.back().output.push_back(line);
}

bool match_lines(std::span<const std::string> recorded, std::span<const std::string> actual) {
  // A transcript can't record empty lines.
  while (!actual.empty() && actual.front().empty() && (recorded.empty() || !recorded.front().empty())) actual = actual.subspan(1);
  if (recorded.empty()) return actual.empty();
  if (recorded.front() == anything) {
    for (std::size_t skipped = 0; skipped <= actual.size(); ++skipped)
      if (match_lines(recorded.subspan(1), actual.subspan(skipped))) return true;
    return false;
  }
  return !actual.empty() && recorded.front() == actual.front() && match_lines(recorded.subspan(1), actual.subspan(1));
}

}  // namespace

std::vector<Exchange> read_transcript(const std::filesystem::path& path) {
  std::vector<Exchange> exchanges;
  int number = 0;
  for (const std::string& line : read_lines(path))
    if (++number; !line.empty() && !line.starts_with('#')) add_line(exchanges, line, number);
  return exchanges;
}

std::vector<Exchange> read_console_blocks(const std::filesystem::path& path) {
  std::vector<Exchange> exchanges;
  bool inside = false;
  int number = 0;
  for (const std::string& line : read_lines(path)) {
    ++number;
    if (line.starts_with("```")) inside = line == "```console";
    else if (inside) add_line(exchanges, line, number);
  }
  return exchanges;
}

Exchange run_command(const std::string& command, const std::filesystem::path& folder) {
  const std::filesystem::path output = folder / ".stdout";
  const std::filesystem::path errors = folder / ".stderr";
  const std::string line = "cd '" + folder.string() + "' && { " + command + "\n} >'" + output.string() + "' 2>'" + errors.string() + "' </dev/null";
  const int status = std::system(line.c_str());
  const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {command, read_lines(output), read_lines(errors), exit, 0};
}

std::string to_text(const Exchange& exchange) {
  std::string text = std::string(command_mark) + exchange.command + "\n";
  for (const std::string& line : exchange.output) text += line + "\n";
  for (const std::string& line : exchange.errors) text += std::string(error_mark) + line + "\n";
  if (exchange.exit != 0) text += std::string(exit_mark) + std::to_string(exchange.exit) + "\n";
  return text;
}

std::string updated(const std::filesystem::path& path, const std::vector<Exchange>& actual) {
  std::string text;
  auto next = actual.begin();
  bool replaced = false;  // what follows the command until a line that can be no output
  int number = 0;
  for (const std::string& line : read_lines(path)) {
    ++number;
    if (next != actual.end() && next->line == number) {
      text += to_text(*next++);
      replaced = true;
      continue;
    }
    if (line.empty() || line.starts_with(command_mark) || line.starts_with('#') || line.starts_with("```")) replaced = false;
    if (!replaced) text += line + "\n";
  }
  return text;
}

bool matches(const Exchange& recorded, const Exchange& actual) {
  return recorded.exit == actual.exit && match_lines(recorded.output, actual.output) && match_lines(recorded.errors, actual.errors);
}

}  // namespace entente
