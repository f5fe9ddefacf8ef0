// SPDX-License-Identifier: Apache-2.0
// Runs every tests/cli/*.test and every command in README.md, CONTRIBUTING.md and docs.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>

#include "transcript.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path tests = TESTS_DIR;
const fs::path program = ENTENTE_PROGRAM;

// An empty folder that the commands of a transcript run in; `entente` is on the path, $TESTS is the folder of tests.
class Playground {
 public:
  Playground() : folder_(fs::temp_directory_path() / ("entente-cli-" + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    setenv("TESTS", tests.c_str(), 1);
    setenv("PATH", (program.parent_path().string() + ":" + std::getenv("PATH")).c_str(), 1);
    setenv("COLUMNS", "100", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("ENTENTE_DATA");
  }
  ~Playground() { fs::remove_all(folder_); }
  Playground(const Playground&) = delete;
  Playground& operator=(const Playground&) = delete;

  const fs::path& folder() const { return folder_; }

  // Where UPDATE is set, writes into the file what it should say.
  void replay(const std::vector<Exchange>& recorded, const fs::path& path, const std::string& redirection = {}) const {
    std::vector<Exchange> changed;
    for (const Exchange& exchange : recorded) {
      Exchange actual = run_command(exchange.command + redirection, folder_);
      actual.command = exchange.command;
      if (matches(exchange, actual)) continue;
      ADD_FAILURE() << path.string() << ":" << exchange.line << ": recorded\n" << to_text(exchange) << "but got\n" << to_text(actual);
      actual.line = exchange.line;
      changed.push_back(std::move(actual));
    }
    if (std::getenv("UPDATE") == nullptr || changed.empty()) return;
    const std::string text = updated(path, changed);
    std::ofstream(path) << text;
  }

 private:
  fs::path folder_;
};

std::vector<std::string> transcript_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(tests / "cli"))
    if (entry.path().extension() == ".test") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Transcripts : public testing::TestWithParam<std::string> {};

TEST_P(Transcripts, AreReproduced) {
  const fs::path path = tests / "cli" / (GetParam() + ".test");
  const std::vector<Exchange> recorded = read_transcript(path);
  ASSERT_FALSE(recorded.empty());
  Playground().replay(recorded, path);
}

INSTANTIATE_TEST_SUITE_P(Cli, Transcripts, testing::ValuesIn(transcript_names()));

// `./run` is replaced by what it does after it has built the program.
void set_up_checkout(const fs::path& folder) {
  fs::create_directories(folder / "build/release");
  fs::create_symlink(program, folder / "build/release/entente");
  fs::create_directory_symlink(tests, folder / "tests");
  std::ofstream(folder / "run") << "#!/usr/bin/env bash\nset -euo pipefail\n(($# == 0)) || exec entente \"$@\"\n"
                                << "eval \"$(sed -n '/^show_examples()/,/^}/p' \"$TESTS/../run\")\"\nshow_examples\n";
  fs::permissions(folder / "run", fs::perms::owner_all);
}

// Pages with commands in them, by their paths in the repository.
std::vector<std::string> pages() {
  const fs::path top = tests.parent_path();
  std::vector<std::string> found{"CONTRIBUTING.md", "README.md"};
  for (const auto& entry : fs::directory_iterator(top / "docs"))
    if (entry.path().extension() == ".md" && !read_console_blocks(entry.path()).empty())
      found.push_back(entry.path().lexically_relative(top).string());
  std::sort(found.begin(), found.end());
  return found;
}

class Pages : public testing::TestWithParam<std::string> {};

TEST_P(Pages, ShowWhatTheCommandsPrint) {
  const fs::path path = tests.parent_path() / GetParam();
  const std::vector<Exchange> recorded = read_console_blocks(path);
  ASSERT_FALSE(recorded.empty());
  const Playground playground;
  set_up_checkout(playground.folder());
  playground.replay(recorded, path, " 2>&1");  // as a terminal shows it
}

INSTANTIATE_TEST_SUITE_P(Documents, Pages, testing::ValuesIn(pages()), [](const auto& page) {
  std::string name = fs::path(page.param).stem().string();
  std::erase_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
  return name;
});

}  // namespace
}  // namespace entente
