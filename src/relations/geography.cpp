// SPDX-License-Identifier: Apache-2.0
#include "relations/geography.hpp"

namespace entente {

bool may_lie_in(const Document& document, EntityId inner, EntityId outer) {
  using Size = KnownPlace::Size;
  const std::vector<KnownPlace>& known = document.known_places;
  if (inner.value >= known.size() || outer.value >= known.size()) return true;
  const KnownPlace& small = known[inner.value];
  const KnownPlace& large = known[outer.value];
  if (small.size == Size::unknown || large.size == Size::unknown) return true;
  if (large.size == Size::town || small.size == Size::country) return false;
  if (small.size != Size::region) return true;
  return large.size == Size::country && small.country == large.self;
}

}  // namespace entente
