// SPDX-License-Identifier: Apache-2.0
// Makes packed gazetteers (gazetteer_format.hpp): from nothing, or from one that is packed already and more entries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/schema.hpp>

#include "entities/gazetteer_format.hpp"

namespace entente {

class GazetteerBuilder {
 public:
  GazetteerBuilder() = default;
  // Goes on from a packed gazetteer. Throws Error, with `where` named, where the bytes are none.
  GazetteerBuilder(std::string_view packed, std::string_view where);

  std::size_t size() const { return entities_.size(); }
  PackedEntity& entity(std::uint32_t index) { return entities_[index]; }
  std::string_view text(PackedText text) const { return std::string_view(strings_).substr(text.offset, text.size); }

  PackedText store(std::string_view text);
  // The index of the new entity.
  std::uint32_t add(const PackedEntity& entity);
  void add_alias(std::uint32_t entity, std::string_view name, AliasKind kind, std::uint8_t flags);
  // Of two namesakes the one with more offices is meant more often.
  void add_office(const PackedOffice& office);
  // name_key() of words that are no names.
  void add_common_word(std::uint64_t key) { common_words_.push_back(static_cast<std::uint32_t>(key >> 32)); }

  // The packed file; to be called once.
  std::string finish();

 private:
  void index_offices();
  void count_name_words();
  void add_skeletons();
  void sort_aliases();
  std::vector<std::uint32_t> alias_slots() const;
  std::vector<std::uint32_t> offices_held_at() const;
  template <class Records>
  PackedSection append(const Records& records);

  std::unordered_map<std::string, PackedText> texts_;  // those stored so far
  std::string strings_;
  std::vector<PackedEntity> entities_;
  std::vector<PackedAlias> aliases_;
  std::vector<PackedOffice> offices_;
  std::vector<PackedNameWord> name_words_;
  std::vector<PackedSkeleton> skeletons_;
  std::vector<std::uint32_t> common_words_;
  std::size_t first_new_entity_ = 0;
  std::size_t first_new_alias_ = 0;
  std::string bytes_;
};

// A guess at how often the news mean this bearer of a name: states, then large and capital cities, then known people.
std::uint8_t prominence(EntityType type, PlaceDetail detail, bool core, std::uint32_t population);
// What sort of place a gazetteer's table calls it.
PlaceDetail place_detail(std::string_view kind);
// "2019-03-26" → 20190326; what is not given is 0.
std::uint32_t packed_date(std::string_view text);
// The digits of the text as one number: "Q212" → 212.
std::uint32_t packed_number(std::string_view text);

}  // namespace entente
