// SPDX-License-Identifier: Apache-2.0
// A recorded session: commands, each with what it must print and how it must end. tests/cli/README.md has the format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

struct Exchange {
  std::string command;
  std::vector<std::string> output;  // of stdout
  std::vector<std::string> errors;  // of stderr
  int exit = 0;                     // 128 and more: ended by a signal
  int line = 0;                     // of the command in its file
  bool operator==(const Exchange&) const = default;
};

std::vector<Exchange> read_transcript(const std::filesystem::path& path);
// The exchanges in the fenced blocks of a Markdown file that are marked `console`.
std::vector<Exchange> read_console_blocks(const std::filesystem::path& path);

// Runs the command in `folder` by a shell.
Exchange run_command(const std::string& command, const std::filesystem::path& folder);

// As in a transcript.
std::string to_text(const Exchange& exchange);

// The file with what `actual` holds instead of what was recorded for the commands on the same lines.
std::string updated(const std::filesystem::path& path, const std::vector<Exchange>& actual);

// Whether `actual` is what was recorded. A recorded line "…" stands for any number of lines.
bool matches(const Exchange& recorded, const Exchange& actual);

}  // namespace entente
