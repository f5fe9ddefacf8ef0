// SPDX-License-Identifier: Apache-2.0
// The outcome of an analysis as facts: what no fact needs is dropped, entities are numbered by first mention, tokens become
// code points.
#pragma once

#include <entente/document.hpp>

namespace entente {

Facts assemble_facts(const Document& document);

}  // namespace entente
