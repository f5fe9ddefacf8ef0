// SPDX-License-Identifier: Apache-2.0
// A web server's answer as archives keep it: status, headers, and the body in the way it was sent.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <entente/error.hpp>

namespace entente {

// Names in lower case; of two lines with one name the first counts.
using Headers = std::map<std::string, std::string>;

// Reads one "Name: value" line; others are passed over.
void add_header(Headers& headers, std::string_view line);

// Empty where there is none of that name.
std::string_view header(const Headers& headers, const std::string& name);

struct HttpMessage {
  int status = 0;
  Headers headers;
  std::string body;

  std::string media_type() const;  // "text/html", in lower case
  std::string charset() const;     // as declared; empty where it isn't
};

std::string media_type_of(std::string_view content_type);
std::string charset_of(std::string_view content_type);

// Nothing where the bytes are no answer of a server. The body is put together and unpacked, up to `limit` bytes.
// Throws InputError where that fails.
std::optional<HttpMessage> read_http(std::string_view bytes, std::size_t limit, const Location& where);

}  // namespace entente
