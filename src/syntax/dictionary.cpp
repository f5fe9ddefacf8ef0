// SPDX-License-Identifier: Apache-2.0
#include "syntax/dictionary.hpp"

#include <algorithm>
#include <bit>

#include "core/hash.hpp"
#include "core/tsv.hpp"

namespace entente {
namespace {

constexpr std::size_t shortest_stem = 2;

}  // namespace

Dictionary::Dictionary(const ModelFile& file) : slots_(file.array<std::uint32_t>("dictionary")),
      classes_(file.array<std::uint16_t>("dictionary.classes")), class_sets_(file.array<std::uint64_t>("dictionary.class.sets")) {
  if (classes_.size() != slots_.size() || class_sets_.size() % 2 != 0) file.fail("its classes don't fit");
  for (const std::uint16_t set : classes_)
    if (set * 2U >= class_sets_.size()) file.fail("its classes don't fit");
  if (!std::has_single_bit(slots_.size())) file.fail("a table's size is no power of two");
  TsvReader reader(file.section("inflections"), "(inflections)", 4);
  while (reader.next()) {
    Inflection inflection;
    inflection.ending = reader[0];
    inflection.doubled = reader[1] == "=";
    if (reader[1] != "-" && reader[1] != "=") inflection.replacement = reader[1];
    for (const char c : reader[2]) inflection.kinds |= 1U << std::min(letters.find(c), letters.size());
    for (const std::string_view tag : split(reader[3], ' ')) inflection.tags.emplace_back(tag);
    inflections_.push_back(std::move(inflection));
  }
  if (inflections_.size() + letters.size() > 64) file.fail("it has too many inflections");
}

std::size_t Dictionary::place(std::string_view word) { return static_cast<std::size_t>(hash64(word)); }

std::uint32_t Dictionary::slot(std::string_view word, std::uint32_t kinds_of_word) {
  const auto check = static_cast<std::uint32_t>(hash64(word) >> 32) | (1U << 31U);
  return (check & ~kinds) | kinds_of_word;
}

std::size_t Dictionary::find_slot(std::string_view word) const {
  if (slots_.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t check = slot(word, 0);
  for (std::size_t i = place(word) & mask; slots_[i] != 0; i = (i + 1) & mask)
    if ((slots_[i] & ~kinds) == check) return i;
  return slots_.size();
}

std::uint32_t Dictionary::find(std::string_view word) const {
  const std::size_t found = find_slot(word);
  return found < slots_.size() ? slots_[found] & kinds : 0;
}

Dictionary::Classes Dictionary::classes(std::string_view lower, std::uint64_t described) const {
  Classes result{};
  const auto add = [&](std::string_view word) {
    const std::size_t found = find_slot(word);
    if (found == slots_.size()) return;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] |= class_sets_[classes_[found] * 2U + i];
  };
  add(lower);
  for (std::size_t i = 0; i < inflections_.size(); ++i)
    if ((described >> (letters.size() + i) & 1U) != 0) add(undo(inflections_[i], lower));
  return result;
}

std::string Dictionary::undo(const Inflection& inflection, std::string_view form) {
  if (!form.ends_with(inflection.ending) || form.size() < inflection.ending.size() + shortest_stem) return {};
  std::string stem(form.substr(0, form.size() - inflection.ending.size()));
  if (inflection.doubled) {
    if (stem[stem.size() - 1] != stem[stem.size() - 2]) return {};
    stem.pop_back();
  }
  return stem + inflection.replacement;
}

std::uint64_t Dictionary::describe(std::string_view lower) const {
  std::uint64_t result = find(lower);
  for (std::size_t i = 0; i < inflections_.size(); ++i) {
    const std::string stem = undo(inflections_[i], lower);
    if (!stem.empty() && (find(stem) & inflections_[i].kinds) != 0) result |= std::uint64_t{1} << (letters.size() + i);
  }
  return result;
}

std::string Dictionary::lemma(std::string_view lower, std::uint64_t described, std::string_view tag) const {
  for (std::size_t i = 0; i < inflections_.size(); ++i) {
    const auto& tags = inflections_[i].tags;
    if ((described >> (letters.size() + i) & 1U) != 0 && std::find(tags.begin(), tags.end(), tag) != tags.end())
      return undo(inflections_[i], lower);
  }
  return {};
}

}  // namespace entente
