// SPDX-License-Identifier: Apache-2.0
#include "entities/gazetteer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <ranges>

#include <entente/error.hpp>

namespace entente {
namespace {

// The section as records in place. The file is aligned to 64 and its sections to 8.
template <class Record>
std::span<const Record> section(std::string_view bytes, PackedSection at, std::string_view where) {
  if (at.offset > bytes.size() || at.count > (bytes.size() - at.offset) / sizeof(Record))
    throw Error(std::string(where) + ": the gazetteer is cut short; build it again");
  return {reinterpret_cast<const Record*>(bytes.data() + at.offset), at.count};
}

}  // namespace

Gazetteer::Gazetteer(std::string_view bytes, std::string_view where) {
  PackedHeader header{};
  if (bytes.size() < sizeof header) throw Error(std::string(where) + ": no gazetteer");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, packed_magic, sizeof packed_magic) != 0 || header.version != packed_version)
    throw Error(std::string(where) + ": no gazetteer of version " + std::to_string(packed_version) + "; build it again");
  const std::span<const char> strings = section<char>(bytes, header.strings, where);
  strings_ = {strings.data(), strings.size()};
  entities_ = section<PackedEntity>(bytes, header.entities, where);
  aliases_ = section<PackedAlias>(bytes, header.aliases, where);
  slots_ = section<std::uint32_t>(bytes, header.alias_slots, where);
  offices_ = section<PackedOffice>(bytes, header.offices, where);
  held_at_ = section<std::uint32_t>(bytes, header.offices_held_at, where);
  name_words_ = section<PackedNameWord>(bytes, header.name_words, where);
  common_words_ = section<std::uint32_t>(bytes, header.common_words, where);
  skeletons_ = section<PackedSkeleton>(bytes, header.skeletons, where);
  index_ = make_index();
}

std::shared_ptr<const Gazetteer::Index> Gazetteer::make_index() const {
  constexpr std::size_t bits_per_name = 16;  // one word in sixteen that is no name is looked up in vain
  auto index = std::make_shared<Index>();
  index->filter.resize(std::bit_ceil(aliases_.size() * bits_per_name + 64) / 64);
  index->mask = index->filter.size() * 64 - 1;
  for (const PackedAlias& alias : aliases_) {
    const std::size_t bit = (alias.key >> 24U) & index->mask;
    index->filter[bit / 64] |= std::uint64_t{1} << bit % 64;
    if (static_cast<AliasKind>(alias.kind) != AliasKind::demonym_adjective) continue;
    std::string_view& best = index->adjectives[alias.entity];  // the longest: "British", not "Anglo"
    const std::string_view word = text(alias.text);
    if (word.size() > best.size() || (word.size() == best.size() && word < best)) best = word;
  }
  return index;
}

std::span<const PackedAlias> Gazetteer::look_up(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = key & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t first = slots_[slot] - 1;
    if (aliases_[first].key != key) continue;
    std::size_t last = first;
    while (last < aliases_.size() && aliases_[last].key == key) ++last;
    return aliases_.subspan(first, last - first);
  }
  return {};
}

std::string Gazetteer::wikidata(std::uint32_t index) const {
  const std::uint32_t number = entities_[index].wikidata;
  return number == 0 ? std::string() : "Q" + std::to_string(number);
}

std::span<const PackedOffice> Gazetteer::offices_of(std::uint32_t person) const {
  const PackedEntity& entity = entities_[person];
  return offices_.subspan(entity.first_office, entity.offices);
}

std::span<const std::uint32_t> Gazetteer::offices_at(std::uint32_t entity) const {
  const auto place = [this](std::uint32_t index) { return offices_[index].entity; };
  return {std::ranges::lower_bound(held_at_, entity, {}, place), std::ranges::upper_bound(held_at_, entity, {}, place)};
}

std::string_view Gazetteer::adjective(std::uint32_t country) const {
  const auto found = index_->adjectives.find(country);
  return found == index_->adjectives.end() ? std::string_view() : found->second;
}

const PackedNameWord* Gazetteer::name_word(std::uint64_t key) const {
  const auto found = std::ranges::lower_bound(name_words_, key, {}, &PackedNameWord::key);
  return found != name_words_.end() && found->key == key ? &*found : nullptr;
}

std::span<const PackedSkeleton> Gazetteer::alike(std::uint64_t skeleton) const {
  const auto key = &PackedSkeleton::key;
  return {std::ranges::lower_bound(skeletons_, skeleton, {}, key), std::ranges::upper_bound(skeletons_, skeleton, {}, key)};
}

bool Gazetteer::is_common_word(std::uint64_t key) const {
  return std::ranges::binary_search(common_words_, static_cast<std::uint32_t>(key >> 32));
}

bool held_on(const PackedOffice& office, std::uint32_t date, std::uint32_t slack) {
  constexpr std::uint32_t year = 10000;
  // A vague end ("2019") lasts to the end of that year; an open one lasted at least until the source was read.
  std::uint32_t end = office.end;
  if (end != 0 && end % year == 0) end += 1231;
  if (end != 0 && end % 100 == 0) end += 31;
  if (office.start > date + slack * year) return false;
  return end == 0 || end + slack * year >= date;
}

}  // namespace entente
