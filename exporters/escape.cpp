// SPDX-License-Identifier: Apache-2.0
#include "escape.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// What a character is written as, and how many bytes it has; an empty text stands for the character itself.
struct Written {
  std::string_view text;
  std::size_t length = 1;
};

Written written_printable(std::string_view rest) {
  if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) return {replacement, 3};
  const char c = rest[0];
  return static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t' && c != '\r' ? Written{replacement} : Written{};
}

// Some readers make a line feed of U+0085 and U+2028, as of a carriage return.
Written written_xml(std::string_view rest, bool attribute) {
  switch (rest[0]) {
    case '&': return {"&amp;"};
    case '<': return {"&lt;"};
    case '>': return {"&gt;"};
    case '\r': return {"&#13;"};
    case '"': return attribute ? Written{"&quot;"} : Written{};
    case '\n': return attribute ? Written{"&#10;"} : Written{};
    case '\t': return attribute ? Written{"&#9;"} : Written{};
    case '\xC2': return rest.starts_with("\xC2\x85") ? Written{"&#133;", 2} : Written{};
    case '\xE2': return rest.starts_with("\xE2\x80\xA8") ? Written{"&#8232;", 3} : Written{};
    default: return written_printable(rest);
  }
}

// Most characters stand for themselves: they are copied in runs.
bool is_ordinary(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20U && c != '&' && c != '<' && c != '>' && c != '"' && byte != 0xC2U && byte != 0xE2U && byte != 0xEFU;
}

template <class Replace>
std::string replaced(std::string_view text, Replace replace) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_ordinary(text[end])) ++end;
    result += text.substr(at, end - at);
    if (end == text.size()) break;
    const Written written = replace(text.substr(end));
    if (written.text.empty()) result += text[end];
    else result += written.text;
    at = end + written.length;
  }
  return result;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~:").find(c) != std::string_view::npos;
}

void append_hex(std::string& result, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  result += digits[byte / 16U];
  result += digits[byte % 16U];
}

void append_percent(std::string& result, char c) {
  result += '%';
  append_hex(result, c);
}

// What stands behind the backslash where JSON needs one, 'u' for a number; else 0.
constexpr std::array<char, 256> json_escapes = [] {
  std::array<char, 256> result{};
  for (std::size_t c = 0; c < 0x20; ++c) result[c] = 'u';
  result['\b'] = 'b';
  result['\f'] = 'f';
  result['\n'] = 'n';
  result['\r'] = 'r';
  result['\t'] = 't';
  result['"'] = '"';
  result['\\'] = '\\';
  return result;
}();

}  // namespace

std::string printable(std::string_view text) { return replaced(text, written_printable); }

std::string xml_text(std::string_view text) {
  return replaced(text, [](std::string_view rest) { return written_xml(rest, false); });
}

std::string xml_attribute(std::string_view text) {
  return '"' + replaced(text, [](std::string_view rest) { return written_xml(rest, true); }) + '"';
}

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
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') result += "&amp;";
    else result += escape_string(text.substr(i, 1));
    // Tooltips are looked through twice: a word joiner, which has no width, keeps "\G" from becoming the name of the graph.
    if (text[i] == '\\' && std::string_view("NGEHTL").find(i + 1 < text.size() ? text[i + 1] : ' ') != std::string_view::npos) result += "\u2060";
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

// As RapidJSON writes it, but in runs and into a text that is there already.
void append_json(std::string& result, std::string_view text) {
  result += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char escaped = json_escapes[static_cast<unsigned char>(text[at])];
    if (escaped == 0) continue;
    result += text.substr(written, at - written);
    written = at + 1;
    result += '\\';
    result += escaped;
    if (escaped != 'u') continue;
    result += "00";
    append_hex(result, text[at]);
  }
  result += text.substr(written);
  result += '"';
}

std::string json_string(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 2);
  append_json(result, text);
  return result;
}

std::string json_list(const std::vector<std::string>& values) {
  std::string result = "[";
  for (const std::string& value : values) {
    if (result.size() > 1) result += ", ";
    append_json(result, value);
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
