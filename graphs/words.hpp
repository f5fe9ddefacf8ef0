// SPDX-License-Identifier: Apache-2.0
// The words of folded text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace entente
