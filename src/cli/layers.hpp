// SPDX-License-Identifier: Apache-2.0
// What lies below the facts of an article, as a line of JSON: its times with their values, its verbs with their status, its names
// with their sort.
#pragma once

#include <string>

#include <entente/extractor.hpp>

namespace entente {

// Of a document that `extractor` has analysed.
std::string layers_json(const Extractor& extractor, const Document& document);

}  // namespace entente
