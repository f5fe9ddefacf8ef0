// SPDX-License-Identifier: Apache-2.0
// Which words belong to names and to what sort of name, as a linear classifier learnt it from annotated text: word by word
// from left to right, with what the rules make of the same words among its features.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>

#include "core/linear_model.hpp"
#include "entities/names.hpp"

namespace entente {

// Sorts of names that annotated texts tell apart; `other` names works, laws, peoples and whatever else is no entity.
enum class NameClass : std::uint8_t { person, organization, place, event, other };

// A label says that its word is in no name, begins one, or goes on with it.
using NameLabel = std::uint8_t;
inline constexpr NameLabel no_name = 0;
inline constexpr std::size_t name_labels = 11;
constexpr NameLabel begin_of(NameClass of) { return static_cast<NameLabel>(1 + 2 * static_cast<int>(of)); }
constexpr bool begins(NameLabel label) { return label % 2 == 1; }
constexpr NameClass class_of(NameLabel label) { return static_cast<NameClass>((label - 1) / 2); }
constexpr bool may_follow(NameLabel label, NameLabel before) {
  return label == no_name || begins(label) || (before != no_name && class_of(before) == class_of(label));
}

struct TaggedName {
  TokenRange tokens;
  NameClass type{};
};

class NameTagger {
 public:
  // The bytes are a names.model. Throws Error where they aren't.
  NameTagger(std::string_view bytes, const std::string& where);

  // In text order; `names` are those that the rules find in the document.
  std::vector<TaggedName> find(const Gazetteer& gazetteer, const Vocabulary& vocabulary, const Document& document, const Words& words,
                               const std::vector<Name>& names) const;

 private:
  LinearModel model_;
};

}  // namespace entente
