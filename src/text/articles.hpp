// SPDX-License-Identifier: Apache-2.0
// Files of articles, opened.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <entente/article.hpp>

namespace entente {

// Each throws InputError where the file can't be read. `id` is for an article that has none of its own.
std::unique_ptr<ArticleReader> open_text_file(const std::filesystem::path& path, const std::string& id);
std::unique_ptr<ArticleReader> open_json_lines_file(const std::filesystem::path& path, const std::string& id);
std::unique_ptr<ArticleReader> open_json_file(const std::filesystem::path& path, const std::string& id);

}  // namespace entente
