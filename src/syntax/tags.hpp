// SPDX-License-Identifier: Apache-2.0
// The tags of a treebank: pairs of UPOS and XPOS.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <entente/morphology.hpp>

#include "core/model_file.hpp"
#include "syntax/lexicon.hpp"

namespace entente {

class TagSet {
 public:
  struct Tag {
    Upos pos = Upos::X;
    std::uint8_t xpos = 0;  // index of its name
  };

  // Sections xpos and tags.
  explicit TagSet(const ModelFile& file);

  const Tag& operator[](TagClass tag) const { return tags_[tag]; }
  std::size_t size() const { return tags_.size(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<Tag> tags_;
};

}  // namespace entente
