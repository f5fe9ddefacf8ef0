// SPDX-License-Identifier: Apache-2.0
#include "copy_keys.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace entente {
namespace {

constexpr std::size_t number_bytes = 4;
constexpr std::size_t pair_bytes = 2 * number_bytes;
constexpr std::int64_t usual_part = 880;  // pairs: one part in a million has so many more that it does not fit into a page
constexpr std::int64_t longest_merged = 1'000'000;  // pairs: what bounds the work of a batch and its memory

// The least byte first, on every machine.
void write(std::uint32_t number, std::string& bytes) {
  for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>(number >> (8 * i));
}

std::uint32_t read(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < number_bytes; ++i) number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

template <class Iterator>
std::string pack(Iterator begin, Iterator end) {
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(end - begin) * pair_bytes);
  for (; begin != end; ++begin) {
    write(begin->key, bytes);
    write(begin->article, bytes);
  }
  return bytes;
}

bool before_key(const CopyKey& pair, std::uint32_t key) { return pair.key < key; }

}  // namespace

std::vector<CopyKeys::Run> CopyKeys::runs() {
  std::vector<Run> result;
  runs_.bind().each([&](const Sql& row) { result.push_back({row.number(0), row.number(1), row.number(2), row.number(3)}); });
  return result;
}

std::vector<CopyKey> CopyKeys::part(std::int64_t row) {
  part_.bind(row);
  if (!part_.step()) database_.fail_damaged("keys of near copies are missing");
  const std::string_view bytes = part_.view(0);
  if (bytes.size() % pair_bytes != 0) database_.fail_damaged("keys of near copies can't be read");
  std::vector<CopyKey> pairs(bytes.size() / pair_bytes);
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {read(bytes, i * pair_bytes), read(bytes, i * pair_bytes + number_bytes)};
  part_.reset();
  return pairs;
}

void CopyKeys::insert(std::vector<CopyKey> come) {
  if (come.empty()) return;
  std::sort(come.begin(), come.end());
  come.erase(std::unique(come.begin(), come.end()), come.end());
  for (const Run& run : runs())
    if (run.keys <= std::min(static_cast<std::int64_t>(come.size()), longest_merged)) take_run(run, come);
  write_run(come);
}

// Deletes the run; `keys` stay sorted.
void CopyKeys::take_run(const Run& run, std::vector<CopyKey>& keys) {
  const auto middle = static_cast<std::ptrdiff_t>(keys.size());
  for (std::int64_t row = run.first; row < run.first + run.parts; ++row) {
    const std::vector<CopyKey> pairs = part(row);
    keys.insert(keys.end(), pairs.begin(), pairs.end());
  }
  std::inplace_merge(keys.begin(), keys.begin() + middle, keys.end());
  erase_parts_.run(run.first, run.first + run.parts);
  erase_run_.run(run.number);
}

void CopyKeys::write_run(const std::vector<CopyKey>& keys) {
  const auto size = static_cast<std::int64_t>(keys.size());
  const Run run{0, last_part_.bind().first().value_or(0) + 1, (size + usual_part - 1) / usual_part, size};
  auto begin = keys.begin();
  for (std::int64_t row = run.first; row < run.first + run.parts; ++row) {
    const auto end = std::partition_point(begin, keys.end(), [&](const CopyKey& pair) { return run.row(pair.key) <= row; });
    insert_part_.run(row, Blob{pack(begin, end)});
    begin = end;
  }
  insert_run_.run(run.first, run.parts, run.keys);
}

void CopyKeys::erase(std::vector<CopyKey> gone) {
  if (gone.empty()) return;
  std::sort(gone.begin(), gone.end());
  for (const Run& run : runs()) erase(run, gone);
}

void CopyKeys::erase(const Run& run, const std::vector<CopyKey>& gone) {
  for (auto begin = gone.begin(); begin != gone.end();) {
    const std::int64_t row = run.row(begin->key);
    const auto end = std::partition_point(begin, gone.end(), [&](const CopyKey& pair) { return run.row(pair.key) <= row; });
    const std::vector<CopyKey> there = part(row);
    std::vector<CopyKey> left;
    std::set_difference(there.begin(), there.end(), begin, end, std::back_inserter(left));
    if (left.size() != there.size()) update_part_.run(Blob{pack(left.begin(), left.end())}, row);
    begin = end;
  }
}

std::vector<CopyKey> CopyKeys::with(const std::vector<std::uint32_t>& keys) {
  std::vector<CopyKey> found;
  for (const Run& run : runs()) {
    std::vector<CopyKey> pairs;
    std::int64_t read = -1;  // row
    for (const std::uint32_t key : keys) {
      if (const std::int64_t row = run.row(key); row != read) pairs = part(read = row);
      for (auto pair = std::lower_bound(pairs.begin(), pairs.end(), key, before_key); pair != pairs.end() && pair->key == key;
           ++pair)
        found.push_back(*pair);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<CopyKey> CopyKeys::all() {
  std::vector<CopyKey> keys;
  for (const Run& run : runs())
    for (std::int64_t row = run.first; row < run.first + run.parts; ++row) {
      const std::vector<CopyKey> pairs = part(row);
      const bool all_here =
          std::all_of(pairs.begin(), pairs.end(), [&](const CopyKey& pair) { return run.row(pair.key) == row; });
      if (!all_here || !std::is_sorted(pairs.begin(), pairs.end())) database_.fail_damaged("keys of near copies are in disorder");
      keys.insert(keys.end(), pairs.begin(), pairs.end());
    }
  return keys;
}

}  // namespace entente
