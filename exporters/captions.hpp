// SPDX-License-Identifier: Apache-2.0
// The words around a picture: what it is of, and where that comes from.
#pragma once

#include <string>

#include <entente/exporter.hpp>

namespace entente {

struct Caption {
  std::string title;
  std::string subtitle;
  std::string source;  // "Source: Gazette, 2 May 2024."
};

// What the options say, else the title that fits what is shown and how much of it. `subtitle` says how it is chosen.
Caption caption(const Graph& graph, const ExportOptions& options, const std::string& subtitle);

// "in one article", "in 12 articles".
std::string in_articles(const Graph& graph);
// "3 names", "1 name".
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace entente
