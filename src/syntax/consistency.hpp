// SPDX-License-Identifier: Apache-2.0
// Trees whose words contradict their tags: what a reader that scores each arc by itself leaves now and then.
#pragma once

#include <span>
#include <unordered_set>

#include <entente/document.hpp>

#include "core/resources.hpp"
#include "syntax/lexicon.hpp"
#include "syntax/tags.hpp"

namespace entente {

// The tags that a repair may set.
class Consistency {
 public:
  // Reads en/conjunctions.tsv.
  Consistency(const TagSet& tags, const Resources& resources, SymbolTable& shared);

  // Changes heads, relations and `classes` where they can't all be right; whether it did. Before the tree is indexed.
  bool repair(Document& document, const WordInfos& words, std::span<TagClass> classes) const;

 private:
  // Whether it changed anything: one repair of those below.
  bool repair_word(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence, TokenId token) const;
  bool raise_predicate(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence, TokenId word) const;
  bool raise_participle(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId verb) const;
  bool raise_listed_predicate(Document& document, const WordInfos& words, std::span<TagClass> classes, TokenRange sentence, TokenId object) const;
  bool lower_between(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId second) const;
  bool raise_gerund(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId word) const;
  bool raise_passive(Document& document, TokenRange sentence, TokenId verb) const;
  bool raise_infinitive(Document& document, TokenRange sentence, TokenId verb) const;
  bool lower_participle(Document& document, std::span<TagClass> classes, TokenRange sentence, TokenId second) const;

  bool give_subject(Document& document, std::span<const TagClass> classes, TokenRange sentence, TokenId verb) const;
  bool lower_marked_participle(Document& document, std::span<const TagClass> classes, TokenRange sentence, TokenId mark) const;
  bool tie_bare_name(Document& document, TokenRange sentence, TokenId name) const;
  bool keep_in_apposition(Document& document, TokenRange sentence, TokenId word) const;
  bool nest_complements(Document& document, TokenRange sentence, TokenId clause) const;
  bool match_conjuncts(Document& document, TokenRange sentence, TokenId word) const;
  static bool lift_from_name(Document& document, TokenId word);
  bool tie_apposition(Document& document, TokenRange sentence, TokenId name) const;

  std::unordered_set<Symbol> conjunctions_;
  TagClass present_ = no_tag;     // of a verb with a plural subject
  TagClass participle_ = no_tag;  // of a verb before its noun
  TagClass past_ = no_tag;        // of a verb that tells what was
  TagClass singular_ = no_tag;    // of a verb with a singular subject
  TagClass gerund_ = no_tag;
};

}  // namespace entente
