// SPDX-License-Identifier: Apache-2.0
// One article as a JSON object, in the shapes that news archives and APIs give it.
#pragma once

#include <cstdint>
#include <string>

#include <entente/article.hpp>

namespace entente {

// Where a record begins.
struct RecordPlace {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string number = {};  // "article 12", where records have no lines of their own
};

// `bytes` are one value. Throws InputError where it is no JSON, no object, or has no text.
Article read_json_record(std::string bytes, const RecordPlace& place);

}  // namespace entente
