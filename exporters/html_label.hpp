// SPDX-License-Identifier: Apache-2.0
// Graphviz's HTML-like labels, and the head of a picture, which is one: title, legend, source.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "picture.hpp"
#include "style.hpp"

namespace entente {

// A number as attributes have it.
std::string decimal(double value);

// Plain text for a label.
std::string html(std::string_view words);

// `content` is a label already; an empty face, colour or a size of 0 leaves what is around.
std::string font(std::string_view face, double size, std::string_view colour, const std::string& content);

// Lines of plain text.
std::string joined(const std::vector<std::string>& lines, std::string_view separator);

// A name's box; `content` is a label already.
std::string box(const style::NodeStyle& look, int padding, const std::string& content);

// What colours and lines mean: only those there are. `scale` enlarges squares with the text around.
std::string legend(const std::set<EntityType>& types, double scale = 1);
std::string legend(const Graph& graph, const Picture& picture, double scale = 1);
std::string swatch(std::string_view colour, std::string_view words, double scale = 1);

// `scale` enlarges it on a large page.
std::string head(const Caption& caption, const std::string& legend, double scale = 1);

}  // namespace entente
