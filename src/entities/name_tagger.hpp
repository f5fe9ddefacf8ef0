// SPDX-License-Identifier: Apache-2.0
// Which words belong to names and to what sort of name, as a network learnt it from annotated text, with what the rules make of
// the same words among its features.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "core/pool.hpp"
#include "entities/name_network.hpp"
#include "entities/names.hpp"

namespace entente {

// Of each paragraph, or of the parts of one that is very long: what is read as a whole.
std::vector<TokenRange> name_paragraphs(const Document& document);

class NameTagger {
 public:
  // The bytes are a names.model. Throws Error where they aren't.
  NameTagger(std::string_view bytes, const std::string& where);

  // In text order; `names` are those that the rules find in the document.
  std::vector<TaggedName> find(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                               const std::vector<Name>& names) const;

 private:
  NameNetwork network_;
  mutable Pool<NameNetwork::Scratch> scratches_;
};

}  // namespace entente
