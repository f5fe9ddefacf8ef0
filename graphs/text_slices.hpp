// SPDX-License-Identifier: Apache-2.0
// The characters at a span of code points, without counting from the start of the text for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <entente/span.hpp>

namespace entente {

class TextSlices {
 public:
  // `text` is valid UTF-8 and outlives this.
  explicit TextSlices(std::string_view text);

  std::uint32_t chars() const { return chars_; }
  // Nothing where the span is empty or reaches beyond the text.
  std::optional<std::string_view> at(CharSpan span) const;

 private:
  std::size_t byte_of(std::uint32_t index) const;

  std::string_view text_;
  std::uint32_t chars_ = 0;
  std::vector<std::uint32_t> blocks_;  // the byte of every 64th code point; empty where a code point is a byte
};

}  // namespace entente
