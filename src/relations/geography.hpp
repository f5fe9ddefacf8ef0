// SPDX-License-Identifier: Apache-2.0
// What may lie where by what the gazetteer knows: a list of towns read as an address ("in Lyon, Nantes and Lille") must not
// put one into the other.
#pragma once

#include <entente/document.hpp>

namespace entente {

// Whether `inner` may lie in `outer`; yes where too little is known. A town is believed to lie wherever the text puts it, for
// it may be a namesake of the one that is known: "London, Ontario".
bool may_lie_in(const Document& document, EntityId inner, EntityId outer);

}  // namespace entente
