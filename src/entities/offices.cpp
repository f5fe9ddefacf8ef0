// SPDX-License-Identifier: Apache-2.0
#include "entities/offices.hpp"

namespace entente {
namespace {

// Snapshots and newspapers disagree by some months about who is in office.
constexpr std::uint32_t slack_years = 1;

// The only body of the article at which the person holds or held an office of this title; none where there are two.
EntityId body_of(const Cast& cast, std::uint32_t person, std::uint64_t title) {
  EntityId body;
  for (const PackedOffice& office : cast.gazetteer.offices_of(person)) {
    if (name_key(cast.gazetteer.text(office.role)) != title) continue;
    if (cast.date() != 0 && !held_on(office, cast.date(), slack_years)) continue;
    const EntityId entity = cast.find_known(office.entity);
    if (!entity || entity == body) continue;
    if (body) return {};
    body = entity;
  }
  return body;
}

}  // namespace

void find_offices(Cast& cast, const std::vector<Name>& names, const std::vector<EntityId>& entities) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    if (!entities[i] || name.title.empty() || name.courtesy) continue;
    const std::uint32_t person = cast.profile(entities[i]).known;
    if (person == packed_none || cast.entity(entities[i]).type != EntityType::Person) continue;
    if (const EntityId body = body_of(cast, person, cast.words.phrase(name.title.begin.value, name.title.end.value)))
      cast.document.offices.push_back({name.title, entities[i], body});
  }
}

}  // namespace entente
