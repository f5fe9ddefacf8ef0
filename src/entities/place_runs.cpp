// SPDX-License-Identifier: Apache-2.0
#include "entities/place_runs.hpp"

#include <algorithm>
#include <span>

#include "entities/gazetteer_matcher.hpp"

namespace entente {
namespace {

class PlaceRuns {
 public:
  PlaceRuns(const Gazetteer& gazetteer, const Words& words) : gazetteer_(gazetteer), words_(words) {}

  // Where the state's or country's name begins; the end where the name is no such run.
  TokenId state_in(TokenRange name) const {
    if (name.size() < 2 || knows_place(aliases(name.begin, name.end))) return name.end;
    for (TokenId at{name.begin.value + 1U}; at < name.end; ++at.value)
      if (lies_in(aliases(name.begin, at), aliases(at, name.end))) return at;
    return name.end;
  }

 private:
  std::span<const PackedAlias> aliases(TokenId begin, TokenId end) const {
    return gazetteer_.find(words_.phrase(begin.value, end.value));
  }

  bool is_place(const PackedAlias& alias) const {
    const EntityType type = gazetteer_.type(alias.entity);
    return (type == EntityType::Place || type == EntityType::Country) && !is_demonym(alias);
  }

  bool knows_place(std::span<const PackedAlias> aliases) const {
    return std::any_of(aliases.begin(), aliases.end(), [&](const PackedAlias& alias) { return is_place(alias); });
  }

  // Whether some place of the first name may lie in a state or country of the second.
  bool lies_in(std::span<const PackedAlias> names, std::span<const PackedAlias> states) const {
    return std::any_of(states.begin(), states.end(), [&](const PackedAlias& state) {
      const PackedEntity& outer = gazetteer_.entity(state.entity);
      const bool country = gazetteer_.type(state.entity) == EntityType::Country;
      if (!is_place(state) || (!country && static_cast<PlaceDetail>(outer.detail) != PlaceDetail::first_level)) return false;
      const std::uint32_t within = country ? state.entity : outer.country;
      return std::any_of(names.begin(), names.end(), [&](const PackedAlias& name) {
        return is_place(name) && name.entity != state.entity && gazetteer_.entity(name.entity).country == within;
      });
    });
  }

  const Gazetteer& gazetteer_;
  const Words& words_;
};

}  // namespace

void part_places(const Gazetteer& gazetteer, const Words& words, std::vector<TaggedName>& names) {
  const PlaceRuns runs(gazetteer, words);
  std::vector<TaggedName> parted;
  for (const TaggedName& name : names) {
    const TokenId state = name.type == NameClass::place ? runs.state_in(name.tokens) : name.tokens.end;
    parted.push_back({{name.tokens.begin, state}, name.type});
    if (state < name.tokens.end) parted.push_back({{state, name.tokens.end}, name.type});
  }
  names = std::move(parted);
}

}  // namespace entente
