// SPDX-License-Identifier: Apache-2.0
#include "syntax/tags.hpp"

#include <algorithm>

#include "core/tsv.hpp"

namespace entente {

TagSet::TagSet(const ModelFile& file) {
  for (const std::string_view name : split(file.section("xpos"), '\n')) names_.emplace_back(name);
  for (const std::string_view line : split(file.section("tags"), '\n')) {
    const std::vector<std::string_view> fields = split(line, '\t');
    if (fields.size() != 2) file.fail("its tags don't fit");
    const auto found = std::find(names_.begin(), names_.end(), fields[1]);
    tags_.push_back({upos(fields[0]), static_cast<std::uint8_t>(found - names_.begin())});
  }
}

}  // namespace entente
