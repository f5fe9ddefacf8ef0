// SPDX-License-Identifier: Apache-2.0
// Trees whose words contradict their tags: what a reader that scores each arc by itself leaves now and then.
#pragma once

#include <span>

#include <entente/document.hpp>

#include "syntax/lexicon.hpp"
#include "syntax/tags.hpp"

namespace entente {

// The tags that a repair may set.
class Consistency {
 public:
  explicit Consistency(const TagSet& tags);

  // Changes heads, relations and `classes` where they can't all be right; whether it did. Before the tree is indexed.
  bool repair(Document& document, const WordInfos& words, std::span<TagClass> classes) const;

 private:
  bool raise_predicate(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence, TokenId word) const;
  bool lower_participle(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId second) const;

  TagClass present_ = no_tag;     // of a verb with a plural subject
  TagClass participle_ = no_tag;  // of a verb before its noun
  TagClass past_ = no_tag;        // of a verb that tells what was
};

}  // namespace entente
