// SPDX-License-Identifier: Apache-2.0
#include "train/word_vectors.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>
#include <vector>

#include <entente/error.hpp>

#include "syntax/lexicon.hpp"

namespace entente {

WordVectors read_word_vectors(const std::filesystem::path& path, std::size_t most) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error("can't read " + path.string());
  const Lexicon lexicon;
  WordVectors vectors;
  std::vector<float> numbers;
  std::size_t dimensions = 0;
  std::size_t line_number = 0;
  for (std::string line; vectors.rows.size() < most && std::getline(in, line);) {
    ++line_number;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::size_t before = numbers.size();
    for (const char* at = line.data() + space; at < line.data() + line.size();) {
      float number = 0;
      const auto [end, error] = std::from_chars(at + 1, line.data() + line.size(), number);
      if (error != std::errc()) throw Error(path.string() + ":" + std::to_string(line_number) + ": not a number");
      numbers.push_back(number);
      at = end;
    }
    if (dimensions == 0) dimensions = numbers.size();
    if (dimensions == 0 || numbers.size() - before != dimensions)
      throw Error(path.string() + ":" + std::to_string(line_number) + ": not as many numbers as in the first line");
    const WordInfo info = lexicon.describe(std::string_view(line).substr(0, space));
    const auto row = static_cast<std::uint32_t>(before / dimensions);
    if ((info.traits & WordInfo::digit) != 0 || !vectors.rows.try_emplace(info.lower, row).second) numbers.resize(before);
  }
  vectors.values = Eigen::Map<const Rows>(numbers.data(), static_cast<Eigen::Index>(vectors.rows.size()),
                                          static_cast<Eigen::Index>(dimensions));
  return vectors;
}

}  // namespace entente
