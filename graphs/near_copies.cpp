// SPDX-License-Identifier: Apache-2.0
#include "near_copies.hpp"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/hash.hpp"

namespace entente {
namespace {

constexpr std::size_t words_a_shingle = 5;
constexpr std::size_t fewest_shingles = 8;
// Texts that share 50, 60, 70, 80 per cent of their shingles are compared with a chance of 54, 81, 96, 99.8 per cent.
constexpr std::size_t bands = 12;
constexpr std::size_t rows = 4;
constexpr std::size_t functions = bands * rows;
using Least = std::array<std::uint32_t, functions>;

bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

// The length of a mark of U+2000 to U+207F at `at`: quotation marks and dashes, which outlets set in their own ways.
std::size_t mark_length(std::string_view text, std::size_t at) {
  const std::string_view mark = text.substr(at, 3);
  return mark.size() == 3 && mark[0] == '\xE2' && (mark[1] == '\x80' || mark[1] == '\x81') ? 3 : 0;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) hashes.push_back(hash64(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t mark = mark_length(text, at); mark != 0 || !is_word_byte(static_cast<unsigned char>(text[at]))) {
      end_word();
      at += std::max<std::size_t>(1, mark);
    } else {
      const char c = text[at++];
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  end_word();
  return hashes;
}

// The least value of each of many functions over all shingles: two texts have it in common with the chance that a shingle of
// either is one of both (Broder 1997). A function is a factor and an addend; the shingles are hashes already.
Least least_values(const Shingles& shingles) {
  static const auto chosen = [] {
    std::pair<Least, Least> result;
    for (std::size_t i = 0; i < functions; ++i) {
      result.first[i] = static_cast<std::uint32_t>(mix(2 * i + 1)) | 1U;
      result.second[i] = static_cast<std::uint32_t>(mix(2 * i + 2));
    }
    return result;
  }();
  const auto& [factors, addends] = chosen;
  Least least;
  least.fill(std::numeric_limits<std::uint32_t>::max());
  for (const std::uint64_t shingle : shingles) {
    const auto value = static_cast<std::uint32_t>(shingle >> 32U);
    for (std::size_t i = 0; i < functions; ++i) least[i] = std::min(least[i], value * factors[i] + addends[i]);
  }
  return least;
}

}  // namespace

Shingles shingles(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  Shingles result;
  for (std::size_t i = 0; i + words_a_shingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t j = 0; j < words_a_shingle; ++j) hash = mix(hash ^ words[i + j]) + 0x9e3779b97f4a7c15ULL;
    result.push_back(hash);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  if (result.size() < fewest_shingles) result.clear();
  return result;
}

bool near_copies(const Shingles& a, const Shingles& b) {
  std::size_t both = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++both, ++i, ++j;
    else if (*i < *j) ++i;
    else ++j;
  }
  const std::size_t either = a.size() + b.size() - both;
  return either != 0 && 2 * both >= either;
}

CopyMarks copy_marks(std::string_view text) {
  CopyMarks marks{shingles(text), {}, {}};
  if (marks.shingles.empty()) return marks;
  const Least least = least_values(marks.shingles);
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < rows; ++row) key = mix(key ^ least[band * rows + row]) + 0x9e3779b97f4a7c15ULL;
    marks.keys.push_back(static_cast<std::uint32_t>(key >> 32U));
  }
  std::sort(marks.keys.begin(), marks.keys.end());
  marks.keys.erase(std::unique(marks.keys.begin(), marks.keys.end()), marks.keys.end());
  for (const std::uint32_t value : least) marks.sketch += static_cast<char>(mix(value));
  return marks;
}

// The part of functions that agree is the part of shingles in common, give or take. Near copies in which three standard
// deviations fewer than half agree are passed over.
bool may_be_copies(std::string_view sketch, std::string_view other) {
  if (sketch.size() != functions || other.size() != functions) return false;
  std::size_t same = 0;
  for (std::size_t i = 0; i < functions; ++i) same += sketch[i] == other[i] ? 1 : 0;
  static const double fewest = functions * 0.5 - 1.5 * std::sqrt(functions);
  return static_cast<double>(same) >= fewest;
}

std::vector<ArticleId> reports(const std::vector<std::string_view>& texts) {
  boost::disjoint_sets_with_storage<> sets(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) sets.make_set(i);
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_key;
  std::vector<CopyMarks> all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const CopyMarks& own = all.emplace_back(copy_marks(texts[i]));
    for (const std::uint32_t key : own.keys) {
      std::vector<std::size_t>& others = by_key[key];
      for (const std::size_t other : others)
        if (sets.find_set(other) != sets.find_set(i) && may_be_copies(own.sketch, all[other].sketch) &&
            near_copies(own.shingles, all[other].shingles))
          sets.union_set(i, other);
      others.push_back(i);
    }
  }
  std::vector<ArticleId> result(texts.size());
  std::unordered_map<std::size_t, ArticleId> first;
  for (std::size_t i = 0; i < texts.size(); ++i) result[i] = first.try_emplace(sets.find_set(i), ArticleId{i}).first->second;
  return result;
}

}  // namespace entente
