// SPDX-License-Identifier: Apache-2.0
// Who and what the world's news speak of: names, their bearers, offices and when they were held. A read-only view of the
// packed gazetteer (gazetteer_format.hpp); copying it is cheap.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <entente/schema.hpp>

#include "entities/gazetteer_format.hpp"

namespace entente {

class Gazetteer {
 public:
  // `bytes` outlive the view. Throws Error, with `where` named, for a file of another version or a damaged one.
  Gazetteer(std::string_view bytes, std::string_view where);

  // Everyone called so, the most prominent first. The key is name_key() of the name.
  std::span<const PackedAlias> find(std::uint64_t key) const {
    return may_have(key) ? look_up(key) : std::span<const PackedAlias>();
  }

  const PackedEntity& entity(std::uint32_t index) const { return entities_[index]; }
  std::size_t size() const { return entities_.size(); }
  EntityType type(std::uint32_t index) const { return static_cast<EntityType>(entities_[index].type); }
  OrganizationKind kind(std::uint32_t index) const { return static_cast<OrganizationKind>(entities_[index].kind); }
  std::string_view name(std::uint32_t index) const { return text(entities_[index].name); }
  std::string wikidata(std::uint32_t index) const;  // "Q57665", or empty

  // Of one person, by start; and of all people at one body or country, by start.
  std::span<const PackedOffice> offices_of(std::uint32_t person) const;
  std::span<const std::uint32_t> offices_at(std::uint32_t entity) const;
  const PackedOffice& office(std::uint32_t index) const { return offices_[index]; }

  // The word for what belongs to the country, as "Norwegian"; empty where there is none.
  std::string_view adjective(std::uint32_t country) const;

  // How many people have this word as their given or family name; null where nobody has.
  const PackedNameWord* name_word(std::uint64_t key) const;

  // Whether a dictionary has the word, and not as a name.
  bool is_common_word(std::uint64_t key) const;
  // Long names whose consonants are those of the key.
  std::span<const PackedSkeleton> alike(std::uint64_t skeleton) const;

  std::string_view text(PackedText text) const { return strings_.substr(text.offset, text.size); }

 private:
  // Made when the file is opened.
  struct Index {
    std::vector<std::uint64_t> filter;  // a bit for each hash that some name has: most words are no names, and this fits the cache
    std::size_t mask = 0;
    std::unordered_map<std::uint32_t, std::string_view> adjectives;  // by country
  };
  bool may_have(std::uint64_t key) const {
    const std::size_t bit = (key >> 24U) & index_->mask;
    return (index_->filter[bit / 64] >> bit % 64 & 1U) != 0;
  }
  std::span<const PackedAlias> look_up(std::uint64_t key) const;
  std::shared_ptr<const Index> make_index() const;

  std::shared_ptr<const Index> index_;
  std::string_view strings_;
  std::span<const PackedEntity> entities_;
  std::span<const PackedAlias> aliases_;
  std::span<const std::uint32_t> slots_;
  std::span<const PackedOffice> offices_;
  std::span<const std::uint32_t> held_at_;
  std::span<const PackedNameWord> name_words_;
  std::span<const PackedSkeleton> skeletons_;
  std::span<const std::uint32_t> common_words_;
};

// Whether the office was held on `date` (20190326), or within `slack` years of it where the dates are vague.
bool held_on(const PackedOffice& office, std::uint32_t date, std::uint32_t slack = 0);

}  // namespace entente
