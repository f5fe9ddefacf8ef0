// SPDX-License-Identifier: Apache-2.0
// entente-manual FOLDER: writes the manual pages and completions there. Part of the build, not installed.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <entente/error.hpp>

#include "cli/manual/pages.hpp"

namespace {

using namespace entente;

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path);
  out << text;
  if (!out.flush()) throw Error("can't write " + path.string());
}

void write_all(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const Grammar grammar = read_grammar();
  for (const CommandGrammar& command : grammar.commands)
    write(folder / ("entente-" + command.name + ".1"), man_page(grammar, command));
  write(folder / "entente.bash", bash_completion(grammar));
  write(folder / "_entente", zsh_completion(grammar));
  write(folder / "entente.fish", fish_completion(grammar));
  write(folder / "entente.1", man_page(grammar));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    write_all(argv[1]);
  } catch (const std::exception& error) {
    std::cerr << "entente-manual: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
