// SPDX-License-Identifier: Apache-2.0
// How Graphviz numbers the objects of a graph. By default an object's number is the address of its name, and where several lines tie
// the same two names dot takes the one of the lowest number first: its layouts would differ from one run to the next.
#pragma once

#include <graphviz/cgraph.h>

namespace entente {

// For agopen(): objects are numbered as they are made.
Agdisc_t* numbered_in_order();

}  // namespace entente
