// SPDX-License-Identifier: Apache-2.0
#include "entities/gazetteer_builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>

#include <entente/error.hpp>

#include "core/tsv.hpp"
#include "entities/name_key.hpp"

namespace entente {
namespace {

template <class Record>
std::vector<Record> copy(std::string_view bytes, PackedSection at) {
  std::vector<Record> records(at.count);
  if (at.count > 0) std::memcpy(records.data(), bytes.data() + at.offset, at.count * sizeof(Record));
  return records;
}

}  // namespace

GazetteerBuilder::GazetteerBuilder(std::string_view packed, std::string_view where) {
  PackedHeader header{};
  if (packed.size() >= sizeof header) std::memcpy(&header, packed.data(), sizeof header);
  if (std::memcmp(header.magic, packed_magic, sizeof packed_magic) != 0 || header.version != packed_version)
    throw Error(std::string(where) + ": no gazetteer of version " + std::to_string(packed_version) + "; build it again");
  strings_ = packed.substr(header.strings.offset, header.strings.count);
  entities_ = copy<PackedEntity>(packed, header.entities);
  aliases_ = copy<PackedAlias>(packed, header.aliases);
  offices_ = copy<PackedOffice>(packed, header.offices);
  name_words_ = copy<PackedNameWord>(packed, header.name_words);
  skeletons_ = copy<PackedSkeleton>(packed, header.skeletons);
  common_words_ = copy<std::uint32_t>(packed, header.common_words);
  first_new_entity_ = entities_.size();
  first_new_alias_ = aliases_.size();
}

PackedText GazetteerBuilder::store(std::string_view text) {
  const auto [place, added] = texts_.try_emplace(std::string(text), PackedText{});
  if (added) {
    place->second = {static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
    strings_ += text;
  }
  return place->second;
}

std::uint32_t GazetteerBuilder::add(const PackedEntity& entity) {
  entities_.push_back(entity);
  return static_cast<std::uint32_t>(entities_.size() - 1);
}

void GazetteerBuilder::add_alias(std::uint32_t entity, std::string_view name, AliasKind kind, std::uint8_t flags) {
  aliases_.push_back({name_key(name), store(name), entity, static_cast<std::uint8_t>(kind), flags, 0});
}

void GazetteerBuilder::add_office(const PackedOffice& office) {
  constexpr int each = 2;
  constexpr int most = 10;
  offices_.push_back(office);
  PackedEntity& person = entities_[office.person];
  if (++person.offices <= most) person.prominence = static_cast<std::uint8_t>(std::min(250, person.prominence + each));
}

std::string GazetteerBuilder::finish() {
  index_offices();
  count_name_words();
  add_skeletons();
  std::sort(common_words_.begin(), common_words_.end());
  common_words_.erase(std::unique(common_words_.begin(), common_words_.end()), common_words_.end());
  sort_aliases();
  const std::vector<std::uint32_t> slots = alias_slots();
  const std::vector<std::uint32_t> held = offices_held_at();
  PackedHeader header{};
  std::memcpy(header.magic, packed_magic, sizeof packed_magic);
  header.version = packed_version;
  bytes_.assign(sizeof header, '\0');
  header.strings = append(strings_);
  header.entities = append(entities_);
  header.aliases = append(aliases_);
  header.alias_slots = append(slots);
  header.offices = append(offices_);
  header.offices_held_at = append(held);
  header.name_words = append(name_words_);
  header.skeletons = append(skeletons_);
  header.common_words = append(common_words_);
  std::memcpy(bytes_.data(), &header, sizeof header);
  return std::move(bytes_);
}

void GazetteerBuilder::index_offices() {
  std::stable_sort(offices_.begin(), offices_.end(), [](const PackedOffice& a, const PackedOffice& b) {
    return std::tie(a.person, a.start) < std::tie(b.person, b.start);
  });
  for (std::size_t i = offices_.size(); i-- > 0;) entities_[offices_[i].person].first_office = static_cast<std::uint32_t>(i);
}

void GazetteerBuilder::count_name_words() {
  std::map<std::uint64_t, PackedNameWord> words;
  for (const PackedNameWord& word : name_words_) words[word.key] = word;
  for (std::size_t i = first_new_entity_; i < entities_.size(); ++i) {
    if (static_cast<EntityType>(entities_[i].type) != EntityType::Person) continue;
    const std::vector<std::string_view> parts = split(text(entities_[i].name), ' ');
    if (parts.size() < 2) continue;
    ++words[name_key(parts.front())].given;
    ++words[name_key(parts.back())].family;
  }
  name_words_.clear();
  for (auto& [key, word] : words) {
    word.key = key;
    name_words_.push_back(word);
  }
}

// Only known people and bodies with long names: a short name is too near to others.
void GazetteerBuilder::add_skeletons() {
  constexpr std::size_t shortest = 10;
  constexpr int known = 100;
  for (std::size_t i = first_new_alias_; i < aliases_.size(); ++i) {
    const PackedAlias& alias = aliases_[i];
    const auto kind = static_cast<AliasKind>(alias.kind);
    const bool plain = kind == AliasKind::full || kind == AliasKind::name || kind == AliasKind::short_ || kind == AliasKind::variant;
    const std::string_view name = text(alias.text);
    if (!plain || name.size() < shortest || name.find(' ') == name.npos || entities_[alias.entity].prominence < known) continue;
    skeletons_.push_back({skeleton_key(name), alias.entity, alias.text, 0});
  }
  std::sort(skeletons_.begin(), skeletons_.end(), [](const PackedSkeleton& a, const PackedSkeleton& b) {
    return std::tie(a.key, a.entity, a.text.offset) < std::tie(b.key, b.entity, b.text.offset);
  });
}

void GazetteerBuilder::sort_aliases() {
  std::sort(aliases_.begin(), aliases_.end(), [this](const PackedAlias& a, const PackedAlias& b) {
    const auto rank = [this](const PackedAlias& alias) { return -int{entities_[alias.entity].prominence}; };
    return std::make_tuple(a.key, rank(a), a.entity, a.text.offset) < std::make_tuple(b.key, rank(b), b.entity, b.text.offset);
  });
}

std::vector<std::uint32_t> GazetteerBuilder::alias_slots() const {
  std::vector<std::uint32_t> slots(std::bit_ceil(aliases_.size() * 2 + 2));
  for (std::size_t i = 0; i < aliases_.size(); ++i) {
    if (i > 0 && aliases_[i].key == aliases_[i - 1].key) continue;
    std::size_t slot = aliases_[i].key & (slots.size() - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return slots;
}

std::vector<std::uint32_t> GazetteerBuilder::offices_held_at() const {
  std::vector<std::uint32_t> order(offices_.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto place = [this](std::uint32_t i) { return std::tie(offices_[i].entity, offices_[i].start, offices_[i].person); };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  return order;
}

template <class Records>
PackedSection GazetteerBuilder::append(const Records& records) {
  bytes_.resize((bytes_.size() + 7) / 8 * 8);
  const auto offset = static_cast<std::uint32_t>(bytes_.size());
  bytes_.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(*records.data()));
  return {offset, static_cast<std::uint32_t>(records.size())};
}

std::uint8_t prominence(EntityType type, PlaceDetail detail, bool core, std::uint32_t population) {
  int value = core ? 100 : 20;
  if (type == EntityType::Country) value += 140;
  if (type == EntityType::Organization) value += 20;
  if (detail == PlaceDetail::capital) value += 60;
  if (detail == PlaceDetail::first_level) value -= 20;
  if (population > 0) value += static_cast<int>(10 * std::log10(static_cast<double>(population))) - 50;
  return static_cast<std::uint8_t>(std::clamp(value, 1, 250));
}

PlaceDetail place_detail(std::string_view kind) {
  static const std::map<std::string_view, PlaceDetail> details = {
      {"city", PlaceDetail::city},     {"capital", PlaceDetail::capital},     {"first-level", PlaceDetail::first_level},
      {"region", PlaceDetail::region}, {"territory", PlaceDetail::territory}, {"river", PlaceDetail::water},
      {"sea", PlaceDetail::water},     {"lake", PlaceDetail::water},          {"building", PlaceDetail::building},
      {"base", PlaceDetail::base}};
  const auto found = details.find(kind);
  return found == details.end() ? PlaceDetail::none : found->second;
}

std::uint32_t packed_number(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

std::uint32_t packed_date(std::string_view text) {
  const std::uint32_t date = packed_number(text);
  if (text.size() == 4) return date * 10000;
  return text.size() == 7 ? date * 100 : date;
}

}  // namespace entente
