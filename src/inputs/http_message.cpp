// SPDX-License-Identifier: Apache-2.0
#include "inputs/http_message.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "inputs/decompress.hpp"

namespace entente {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Nothing where the body is not in chunks, whatever its header says: some archives put it together and keep the header.
std::optional<std::string> joined_chunks(std::string_view rest) {
  std::string body;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view digits = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (size == 0) return body;
    body.append(rest.substr(0, size));
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);
  }
  return body;  // the last chunk is missing: what there is
}

std::string unpacked(ByteSource& source, std::size_t limit, const Location& where) {
  std::string body = read_up_to(source, limit + 1);
  if (body.size() > limit)
    throw InputError(where, "has a body of more than " + std::to_string(limit >> 20U) + " MiB when it is unpacked");
  return body;
}

std::string decoded(std::string body, const std::string& encoding, std::size_t limit, const Location& where) {
  if (encoding.empty() || encoding == "identity") return body;
  const std::string file = to_string(where);
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "zstd")
    return unpacked(*decompressed(memory_source(std::move(body)), file), limit, where);
  if (encoding == "deflate") return unpacked(*inflated(std::move(body), file), limit, where);
  // Brotli has no mark to tell it by; archives that unpacked it and kept the header begin with a tag.
  if (trimmed(std::string_view(body).substr(0, 200)).starts_with('<')) return body;
  throw InputError(where, "is packed by '" + encoding + "', which is not read (gzip, deflate and zstd are)");
}

}  // namespace

void add_header(Headers& headers, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  headers.try_emplace(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
}

std::string_view header(const Headers& headers, const std::string& name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string media_type_of(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  const std::string all = lower(content_type);
  constexpr std::string_view key = "charset=";
  const std::size_t at = all.find(key);
  if (at == std::string::npos) return {};
  const std::string_view rest = std::string_view(all).substr(at + key.size());
  const std::string_view value = trimmed(rest.substr(0, rest.find(';')));
  return std::string(value.substr(value.starts_with('"') ? 1 : 0, value.find('"', 1) - (value.starts_with('"') ? 1 : 0)));
}

std::string HttpMessage::media_type() const { return media_type_of(header(headers, "content-type")); }
std::string HttpMessage::charset() const { return charset_of(header(headers, "content-type")); }

std::optional<HttpMessage> read_http(std::string_view bytes, std::size_t limit, const Location& where) {
  std::string_view rest = bytes;
  const std::string_view status = take_line(rest);
  if (!status.starts_with("HTTP/")) return std::nullopt;
  HttpMessage message;
  const std::string_view number = trimmed(status.substr(std::min(status.find(' '), status.size())));
  std::from_chars(number.data(), number.data() + number.size(), message.status);
  constexpr std::size_t most_headers = 1000;
  for (std::size_t i = 0; i < most_headers && !rest.empty(); ++i) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    add_header(message.headers, line);
  }
  std::optional<std::string> chunks;
  if (lower(header(message.headers, "transfer-encoding")).find("chunked") != std::string::npos) chunks = joined_chunks(rest);
  message.body =
      decoded(chunks ? *std::move(chunks) : std::string(rest), lower(header(message.headers, "content-encoding")), limit, where);
  return message;
}

}  // namespace entente
