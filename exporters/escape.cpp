// SPDX-License-Identifier: Apache-2.0
#include "escape.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_noncharacter(std::string_view rest) { return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF"); }

std::string html(std::string_view text, bool attribute) {
  std::string result;
  for (const char c : printable(text)) {
    if (c == '&') result += "&amp;";
    else if (c == '<') result += "&lt;";
    else if (c == '>') result += "&gt;";
    else if (c == '\r') result += "&#13;";
    else if (attribute && c == '"') result += "&quot;";
    else if (attribute && c == '\n') result += "&#10;";
    else if (attribute && c == '\t') result += "&#9;";
    else result += c;
  }
  return result;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~:").find(c) != std::string_view::npos;
}

void append_percent(std::string& result, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  result += '%';
  result += digits[byte / 16U];
  result += digits[byte % 16U];
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_noncharacter(text.substr(i))) {
      result += replacement;
      i += 2;
    } else if (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t' && c != '\r') {
      result += replacement;
    } else {
      result += c;
    }
  }
  return result;
}

std::string xml_text(std::string_view text) { return html(text, false); }
std::string xml_attribute(std::string_view text) { return '"' + html(text, true) + '"'; }

std::string escape_string(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (c == '\\') result += "\\\\";
    else if (c == '\n') result += "\\n";
    else if (c != '\r') result += c;
  }
  return result;
}

std::string escape_label(std::string_view text) {
  std::string result;
  for (const char c : escape_string(text)) {
    if (c == '&') result += "&amp;";
    else result += c;
  }
  return result;
}

std::string dot_id(std::string_view id) {
  std::string result;
  for (const char c : id) {
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20U) append_percent(result, c);
    else result += c;
  }
  return result;
}

std::string json_string(std::string_view text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer>(buffer).String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string json_list(const std::vector<std::string>& values) {
  std::string result = "[";
  for (const std::string& value : values) {
    if (result.size() > 1) result += ", ";
    result += json_string(value);
  }
  return result + "]";
}

std::string percent_encode(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) result += c;
    else append_percent(result, c);
  }
  return result;
}

}  // namespace entente
