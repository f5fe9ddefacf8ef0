// SPDX-License-Identifier: Apache-2.0
// JSON from outside, read by RapidJSON: no depth overflows the stack, and half a surrogate pair is a fault, which RapidJSON would
// turn into bytes that are no UTF-8 (the other half it refuses itself).
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct JsonFault {
  std::string cause;       // without full stop
  std::size_t offset = 0;  // in bytes
};

// The offset of an escape for the second half of a surrogate pair that follows no first half. Of text that RapidJSON has parsed.
std::optional<std::size_t> lone_surrogate(std::string_view json);

// Overwrites `json`. `text` must be UTF-8.
template <unsigned more_flags = 0>
std::optional<JsonFault> parse_json(std::string_view text, rapidjson::Document& json) {
  json.Parse<more_flags | rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (json.HasParseError()) {
    std::string cause = rapidjson::GetParseError_En(json.GetParseError());
    if (cause.ends_with('.')) cause.pop_back();
    return JsonFault{std::move(cause), json.GetErrorOffset()};
  }
  if (const auto lone = lone_surrogate(text)) return JsonFault{"Half a surrogate pair", *lone};
  return std::nullopt;
}

}  // namespace entente
