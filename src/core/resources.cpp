// SPDX-License-Identifier: Apache-2.0
#include "core/resources.hpp"

#include <fstream>
#include <iterator>
#include <optional>

#include <entente/error.hpp>

// Made by CMake's list of data files: name, first byte, past the last byte.
struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};
extern "C" const EmbeddedFile entente_embedded_files[];
extern "C" const unsigned long entente_embedded_count;

namespace entente {
namespace {

std::optional<std::string_view> embedded(std::string_view name) {
  for (unsigned long i = 0; i < entente_embedded_count; ++i)
    if (const EmbeddedFile& file = entente_embedded_files[i]; name == file.name)
      return std::string_view(file.begin, static_cast<std::size_t>(file.end - file.begin));
  return std::nullopt;
}

}  // namespace

Resources::Resources(std::filesystem::path override_folder) : folder_(std::move(override_folder)) {
  if (folder_.empty()) return;
  if (!std::filesystem::is_directory(folder_)) throw UsageError("data folder '" + folder_.string() + "' does not exist");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    overrides_[entry.path().lexically_relative(folder_).generic_string()].assign(std::istreambuf_iterator<char>(in), {});
  }
}

std::string_view Resources::get(std::string_view name) const {
  if (const auto found = overrides_.find(name); found != overrides_.end()) return found->second;
  if (const auto found = embedded(name)) return *found;
  throw Error("no data file '" + std::string(name) + "'");
}

bool Resources::has(std::string_view name) const { return overrides_.contains(name) || embedded(name); }

std::string Resources::where(std::string_view name) const {
  return overrides_.contains(name) ? (folder_ / name).string() : "(embedded) " + std::string(name);
}

}  // namespace entente
