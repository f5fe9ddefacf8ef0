// SPDX-License-Identifier: Apache-2.0
#include "key_runs.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t number_bytes = 4;
// Bytes of a part's keys, and half of its numbers: two rows of keys fill a page, one of numbers does, though some are longer by
// chance.
constexpr std::size_t usual_part = 3600;
constexpr std::int64_t longest_merged = 1'000'000;  // keys: what bounds the work of a batch and its memory

// The least byte first, on every machine.
void write_number(std::uint32_t number, std::string& bytes) {
  for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>(number >> (8 * i));
}

std::uint32_t read_number(std::string_view bytes, std::size_t index) {
  const std::size_t at = index * number_bytes;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < number_bytes; ++i) number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

constexpr std::uint32_t more_bytes = 0x80;  // the mark of a byte that is not the last one
constexpr unsigned longest_shift = 28;      // of the fifth and last byte of a step

std::size_t step_bytes(std::uint32_t step) {
  std::size_t bytes = 1;
  for (; step >= more_bytes; step >>= 7U) ++bytes;
  return bytes;
}

// Seven bits a byte, the lowest first.
void write_step(std::uint32_t step, std::string& bytes) {
  for (; step >= more_bytes; step >>= 7U) bytes += static_cast<char>(step | more_bytes);
  bytes += static_cast<char>(step);
}

// The keys, each of which is written as a step on from the one before; nothing where they can't be read.
std::optional<std::vector<std::uint32_t>> read_keys(std::string_view bytes) {
  std::vector<std::uint32_t> keys;
  keys.reserve(bytes.size());
  std::uint64_t key = 0;
  for (auto at = bytes.begin(); at != bytes.end();) {
    std::uint32_t byte = static_cast<unsigned char>(*at++);
    std::uint64_t step = byte & (more_bytes - 1);
    for (unsigned shift = 7; byte >= more_bytes; shift += 7) {
      if (at == bytes.end() || shift > longest_shift) return std::nullopt;
      byte = static_cast<unsigned char>(*at++);
      step |= std::uint64_t{byte & (more_bytes - 1)} << shift;
    }
    key += step;
    if (key > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    keys.push_back(static_cast<std::uint32_t>(key));
  }
  return keys;
}

// Of sorted pairs, those that are there an odd number of times, once each.
void keep_odd(std::vector<Keyed>& pairs) {
  auto kept = pairs.begin();
  for (auto pair = pairs.begin(); pair != pairs.end();) {
    const auto end = std::find_if(pair, pairs.end(), [&](const Keyed& other) { return other != *pair; });
    if ((end - pair) % 2 != 0) *kept++ = *pair;
    pair = end;
  }
  pairs.erase(kept, pairs.end());
}

std::uint32_t key_of(std::uint32_t key) { return key; }
std::uint32_t key_of(const Keyed& pair) { return pair.key; }

}  // namespace

template <class Iterator>
Iterator KeyRuns::Run::end_of(std::int64_t part, Iterator begin, Iterator end) const {
  return std::partition_point(begin, end, [&](const auto& one) { return part_of(key_of(one)) <= part; });
}

KeyRuns::KeyRuns(Database& database, const std::string& kind)
    : database_(database),
      runs_(database, "SELECT number, first, parts, keys FROM " + kind + "_run ORDER BY keys"),
      insert_run_(database, "INSERT INTO " + kind + "_run (first, parts, keys) VALUES (?, ?, ?)"),
      erase_run_(database, "DELETE FROM " + kind + "_run WHERE number = ?"),
      last_part_(database, "SELECT max(part) FROM " + kind + "_keys"),
      keys_(database, "SELECT keys FROM " + kind + "_keys WHERE part = ?"),
      numbers_(database, "SELECT numbers FROM " + kind + "_numbers WHERE part = ?"),
      insert_keys_(database, "INSERT INTO " + kind + "_keys VALUES (?, ?)"),
      insert_numbers_(database, "INSERT INTO " + kind + "_numbers VALUES (?, ?)"),
      erase_keys_(database, "DELETE FROM " + kind + "_keys WHERE part >= ? AND part < ?"),
      erase_numbers_(database, "DELETE FROM " + kind + "_numbers WHERE part >= ? AND part < ?") {}

std::vector<KeyRuns::Run> KeyRuns::runs() {
  std::vector<Run> result;
  runs_.bind().each([&](const Sql& row) { result.push_back({row.number(0), row.number(1), row.number(2), row.number(3)}); });
  return result;
}

// Valid until the statement is reset.
std::string_view KeyRuns::column(Sql& rows, std::int64_t part) {
  if (!rows.bind(part).step()) database_.fail_damaged("keys are missing");
  return rows.view(0);
}

std::vector<std::uint32_t> KeyRuns::keys_of(std::int64_t part) {
  std::optional<std::vector<std::uint32_t>> keys = read_keys(column(keys_, part));
  if (!keys) database_.fail_damaged("keys can't be read");
  keys_.reset();
  return *std::move(keys);
}

std::vector<Keyed> KeyRuns::read_part(std::int64_t part) {
  const std::vector<std::uint32_t> keys = keys_of(part);
  const std::string_view numbers = column(numbers_, part);
  if (numbers.size() != keys.size() * number_bytes) database_.fail_damaged("keys can't be read");
  std::vector<Keyed> pairs(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) pairs[i] = {keys[i], read_number(numbers, i)};
  numbers_.reset();
  return pairs;
}

void KeyRuns::write_part(std::int64_t part, const std::vector<Keyed>& pairs) {
  std::string keys;
  std::string numbers;
  std::uint32_t last = 0;
  for (const Keyed& pair : pairs) {
    write_step(pair.key - std::exchange(last, pair.key), keys);
    write_number(pair.number, numbers);
  }
  insert_keys_.run(part, Blob{keys});
  insert_numbers_.run(part, Blob{numbers});
}

void KeyRuns::change(std::vector<Keyed> pairs) {
  std::sort(pairs.begin(), pairs.end());
  keep_odd(pairs);
  if (pairs.empty()) return;
  for (const Run& run : runs())
    if (run.keys <= std::min(static_cast<std::int64_t>(pairs.size()), longest_merged)) take_run(run, pairs);
  write_run(pairs);
}

// Deletes the run; `pairs` stay sorted.
void KeyRuns::take_run(const Run& run, std::vector<Keyed>& pairs) {
  const auto middle = static_cast<std::ptrdiff_t>(pairs.size());
  for (std::int64_t part = run.first; part < run.first + run.parts; ++part) {
    const std::vector<Keyed> more = read_part(part);
    pairs.insert(pairs.end(), more.begin(), more.end());
  }
  std::inplace_merge(pairs.begin(), pairs.begin() + middle, pairs.end());
  keep_odd(pairs);
  erase_keys_.run(run.first, run.first + run.parts);
  erase_numbers_.run(run.first, run.first + run.parts);
  erase_run_.run(run.number);
}

void KeyRuns::write_run(const std::vector<Keyed>& pairs) {
  std::size_t bytes = 0;
  std::uint32_t last = 0;
  for (const Keyed& pair : pairs) bytes += step_bytes(pair.key - std::exchange(last, pair.key));
  const std::size_t parts = std::max(bytes, pairs.size() * number_bytes / 2) / usual_part + 1;
  const Run run{0, last_part_.bind().first().value_or(0) + 1, static_cast<std::int64_t>(parts),
                static_cast<std::int64_t>(pairs.size())};
  auto begin = pairs.begin();
  for (std::int64_t part = run.first; part < run.first + run.parts; ++part) {
    const auto end = run.end_of(part, begin, pairs.end());
    write_part(part, {begin, end});
    begin = end;
  }
  insert_run_.run(run.first, run.parts, run.keys);
}

std::vector<Keyed> KeyRuns::with(const std::vector<std::uint32_t>& keys) {
  std::vector<Keyed> found;
  for (const Run& run : runs())
    for (auto begin = keys.begin(); begin != keys.end();) {
      const std::int64_t part = run.part_of(*begin);
      const auto end = run.end_of(part, begin, keys.end());
      find_in_part(part, begin, end, found);
      begin = end;
    }
  std::sort(found.begin(), found.end());
  keep_odd(found);
  return found;
}

void KeyRuns::find_in_part(std::int64_t part, Keys begin, Keys end, std::vector<Keyed>& found) {
  const std::vector<std::uint32_t> keys = keys_of(part);
  std::string_view numbers;
  for (auto from = keys.begin(); begin != end; ++begin) {
    const auto [first, last] = std::equal_range(from, keys.end(), *begin);
    from = last;
    if (first == last) continue;
    if (numbers.empty()) numbers = column(numbers_, part);
    if (numbers.size() != keys.size() * number_bytes) database_.fail_damaged("keys can't be read");
    for (auto key = first; key != last; ++key)
      found.push_back({*key, read_number(numbers, static_cast<std::size_t>(key - keys.begin()))});
  }
  numbers_.reset();
}

std::vector<Keyed> KeyRuns::all() {
  std::vector<Keyed> result;
  for (const Run& run : runs())
    for (std::int64_t part = run.first; part < run.first + run.parts; ++part) {
      const std::vector<Keyed> pairs = read_part(part);
      const bool all_here =
          std::all_of(pairs.begin(), pairs.end(), [&](const Keyed& pair) { return run.part_of(pair.key) == part; });
      if (!all_here || !std::is_sorted(pairs.begin(), pairs.end())) database_.fail_damaged("keys are in disorder");
      result.insert(result.end(), pairs.begin(), pairs.end());
    }
  std::sort(result.begin(), result.end());
  keep_odd(result);
  return result;
}

void create_key_runs(Database& database) {
  for (const std::string kind : {"copy", "edge", "identity"})
    database.run(("CREATE TABLE " + kind +
                  "_run (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, parts INTEGER NOT NULL, keys INTEGER NOT NULL);"
                  "CREATE TABLE " +
                  kind +
                  "_keys (part INTEGER PRIMARY KEY, keys BLOB);"
                  "CREATE TABLE " +
                  kind + "_numbers (part INTEGER PRIMARY KEY, numbers BLOB)")
                     .c_str());
}

}  // namespace entente
