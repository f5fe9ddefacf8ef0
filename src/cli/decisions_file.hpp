// SPDX-License-Identifier: Apache-2.0
// The decisions file of a graph: "world.decisions" beside "world.graph", unless another is named.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <entente/decisions.hpp>

namespace entente {

std::filesystem::path decisions_path(const std::string& graph, const std::string& named);

// Nothing where there is no file and none was named. Throws InputError where it can't be read.
std::optional<Decisions> load_decisions(const std::string& graph, const std::string& named);

// Throws Error where it can't be written.
void save_decisions(const Decisions& decisions, const std::filesystem::path& path);

}  // namespace entente
