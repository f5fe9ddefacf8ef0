// SPDX-License-Identifier: Apache-2.0
// The words around a picture: what it is of, and where that comes from.
#pragma once

#include <string>

#include <entente/graph.hpp>

namespace entente {

// The one article's title, or its first line as far as facts quote it; "N articles" where there are more.
std::string default_title(const Graph& graph);
std::string default_subtitle(const Graph& graph, std::size_t left_out);
// "Source: Gazette, 2 May 2024."
std::string source_line(const Graph& graph);

}  // namespace entente
