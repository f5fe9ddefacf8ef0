// SPDX-License-Identifier: Apache-2.0
// Text as each format wants it written. All functions take and give valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Characters that XML 1.0 forbids become U+FFFD.
std::string printable(std::string_view text);

// Between tags: & < > and carriage returns.
std::string xml_text(std::string_view text);
// A whole attribute value, in its quotes; line ends and tabs survive.
std::string xml_attribute(std::string_view text);

// A Graphviz escString, as attributes hold it: \ doubled, line ends as \n.
std::string escape_string(std::string_view text);
// An escString of an attribute whose entities Graphviz decodes: label, tooltip, URL.
std::string escape_label(std::string_view text);
// A node's id: neither backslashes nor control characters, which Graphviz's readers understand each in their way.
std::string dot_id(std::string_view id);

// JSON texts.
std::string json_string(std::string_view text);
void append_json(std::string& result, std::string_view text);
std::string json_list(const std::vector<std::string>& values);

// Percent-encodes all but letters, digits and "-._~:".
std::string percent_encode(std::string_view text);

}  // namespace entente
