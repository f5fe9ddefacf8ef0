// SPDX-License-Identifier: Apache-2.0
// Spans as they lie in a graph file: [[1,5],[7,9]].
#pragma once

#include <charconv>
#include <string>
#include <vector>

#include <entente/span.hpp>

namespace entente {

inline std::string write_spans(const std::vector<CharSpan>& spans) {
  std::string text;
  for (const CharSpan span : spans)
    text += (text.empty() ? "[[" : ",[") + std::to_string(span.begin) + "," + std::to_string(span.end) + "]";
  return text.empty() ? "[]" : text + "]";
}

inline std::vector<CharSpan> read_spans(const std::string& text) {
  std::vector<std::uint32_t> numbers;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    std::uint32_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error == std::errc()) numbers.push_back(number);
    at = next == at ? at + 1 : next;
  }
  std::vector<CharSpan> spans;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) spans.push_back({numbers[i], numbers[i + 1]});
  return spans;
}

}  // namespace entente
