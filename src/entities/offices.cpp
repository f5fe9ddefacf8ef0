// SPDX-License-Identifier: Apache-2.0
#include "entities/offices.hpp"

namespace entente {
namespace {

// Snapshots and newspapers disagree by some months about who is in office.
constexpr std::uint32_t slack_years = 1;

bool held_before(const PackedOffice& office, std::uint32_t date) { return office.end != 0 && office.end < date; }

// The only body of the article at which the person holds an office of this title, or held it in the `past`; none where there are two.
EntityId body_of(const Cast& cast, std::uint32_t person, std::uint64_t title, bool past) {
  EntityId body;
  for (const PackedOffice& office : cast.gazetteer.offices_of(person)) {
    if (name_key(cast.gazetteer.text(office.role)) != title) continue;
    if (past ? !held_before(office, cast.date()) : cast.date() != 0 && !held_on(office, cast.date(), slack_years)) continue;
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
    const std::uint64_t title = cast.words.phrase(name.title.begin.value, name.title.end.value);
    const EntityId now = body_of(cast, person, title, false);
    const EntityId body = now || cast.date() == 0 ? now : body_of(cast, person, title, true);
    if (body) cast.document.glosses.push_back({entities[i], body, name.title, {name.title.begin, name.tokens.end}, {}, !now});
  }
}

}  // namespace entente
