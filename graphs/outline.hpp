// SPDX-License-Identifier: Apache-2.0
// What is known of a graph file without reading its relations, sentences and statements one by one.
#pragma once

#include <entente/store.hpp>

#include "sqlite.hpp"

namespace entente {

Counts read_counts(Database& database);
Outline read_outline(Database& database);

}  // namespace entente
