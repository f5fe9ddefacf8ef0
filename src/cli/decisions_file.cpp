// SPDX-License-Identifier: Apache-2.0
#include "cli/decisions_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include <entente/error.hpp>

#include "cli/output.hpp"

namespace entente {

std::filesystem::path decisions_path(const std::string& graph, const std::string& named) {
  return named.empty() ? std::filesystem::path(graph).replace_extension(".decisions") : std::filesystem::path(named);
}

std::optional<Decisions> load_decisions(const std::string& graph, const std::string& named) {
  const std::filesystem::path path = decisions_path(graph, named);
  std::error_code ignored;
  if (named.empty() && !std::filesystem::exists(path, ignored)) return std::nullopt;
  std::ifstream in(path);
  if (!in) throw InputError({path.string()}, std::string("can't be opened: ") + std::strerror(errno));
  return read_decisions(in, path.string());
}

void save_decisions(const Decisions& decisions, const std::filesystem::path& path) {
  Output output(path, std::cout);
  write_decisions(decisions, output.stream());
  output.finish();
}

}  // namespace entente
