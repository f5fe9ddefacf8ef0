// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM as a wish to end well: what is begun is finished, what is done is kept.
#pragma once

#include <atomic>

namespace entente {

// From here on the first of these signals sets the flag; the second one ends the program at once, as always.
// The flag is the program's only global state: a signal has no other way to say something.
const std::atomic<bool>& catch_interrupts();

}  // namespace entente
